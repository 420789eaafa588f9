-- What the planner saw, so that any decision, silence included, can be made again from history. One row per planned
-- window of a journey, never one per passenger: who was in it, what they believed and what was on its way to them
-- follows from the rows of the trips, beliefs and ledger that the planner's snapshot could see.

create table planning (
    sequence   bigint generated always as identity,
    journey_id text collate "C" not null,
    planned_at timestamptz not null,
    opened_at  timestamptz,
    recheck_at timestamptz,
    revision   bigint      not null,
    -- Other journeys of the same trips, by id: revision, and when bad news came in that was still settling.
    others     jsonb       not null,
    -- Name of what hid or held back other news; absent if nothing did.
    muted      text,
    parameters text        not null,
    told       integer     not null,
    silent     jsonb       not null,
    snapshot   pg_snapshot not null,
    xid        xid8        not null,
    primary key (sequence, planned_at)
) partition by range (planned_at);

create table planning_default partition of planning default;
create index planning_by_journey on planning (journey_id, sequence);
create index planning_by_time on planning (planned_at);

-- Numbers of the policy, under a name that no other set of numbers has.
create table notice_parameters (
    name    text  not null primary key,
    numbers jsonb not null
);

-- Messages and silences that hid or held back other news, under a name that no other set of them has.
create table planning_muted (
    name  text  not null primary key,
    muted jsonb not null
);

-- Every form a trip ever had. "ended" says that nobody is told about it from here on.
create table trip_history (
    sequence        bigint generated always as identity primary key,
    trip_id         text    not null,
    subscription_id text    not null,
    passenger_id    text    not null,
    generation      integer not null,
    legs            jsonb   not null,
    preferences     jsonb   not null,
    ended           boolean not null,
    xid             xid8    not null default pg_current_xact_id()
);

create index trip_history_by_trip on trip_history (trip_id, sequence);
create index trip_history_by_passenger on trip_history (passenger_id);
create index trip_history_by_subscription on trip_history (subscription_id);
-- Which trips were ever on a journey.
create index trip_history_by_leg on trip_history using gin (legs jsonb_path_ops);

create function remember_trip() returns trigger language plpgsql as $$
begin
    insert into trip_history (trip_id, subscription_id, passenger_id, generation, legs, preferences, ended)
    select trip_id, subscription_id, passenger_id, generation, legs, preferences, tg_op = 'DELETE' from rows;
    return null;
end $$;

create trigger trip_began after insert on trip referencing new table as rows
    for each statement execute function remember_trip();
create trigger trip_changed after update on trip referencing new table as rows
    for each statement execute function remember_trip();
create trigger trip_ended after delete on trip referencing old table as rows
    for each statement execute function remember_trip();

insert into trip_history (trip_id, subscription_id, passenger_id, generation, legs, preferences, ended)
select trip_id, subscription_id, passenger_id, generation, legs, preferences, false from trip;

-- Everything a passenger ever believed about a trip.
create table belief_history (
    sequence     bigint generated always as identity primary key,
    trip_id      text  not null,
    passenger_id text  not null,
    told         jsonb not null,
    told_at      timestamptz not null,
    xid          xid8  not null default pg_current_xact_id()
);

create index belief_history_by_trip on belief_history (trip_id, sequence);
create index belief_history_by_passenger on belief_history (passenger_id);

create function remember_belief() returns trigger language plpgsql as $$
begin
    insert into belief_history (trip_id, passenger_id, told, told_at)
    select trip_id, passenger_id, told, told_at from rows;
    return null;
end $$;

create trigger belief_began after insert on belief referencing new table as rows
    for each statement execute function remember_belief();
create trigger belief_changed after update on belief referencing new table as rows
    for each statement execute function remember_belief();

insert into belief_history (trip_id, passenger_id, told, told_at)
select trip_id, passenger_id, told, told_at from belief;

-- Which states a row of the ledger went through: transaction, status, whether it may have arrived.
alter table notice add column xid xid8, add column steps text[] not null default '{}';
update notice set xid = '3';
alter table notice alter column xid set not null, alter column xid set default pg_current_xact_id();

create function remember_step() returns trigger language plpgsql as $$
begin
    new.steps := old.steps || concat_ws(' ', pg_current_xact_id(), new.status, new.outcome_unknown);
    return new;
end $$;

create trigger notice_step before update on notice for each row
    when (old.status is distinct from new.status or old.outcome_unknown is distinct from new.outcome_unknown)
    execute function remember_step();
create index notice_by_trip on notice (trip_id, sequence);

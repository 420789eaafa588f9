-- Operator messages. The first three tables are a projection and can be made anew from the events; times are passenger
-- time.

create table operator_message (
    message_id   text not null primary key,
    status       text        not null,
    revision     integer     not null,
    corrected    integer     not null,
    content      jsonb       not null,
    inhibits     text        not null,
    valid_from   timestamptz not null,
    valid_until  timestamptz not null,
    drafted_by   text        not null,
    drafted_at   timestamptz not null,
    changed_by   text        not null,
    changed_at   timestamptz not null,
    published_at timestamptz,
    archived_at  timestamptz,
    all_clear    boolean     not null,
    number       bigint      not null,
    position     bigint      not null
);

create index operator_message_by_number on operator_message (number);
create index operator_message_inhibiting on operator_message (valid_until)
    where status = 'PUBLISHED' and inhibits <> 'NOTHING';

-- One row per wording, which never changes: a running fan-out reads its words here.
create table operator_message_wording (
    message_id text not null,
    revision   integer     not null,
    content    jsonb       not null,
    interrupts boolean     not null,
    author     text        not null,
    at         timestamptz not null,
    primary key (message_id, revision)
);

-- Whom a message is meant for: kind is journey, leg, stop, line (network:line) or network; the calls are those of a leg.
create table operator_message_audience (
    message_id text not null,
    kind       text    not null,
    value      text not null,
    from_call  integer not null,
    until_call integer not null,
    primary key (message_id, kind, value, from_call, until_call)
);

create index operator_message_audience_by_value on operator_message_audience (kind, value);
create index stop_departure_by_line on stop_departure (line, shown_at);

-- When each message is to be looked at next. revision is the wording that is being told page by page; 0 between two
-- rounds.
create table message_plan (
    message_id text not null primary key,
    due_at     timestamptz not null,
    revision   integer     not null default 0
) with (fillfactor = 50);

create index message_plan_by_due on message_plan (due_at);

-- Who was told what, or is about to be: one row however often. thread stands in the ledger where a subscription stands
-- otherwise: notices of one thread replace each other.
create table message_told (
    message_id   text not null,
    passenger_id text        not null,
    thread       text        not null,
    revision     integer     not null,
    version      integer     not null,
    on_line      boolean     not null,
    told_at      timestamptz not null,
    cleared      boolean     not null default false,
    primary key (message_id, passenger_id)
) with (fillfactor = 70);

create index message_told_by_passenger on message_told (passenger_id);
create index message_told_by_thread on message_told (thread);

-- Passengers who ride or watch something else than before: whatever is being told is to be compared with it.
create table message_newcomer (
    passenger_id text        not null,
    at           timestamptz not null
);

create index message_newcomer_by_passenger on message_newcomer (passenger_id);

create index subscription_index_watching on subscription_index ((target ->> 'kind'))
    where active and target ->> 'kind' in ('line', 'stop');

-- Rows of the ledger about a message have no journey.
alter table notice alter column journey_id drop not null, add column message_id text;
alter table belief alter column journey_id drop not null;
create index notice_by_message on notice (message_id, sequence) where message_id is not null;

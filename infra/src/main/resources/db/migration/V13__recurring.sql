-- Subscriptions that mean journeys of certain days, and when each is to be looked at again.

create table trip_care (
    subscription_id text        not null primary key,
    passenger_id    text        not null,
    due_at          timestamptz not null
) with (fillfactor = 70);

create index trip_care_by_due on trip_care (due_at);
create index trip_care_by_passenger on trip_care (passenger_id);

-- Where the journeys depart that a recurring subscription means.
create table wanted_stop (
    subscription_id text not null references trip_care on delete cascade,
    stop_id         text not null,
    primary key (subscription_id, stop_id)
);

create index wanted_stop_by_stop on wanted_stop (stop_id);

-- Journeys that nobody has looked for yet on behalf of recurring subscriptions.
create table appeared_journey (
    journey_id text collate "C" not null primary key
);

-- Platforms of one station that a timetable does not join are found by their common name.
create index stop_name_by_name on stop_name (lower(name));

-- What ended a subscription: its owner, or time.
alter table subscription_index add column ended_because text;

insert into trip_care (subscription_id, passenger_id, due_at)
select subscription_id, passenger_id, timestamptz 'epoch' from subscription_index where active;

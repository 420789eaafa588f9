-- Tables of the projections. Every row can be made anew from the events; see the package io.ansage.infra.rebuild.
-- Ids are compared byte by byte, as Java compares them.

create table journey_outlook (
    journey_id   text collate "C" not null primary key,
    network      text        not null,
    service_date date        not null,
    train_number text        not null,
    status       text        not null,
    revision     bigint      not null,
    position     bigint      not null,
    as_of        timestamptz not null,
    outlook      jsonb       not null
) with (fillfactor = 70);

create index journey_outlook_by_train on journey_outlook (train_number, service_date, journey_id);
create index journey_outlook_by_date on journey_outlook (service_date, journey_id);
create index journey_outlook_by_position on journey_outlook (position);

-- One row per call. The revision is that of the journey's outlook, by join: a board cannot show another one.
-- shown_at is the expected, else the planned departure; absent where neither is known.
create table stop_departure (
    journey_id       text collate "C" not null,
    call_order       integer     not null,
    stop_id          text        not null,
    line             text,
    destination      text        not null,
    aimed            timestamptz,
    expected         timestamptz,
    shown_at         timestamptz,
    delay_minutes    integer,
    planned_platform text,
    platform         text,
    cancelled        boolean     not null,
    departed         boolean     not null,
    terminus         boolean     not null,
    journey_over     boolean     not null,
    primary key (journey_id, call_order)
) with (fillfactor = 70);

create index stop_departure_by_time on stop_departure (stop_id, shown_at);

-- Every name a stop was ever called by.
create table stop_name (
    stop_id text not null,
    name    text not null,
    primary key (stop_id, name)
);

-- Partitioned by service date, which a journey's id implies: one journey lies in one partition, the key stays unique
-- across all of them, and an old month is detached as a whole. Partitions are made when the first row needs them.
create table journey_history (
    journey_id   text collate "C" not null,
    service_date date        not null,
    revision     bigint      not null,
    position     bigint      not null,
    type         text        not null,
    observed_at  timestamptz not null,
    known_at     timestamptz not null,
    recorded_at  timestamptz not null,
    source       text        not null,
    because      text        not null,
    event        jsonb       not null,
    primary key (journey_id, revision, service_date)
) partition by range (service_date);

create table subscription_index (
    subscription_id   text        not null primary key,
    passenger_id      text        not null,
    journey_id        text collate "C" not null,
    boarding          integer     not null,
    alighting         integer     not null,
    threshold_minutes integer     not null,
    language          text        not null,
    started_at        timestamptz not null,
    ended_at          timestamptz,
    active            boolean     not null,
    position          bigint      not null
);

create index subscription_index_by_journey on subscription_index (journey_id) where active;
create index subscription_index_by_passenger on subscription_index (passenger_id);

-- Where a projection is built anew beside the live one.
create schema staging;

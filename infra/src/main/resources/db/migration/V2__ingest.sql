-- The books of the ingest. Rows are written in the transaction that keeps the events of a batch, so that they are right
-- after any crash. All instants here are passenger time.

create table ingest_offset (
    topic       text   not null,
    partition   int    not null,
    -- Offset of the first record that is not booked yet.
    next_offset bigint not null,
    primary key (topic, partition)
) with (fillfactor = 50);

create table ingest_count (
    -- Of the topic of observations; -1 for input that was set aside before it got there.
    partition int    not null,
    outcome   text   not null check (outcome in ('APPLIED', 'SUPPRESSED', 'QUARANTINED')),
    reason    text   not null,
    total     bigint not null,
    primary key (partition, outcome, reason)
) with (fillfactor = 50);

-- The command side's own index of journeys, to find those of feeds without a timetable by number and date.
create table known_journey (
    journey_id    text primary key,
    train_number  text not null,
    service_date  date not null,
    planned_from  timestamptz,
    planned_until timestamptz
);

create index known_journey_number on known_journey (train_number, service_date);

-- One partition a month, made when its first row comes, so that old months can be detached instead of deleted.
create table quarantine (
    id             bigint generated always as identity,
    known_at       timestamptz not null,
    source         text        not null,
    source_kind    text        not null,
    message_id     text        not null,
    journey_id     text,
    reason         text        not null,
    detail         text        not null,
    raw            text        not null,
    is_observation boolean     not null,
    resubmitted_at timestamptz,
    primary key (id, known_at)
) partition by range (known_at);

create index quarantine_message on quarantine (message_id, source, reason) where resubmitted_at is null;

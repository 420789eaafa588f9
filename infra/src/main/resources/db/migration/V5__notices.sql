-- Settling, ledger and outbox. Times are passenger time unless said otherwise.

-- One row per journey about which there is something to decide.
create table settling (
    journey_id text collate "C" not null primary key,
    opened_at  timestamptz,
    due_at     timestamptz not null
) with (fillfactor = 50);

create index settling_by_due on settling (due_at);

-- What a passenger was last told about a leg: what a provider took last.
create table belief (
    subscription_id text        not null primary key,
    passenger_id    text        not null,
    journey_id      text collate "C" not null,
    version         integer     not null,
    told            jsonb       not null,
    notification_id text        not null,
    told_at         timestamptz not null
) with (fillfactor = 70);

create index belief_by_passenger on belief (passenger_id);

-- Ledger and outbox in one. Status:
--   planned     to be sent; nobody has seen it, unless outcome_unknown
--   sending     handed to a provider; lease_until and next_attempt_at are machine time
--   held        waits until hold_until
--   accepted, failed, superseded, expired, withdrawn: closed, for good
-- Partitioned by the time of planning, so that retention detaches a month; the default partition takes what nobody
-- made a partition for, so that a day from the past can be replayed.
create table notice (
    sequence        bigint generated always as identity,
    notification_id text        not null,
    subscription_id text        not null,
    passenger_id    text        not null,
    journey_id      text collate "C" not null,
    version         integer     not null,
    revision        bigint      not null,
    class           text        not null,
    reason          text        not null,
    status          text        not null,
    before          jsonb       not null,
    after           jsonb       not null,
    language        text        not null,
    title           text        not null,
    body            text        not null,
    as_of           timestamptz not null,
    planned_at      timestamptz not null,
    useful_until    timestamptz not null,
    hold_until      timestamptz,
    closed_at       timestamptz,
    outcome         text,
    attempts        integer     not null default 0,
    outcome_unknown boolean     not null default false,
    next_attempt_at timestamptz,
    lease_until     timestamptz,
    done_devices    text[]      not null default '{}',
    primary key (sequence, planned_at),
    check (status in ('planned', 'sending', 'held', 'accepted', 'failed', 'superseded', 'expired', 'withdrawn'))
) partition by range (planned_at);

create table notice_default partition of notice default;

-- The outbox: small, whatever the ledger grows to.
create index notice_outbox on notice (next_attempt_at, sequence) where status in ('planned', 'sending');
create index notice_open on notice (subscription_id) where status in ('planned', 'sending', 'held');
create index notice_by_passenger on notice (passenger_id, sequence);
create index notice_by_journey on notice (journey_id, sequence);
create index notice_held on notice (journey_id) where status = 'held';
create index notice_dead on notice (sequence) where status = 'failed';

-- One row per device and attempt. at is machine time.
create table delivery_attempt (
    notification_id text        not null,
    passenger_id    text        not null,
    device_id       text        not null,
    attempt         integer     not null,
    outcome         text        not null,
    why             text,
    at              timestamptz not null
) partition by range (at);

create table delivery_attempt_default partition of delivery_attempt default;
create index delivery_attempt_by_notification on delivery_attempt (notification_id);
create index delivery_attempt_by_passenger on delivery_attempt (passenger_id);

-- An address belongs to one passenger at a time.
create table device (
    device_id     text        not null primary key,
    passenger_id  text        not null,
    channel       text        not null,
    address       text        not null,
    address_hash  bytea       not null,
    suspect       boolean     not null default false,
    registered_at timestamptz not null,
    unique (channel, address_hash)
);

create index device_by_passenger on device (passenger_id);

create table silence_count (
    reason text   not null primary key,
    n      bigint not null
) with (fillfactor = 50);

create table notice_counter (
    name text   not null primary key,
    n    bigint not null
) with (fillfactor = 50);

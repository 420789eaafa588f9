-- Sessions, audit, repeated requests. All times here are machine time.

-- Sessions of passengers. Only digests of tokens: who reads this table can act for nobody.
create table passenger_session (
    token_hash   text        not null primary key,
    passenger_id text        not null,
    created_at   timestamptz not null,
    expires_at   timestamptz not null
);

create index passenger_session_by_passenger on passenger_session (passenger_id);
create index passenger_session_by_expiry on passenger_session (expires_at);

-- Who of the staff looked at or changed what, and why. hash = SHA-256 over the row and the hash of the row before.
create table audit_entry (
    number  bigint      not null primary key,
    at      timestamptz not null,
    who     text        not null,
    action  text        not null,
    subject text        not null,
    reason  text,
    hash    text        not null
);

create function refuse_change_of_audit() returns trigger language plpgsql as $$
begin
    raise exception 'audit rows are only ever added: % refused', tg_op;
end $$;

create trigger audit_is_append_only before update or delete or truncate on audit_entry
    for each statement execute function refuse_change_of_audit();

-- What was answered under an Idempotency-Key. No status yet: being carried out.
create table idempotent_request (
    owner       text        not null,
    key         text        not null,
    fingerprint text        not null,
    claimed_at  timestamptz not null,
    status      integer,
    location    text,
    body        text,
    primary key (owner, key)
);

create index idempotent_request_by_age on idempotent_request (claimed_at);

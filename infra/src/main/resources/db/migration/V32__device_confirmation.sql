-- An address that its passenger has to show to be theirs: nothing is sent there while there is a code. The code itself is
-- kept as a digest only. code_until is machine time.
alter table device
    add column code_hash text,
    add column code_until timestamptz,
    add column code_tries integer not null default 0,
    add column stop_hash bytea;

create unique index device_by_stop_key on device (stop_hash) where stop_hash is not null;

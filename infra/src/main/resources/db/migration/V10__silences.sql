-- What staff hold back for a while. Rows are never deleted: what was held back stays on record. Passenger time.
create table silence (
    number         bigint generated always as identity primary key,
    silence_id     text        not null unique,
    author         text        not null,
    comment        text        not null,
    matchers       jsonb       not null,
    include_urgent boolean     not null,
    starts_at      timestamptz not null,
    ends_at        timestamptz not null,
    created_at     timestamptz not null,
    ended_at       timestamptz,
    ended_by       text
);

create index silence_by_end on silence (ends_at);

create function refuse_deletion_of_silences() returns trigger language plpgsql as $$
begin
    raise exception 'silences are ended, never deleted: % refused', tg_op;
end $$;

create trigger silence_is_kept before delete or truncate on silence
    for each statement execute function refuse_deletion_of_silences();

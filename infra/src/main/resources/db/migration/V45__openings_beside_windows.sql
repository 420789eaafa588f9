-- Openings of settling windows are noted beside the windows, and joined to them by whoever plans next. A window that is
-- being planned is locked until that is done; a projection that opened it again waited for that, at rush hour of a tenth of
-- a nation for 40 of 100 seconds, and with it streams and boards. Whoever notes an opening waits for nobody.
create table settling_opening (
    number     bigint generated always as identity primary key,
    journey_id text collate "C" not null,
    opened_at  timestamptz,
    due_at     timestamptz      not null
) with (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 1000);

create index settling_opening_by_journey on settling_opening (journey_id);

-- What is settling, wherever it is noted. A journey may come more than once: the earlier of all times holds.
create view settling_known as
    select journey_id, opened_at, due_at from settling
    union all
    select journey_id, opened_at, due_at from settling_opening;

-- A notice is taken in hand and closed: two updates of its row, and an update that changes what an index is of writes
-- into every index of the table. What is being handed over stays in the stage at which it was, and its time of being tried
-- stays too; so taking it in hand changes no index, and the new version of the row stands beside the old one wherever a
-- page has room. More than half of each page is left for that: a claim takes all rows of a page at once, and they grow a little.
-- Measured: docs/performance.md, B7 outbox.
alter table notice add column stage text
    generated always as (case when status = 'sending' then 'planned' else status end) stored;

-- What is open is not closed, and the other way round.
update notice set closed_at = planned_at where closed_at is null and stage not in ('planned', 'held');
update notice set closed_at = null where closed_at is not null and stage in ('planned', 'held');
alter table notice add constraint notice_open_or_closed check ((closed_at is null) = (stage in ('planned', 'held')));

-- Each says in words of its own what it is of: statistics made while nothing waited would have a claim look for what is
-- fresh in all of them.
drop index notice_outbox, notice_unseen, notice_waiting, notice_dead;
create index notice_outbox on notice (next_attempt_at, sequence) where stage = 'planned';
create index notice_unseen on notice (journey_id) where closed_at is null;
create index notice_waiting on notice (useful_until) where closed_at is null and next_attempt_at is not null;
create index notice_dead on notice (sequence) where stage = 'failed';

-- Later partitions take this from the default one.
do $$
declare
    part regclass;
begin
    for part in select relid from pg_partition_tree('notice') where isleaf loop
        execute format('alter table %s set (fillfactor = 45)', part);
    end loop;
end $$;

create or replace function count_notices() returns trigger language plpgsql as $$
declare
    counted text := case tg_op
        when 'INSERT' then 'select class, stage, 1 as n from news'
        when 'DELETE' then 'select class, stage, -1 as n from olds'
        else 'select class, stage, 1 as n from news union all select class, stage, -1 from olds' end;
begin
    execute format($sql$
        insert into notice_count as known (slot, class, status, n)
        select notice_count_slot(), class, stage, n from (
            select class, stage, sum(n) as n from (%s) rows group by 1, 2 having sum(n) <> 0 offset 0) changes
        on conflict (slot, class, status) do update set n = known.n + excluded.n
        $sql$, counted);
    return null;
end $$;

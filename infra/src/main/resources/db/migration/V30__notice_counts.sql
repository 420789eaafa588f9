-- How many notices there are of each class and status, so that whoever asks need not read the ledger. What is being
-- handed over counts as planned. Kept by the ledger itself, in the transaction of whoever writes it, erasure included.
-- A transaction counts in a slot that is its own until it ends: nobody waits for another to count. The sums of all slots
-- are the answer.
create table notice_count (
    slot   integer not null,
    class  text    not null,
    status text    not null,
    n      bigint  not null,
    primary key (slot, class, status)
) with (fillfactor = 50);

insert into notice_count (slot, class, status, n)
select 0, class, case status when 'sending' then 'planned' else status end, count(*) from notice group by 2, 3;

-- Found again by every later statement of the transaction: a session may take its own lock twice.
create function notice_count_slot() returns integer language plpgsql as $$
begin
    for i in 0 .. 63 loop
        if pg_try_advisory_xact_lock(1313817669, (pg_backend_pid() + i) % 64) then
            return (pg_backend_pid() + i) % 64;
        end if;
    end loop;
    return 64 + pg_backend_pid();
end $$;

create function count_notices() returns trigger language plpgsql as $$
declare
    counted text := case tg_op
        when 'INSERT' then 'select class, status, 1 as n from news'
        when 'DELETE' then 'select class, status, -1 as n from olds'
        else 'select class, status, 1 as n from news union all select class, status, -1 from olds' end;
begin
    execute format($sql$
        insert into notice_count as known (slot, class, status, n)
        select notice_count_slot(), class, status, n from (
            select class, case status when 'sending' then 'planned' else status end as status, sum(n) as n
            from (%s) rows group by 1, 2 having sum(n) <> 0 offset 0) changes
        on conflict (slot, class, status) do update set n = known.n + excluded.n
        $sql$, counted);
    return null;
end $$;

create trigger notice_count_insert after insert on notice referencing new table as news
    for each statement execute function count_notices();
create trigger notice_count_update after update on notice referencing old table as olds new table as news
    for each statement execute function count_notices();
create trigger notice_count_delete after delete on notice referencing old table as olds
    for each statement execute function count_notices();

create function forget_notice_counts() returns trigger language plpgsql as $$
begin
    delete from notice_count;
    return null;
end $$;

create trigger notice_count_truncate after truncate on notice
    for each statement execute function forget_notice_counts();

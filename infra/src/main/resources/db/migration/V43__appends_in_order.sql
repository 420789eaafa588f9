-- Appends are copied side by side and become visible in the order of their numbers. Whoever appends takes a block of
-- numbers, writes its rows under them, and then waits until every block before its own has ended: readers that have seen
-- number n can never miss a lower one, and nobody waits while another one's rows are copied or its commit is flushed.
-- Every lock here is the transaction's: however it ends, its locks end with it.
drop function take_append_turn(integer);

-- The lock of the right to take the numbers after this one, and the lock of the block that ends with it.
create function append_lock_of_next(number bigint) returns bigint language sql immutable parallel safe
    return 2305843009213693952 + number;
create function append_lock_of_block(number bigint) returns bigint language sql immutable parallel safe
    return 4611686018427387904 + number;

-- Takes the next numbers, as many as asked for; returns the last number taken before them.
create function take_event_numbers(events integer, patience_ms integer) returns bigint language plpgsql as $$
declare
    give_up     timestamptz := clock_timestamp() + patience_ms * interval '1 millisecond';
    taken_before bigint := nullif(current_setting('ansage.appended', true), '')::bigint;
    before      bigint;
    again       bigint;
begin
    loop
        select case when is_called then last_value else 0 end into before from domain_event_entry_global_index_seq;
        if before <> taken_before then
            raise exception 'others have appended since this transaction did: one append to a transaction'
                using errcode = 'lock_not_available';
        end if;
        -- Only who holds this lock moves the sequence on from here; who has been overtaken holds one that nobody wants.
        if pg_try_advisory_xact_lock(append_lock_of_next(before)) then
            select case when is_called then last_value else 0 end into again from domain_event_entry_global_index_seq;
            exit when again = before;
        elsif clock_timestamp() > give_up then
            raise exception 'no numbers for % events in time', events using errcode = 'lock_not_available';
        else
            perform pg_sleep(0.0001);
        end if;
    end loop;
    perform pg_advisory_xact_lock(append_lock_of_block(before + events));
    perform setval('domain_event_entry_global_index_seq', before + events);
    perform set_config('ansage.appended', (before + events)::text, true);
    return before;
end $$;

-- Waits until every block of numbers up to this one has ended, committed or not.
create function await_append_turn(before bigint, patience_ms integer) returns void language plpgsql as $$
declare
    patience_before text := current_setting('lock_timeout');
    earlier bigint;
begin
    perform set_config('lock_timeout', patience_ms::text, true);
    perform pg_advisory_xact_lock_shared(append_lock_of_block(before));
    -- Who committed had waited for all before it. Who did not commit may have left somebody earlier behind.
    if not exists (select from domain_event_entry where global_index = before) then
        for earlier in
            select held.key
            from (select classid::bigint << 32 | objid::bigint as key
                from pg_locks
                where locktype = 'advisory' and objsubid = 1 and granted and mode = 'ExclusiveLock'
                  and database = (select oid from pg_database where datname = current_database())) held
            where held.key between append_lock_of_block(0) and append_lock_of_block(before)
        loop
            perform pg_advisory_xact_lock_shared(earlier);
        end loop;
    end if;
    perform set_config('lock_timeout', patience_before, true);
end $$;

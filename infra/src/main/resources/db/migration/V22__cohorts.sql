-- What puts passengers into one cohort, as a key of sixteen bytes each: cheaper to sort and compare than the documents
-- themselves.
alter table trip add column form uuid not null
    generated always as (md5(legs::text || ' ' || preferences::text)::uuid) stored;
alter table belief add column told_key uuid not null
    generated always as (md5((told - 'at')::text)::uuid) stored;

-- The open notices of a trip are found among all of the trip, of which there are a few.
drop index notice_open;

-- Whether the trip of a leg has others, on further journeys: those must not be decided about twice at the same time.
alter table trip_leg add column changes boolean not null default false;
update trip_leg l set changes = true
where exists (select 1 from trip_leg o where o.trip_id = l.trip_id and o.leg <> l.leg);
create index trip_leg_of_changes on trip_leg (journey_id, trip_id) where changes;

-- What nobody has seen yet about a journey, in place of one look-up for each of its passengers.
create index notice_unseen on notice (journey_id) where status in ('planned', 'sending', 'held');
drop index notice_held;

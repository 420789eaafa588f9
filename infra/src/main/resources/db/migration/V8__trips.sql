-- A subscription may mean several journeys: a trip with changes, a commute, the departures of a stop. What a passenger
-- believes, the budget of interruptions and the notice on the phone belong to a trip.

alter table subscription_index add column target jsonb, add column preferences jsonb;
update subscription_index set
    target = jsonb_build_object('kind', 'trip', 'legs', jsonb_build_array(
        jsonb_build_object('journeyId', journey_id, 'boarding', boarding, 'alighting', alighting))),
    preferences = jsonb_build_object('thresholdMinutes', threshold_minutes, 'languages', jsonb_build_array(language));
alter table subscription_index alter column target set not null, alter column preferences set not null;
drop index subscription_index_by_journey;
alter table subscription_index drop column journey_id, drop column boarding, drop column alighting,
    drop column threshold_minutes, drop column language;

-- The trips that active subscriptions mean, as far ahead as anything is planned. Made from the subscriptions and the
-- timetable, and made again when either changes. Who rides otherwise begins a new generation of the same trip: what was
-- told about the old one is believed no more, and what is still on its way about it is not sent.
create table trip (
    trip_id         text  not null primary key,
    subscription_id text  not null,
    passenger_id    text  not null,
    legs            jsonb not null,
    preferences     jsonb not null,
    generation      integer not null default 1
) with (fillfactor = 80);

create index trip_by_subscription on trip (subscription_id);
create index trip_by_passenger on trip (passenger_id);

create table trip_leg (
    trip_id    text    not null references trip on delete cascade,
    leg        integer not null,
    journey_id text collate "C" not null,
    boarding   integer not null,
    alighting  integer not null,
    primary key (trip_id, leg)
);

create index trip_leg_by_journey on trip_leg (journey_id, trip_id);

insert into trip (trip_id, subscription_id, passenger_id, legs, preferences)
select subscription_id, subscription_id, passenger_id, target -> 'legs', preferences
from subscription_index where active;
insert into trip_leg (trip_id, leg, journey_id, boarding, alighting)
select t.trip_id, l.n - 1, l.leg ->> 'journeyId', (l.leg ->> 'boarding')::int, (l.leg ->> 'alighting')::int
from trip t, jsonb_array_elements(t.legs) with ordinality as l(leg, n);

create function pg_temp.trip_belief(told jsonb) returns jsonb language sql immutable as $$
    select jsonb_strip_nulls(jsonb_build_object('version', told -> 'version', 'interrupts', told -> 'interrupts',
        'reminded', false, 'legs', jsonb_build_array(told - 'at'), 'connections', '[]'::jsonb, 'at', told -> 'at'))
$$;

alter table belief add column trip_id text;
update belief set trip_id = subscription_id, told = pg_temp.trip_belief(told);
alter table belief drop constraint belief_pkey;
alter table belief alter column trip_id set not null, add primary key (trip_id);

alter table notice add column trip_id text, add column generation integer not null default 1;
update notice set trip_id = subscription_id, before = pg_temp.trip_belief(before), after = pg_temp.trip_belief(after);
alter table notice alter column trip_id set not null;
drop index notice_open;
create index notice_open on notice (trip_id) where status in ('planned', 'sending', 'held');

-- Who is on a journey, and what puts them into one cohort, stand beside the leg by which they are found: planning need
-- not open the trip of each passenger who is considered. Written with the trip, and anew whenever that changes.
alter table trip_leg add column generation integer, add column subscription_id text, add column passenger_id text,
    add column form uuid;
update trip_leg l set generation = t.generation, subscription_id = t.subscription_id, passenger_id = t.passenger_id,
    form = t.form
from trip t where t.trip_id = l.trip_id;
alter table trip_leg alter column generation set not null, alter column subscription_id set not null,
    alter column passenger_id set not null, alter column form set not null;

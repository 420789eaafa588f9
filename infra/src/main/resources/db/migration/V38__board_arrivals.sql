-- Boards show arrivals, too: the expected, else the planned one; absent at the first call of a journey. What a board shows
-- of a train is in its outlook; this finds it.
alter table stop_departure add column arrives_at timestamptz;

update stop_departure d set arrives_at = coalesce(c.call #>> '{times,actualArrival}', c.call #>> '{times,expectedArrival}',
        c.call #>> '{planned,aimedArrival}')::timestamptz
from journey_outlook o, jsonb_array_elements(o.outlook -> 'calls') as c(call)
where o.journey_id = d.journey_id and (c.call #>> '{planned,order}')::int = d.call_order;

create index stop_departure_by_arrival on stop_departure (stop_id, arrives_at);

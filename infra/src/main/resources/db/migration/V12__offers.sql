-- Other ways to get there, told with a notice that a trip broke off; those of the latest such notice of a trip.
create table offer (
    offer_id        text        not null primary key,
    trip_id         text        not null,
    generation      integer     not null,
    subscription_id text        not null,
    passenger_id    text        not null,
    rank            integer     not null,
    kept            integer     not null,
    legs            jsonb       not null,
    train           text        not null,
    departs         timestamptz not null,
    arrives         timestamptz not null,
    made_at         timestamptz not null
);

create index offer_by_trip on offer (trip_id);
create index offer_by_subscription on offer (subscription_id);
create index offer_by_passenger on offer (passenger_id);

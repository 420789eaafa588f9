-- One digest for each subscription and day, however often one is asked for.
create table digest (
    subscription_id text not null,
    day             date not null,
    passenger_id    text not null,
    primary key (subscription_id, day)
);

create index digest_by_passenger on digest (passenger_id);

-- What a digest makes its reader believe of each trip, once it was taken by a provider.
create table digest_part (
    notification_id text    not null,
    trip_id         text    not null,
    subscription_id text    not null,
    passenger_id    text    not null,
    journey_id      text collate "C" not null,
    version         integer not null,
    told            jsonb   not null,
    primary key (notification_id, trip_id)
);

create index digest_part_by_passenger on digest_part (passenger_id);

-- The least time to change trains, by the stops as journeys call them; in whole minutes.
create table timetable_change (
    network   text    not null,
    from_stop text    not null,
    to_stop   text    not null,
    minutes   int     not null,
    possible  boolean not null,
    primary key (network, from_stop, to_stop)
);

-- What was loaded before had no change times; the same file shall be read once more.
update timetable_network set content_hash = '';

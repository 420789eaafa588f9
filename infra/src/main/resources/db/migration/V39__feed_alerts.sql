-- What feeds say of stations, lines and networks, as they say it now; lines are written network:line. Whatever a feed
-- does not repeat is gone, so the table stays small.
create table feed_alert (
    feed        text        not null,
    alert_id    text        not null,
    severity    text        not null,
    words       jsonb       not null,
    stops       text[]      not null,
    lines       text[]      not null,
    networks    text[]      not null,
    valid_from  timestamptz,
    valid_until timestamptz,
    seen_at     timestamptz not null,
    primary key (feed, alert_id)
);

-- Names of routes, by the ids that alerts use. A timetable that was loaded before this has none until it is replaced.
create table timetable_route (
    network  text not null,
    route_id text not null,
    line     text not null,
    primary key (network, route_id)
);

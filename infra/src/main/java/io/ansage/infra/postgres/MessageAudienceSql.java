package io.ansage.infra.postgres;

/**
 * Whom a message concerns, as one set: {@code wanted} has each passenger once, however many of their rides and watches it
 * touches. Means the same as {@link io.ansage.domain.message.Audience#touches}.
 */
final class MessageAudienceSql {

    /** Journeys that one of the things named touches. Parameter {@code message}. */
    static final String TOUCHED = """
            with named as (
                select kind, value, from_call, until_call from operator_message_audience where message_id = :message),
            touched as (
                select value collate "C" as journey_id from named where kind in ('journey', 'leg')
                union
                select d.journey_id from named n join stop_departure d on d.stop_id = n.value
                where n.kind = 'stop' and not d.journey_over
                union
                select d.journey_id from named n
                join stop_departure d on d.line = substr(n.value, strpos(n.value, ':') + 1)
                where n.kind = 'line' and not d.journey_over
                    and split_part(d.journey_id, ':', 1) = split_part(n.value, ':', 1) collate "C"
                union
                select l.journey_id from named n
                join trip_leg l on split_part(l.journey_id, ':', 1) = n.value collate "C"
                where n.kind = 'network')
            """;

    /**
     * Passengers and how they want to be told. Parameters besides: {@code from} and {@code until}, when the message
     * holds; {@code over}, before which whoever was to arrive has arrived; {@code severity}.
     */
    static final String WANTED = TOUCHED + """
            , ride as (
                select t.passenger_id, t.preferences
                from touched x
                join trip_leg l on l.journey_id = x.journey_id
                join trip t on t.trip_id = l.trip_id
                left join stop_departure b on b.journey_id = l.journey_id and b.call_order = l.boarding
                left join stop_departure a on a.journey_id = l.journey_id and a.call_order = l.alighting
                left join lateral (select coalesce(a.shown_at, a.arrives_at) as arrives) w on true
                where not coalesce(a.departed or a.journey_over, false)
                    and (w.arrives is null or w.arrives >= greatest(:over, :from))
                    and (b.shown_at is null or b.shown_at < :until)
                    and exists (select 1 from named n where n.kind = 'network'
                            and n.value collate "C" = split_part(l.journey_id, ':', 1)
                        or n.kind = 'journey' and n.value collate "C" = l.journey_id
                        or n.kind = 'line' and n.value collate "C" = split_part(l.journey_id, ':', 1) || ':' || b.line
                        or n.kind = 'leg' and n.value collate "C" = l.journey_id and l.boarding < n.until_call
                            and l.alighting > n.from_call
                        or n.kind = 'stop' and (n.value = b.stop_id and not b.departed
                                and (b.shown_at is null or b.shown_at >= :from)
                            or n.value = a.stop_id and (w.arrives is null or w.arrives < :until)))),
            watch as (
                select i.passenger_id, i.preferences from named n
                join subscription_index i on i.active and i.target ->> 'kind' in ('line', 'stop')
                where n.kind = 'line' and i.target ->> 'kind' = 'line'
                        and n.value = (i.target ->> 'network') || ':' || (i.target ->> 'line')
                    or n.kind = 'stop' and i.target ->> 'kind' = 'stop' and n.value = i.target ->> 'stop'
                    or n.kind = 'network' and n.value = i.target ->> 'network'),
            wanted as (
                select passenger_id, bool_or(on_line) as on_line,
                    (array_agg(preferences order by on_line, preferences::text))[1] as preferences
                from (select passenger_id, preferences, false as on_line from ride
                    union all select passenger_id, preferences, true from watch) both_kinds
                where :severity <> 'ACCESSIBILITY' or coalesce((preferences ->> 'stepFree')::boolean, false)
                group by passenger_id)
            """;

    private MessageAudienceSql() {}
}

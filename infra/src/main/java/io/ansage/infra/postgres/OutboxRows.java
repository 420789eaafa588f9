package io.ansage.infra.postgres;

import static io.ansage.infra.postgres.Instants.instant;

import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.DeliveryOutcome.Accepted;
import io.ansage.domain.channel.DeliveryOutcome.ChannelBroken;
import io.ansage.domain.channel.DeliveryOutcome.RecipientGone;
import io.ansage.domain.channel.DeliveryOutcome.RecipientSuspect;
import io.ansage.domain.channel.DeliveryOutcome.Refused;
import io.ansage.domain.channel.DeliveryOutcome.TryLater;
import io.ansage.domain.channel.DeliveryOutcome.Unknown;
import io.ansage.domain.channel.DeviceAddress;
import io.ansage.domain.journey.JourneyId;
import io.ansage.domain.message.MessageId;
import io.ansage.domain.notice.NoticeClass;
import io.ansage.domain.notice.TripTold;
import io.ansage.domain.subscription.DeviceId;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.subscription.SubscriptionId;
import io.ansage.domain.subscription.TripId;
import io.ansage.infra.json.DomainJson;
import io.ansage.query.delivery.Addressee;
import io.ansage.query.delivery.Addressee.Device;
import io.ansage.query.delivery.Closing;
import io.ansage.query.delivery.Content;
import io.ansage.query.delivery.Parcel;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Between rows of the outbox and what the delivery worker speaks of. One for each page: passengers of a train ride the
 * same legs and believe the same.
 */
final class OutboxRows {

    private final Map<String, TripTold> beliefs = new HashMap<>();
    private final Map<String, List<Leg>> legs = new HashMap<>();

    Parcel parcel(ResultSet rs, int number) throws SQLException {
        var done = (String[]) rs.getArray("done_devices").getArray();
        return new Parcel(rs.getLong("sequence"), Objects.requireNonNull(instant(rs, "lease_until")),
                rs.getInt("attempts"), rs.getBoolean("outcome_unknown"), rs.getBoolean("newer_waits"),
                Arrays.stream(done).map(DeviceId::new).collect(Collectors.toSet()), content(rs),
                new Addressee(new TripId(rs.getString("trip_id")), legs(rs.getString("legs")),
                        rs.getBoolean("active"), rs.getInt("told_version"), devices(rs.getString("devices"))));
    }

    private TripTold told(String json) {
        return beliefs.computeIfAbsent(json, CohortRows::told);
    }

    private List<Leg> legs(@Nullable String json) {
        return json == null ? CohortRows.legs(null) : legs.computeIfAbsent(json, CohortRows::legs);
    }

    private Content content(ResultSet rs) throws SQLException {
        var journey = rs.getString("journey_id");
        var message = rs.getString("message_id");
        return new Content(rs.getString("notification_id"),
                // The thread of a message stands in its place.
                message == null ? new SubscriptionId(rs.getString("subscription_id")) : null,
                journey == null ? null : JourneyId.parse(journey),
                message == null ? null : new MessageId(message), rs.getLong("revision"),
                NoticeClass.valueOf(rs.getString("class")), rs.getString("reason"),
                told(rs.getString("before")), told(rs.getString("after")),
                rs.getString("language"), rs.getString("title"),
                rs.getString("body"), Objects.requireNonNull(instant(rs, "as_of")),
                Objects.requireNonNull(instant(rs, "useful_until")));
    }

    private static List<Device> devices(@Nullable String json) {
        return json == null
                ? List.of()
                : Arrays.stream(DomainJson.mapper().readValue(json, DeviceRow[].class)).map(DeviceRow::device).toList();
    }

    static String closings(List<Closing> closings) {
        return JsonRows.of(closings.stream().map(ClosingRow::of).toList());
    }

    static String attempts(List<Closing> closings) {
        return JsonRows.of(closings.stream()
                .flatMap(c -> c.attempts()
                        .stream()
                        .map(a -> new AttemptRow(c.parcel().sequence(), a.device().id().value(),
                                Closing.nameOf(a.outcome()),
                                why(a.outcome()))))
                .toList());
    }

    private static @Nullable String why(DeliveryOutcome outcome) {
        return switch (outcome) {
            case Accepted accepted -> accepted.providerMessageId();
            case RecipientGone gone -> gone.why();
            case RecipientSuspect suspect -> suspect.why();
            case TryLater later -> later.why();
            case Refused refused -> refused.why();
            case ChannelBroken broken -> broken.why();
            case Unknown unknown -> unknown.why();
        };
    }

    private record DeviceRow(String id, String channel, String token, boolean suspect) {

        Device device() {
            return new Device(new DeviceId(id), channel, new DeviceAddress(token), suspect);
        }
    }

    private record AttemptRow(long sequence, String deviceId, String outcome, @Nullable String why) {}

    private record ClosingRow(long sequence, Instant leaseUntil, String status, @Nullable String outcome,
            boolean outcomeUnknown, @Nullable Instant nextAttemptAt, List<String> doneDevices, boolean attempted) {

        static ClosingRow of(Closing closing) {
            return new ClosingRow(closing.parcel().sequence(), closing.parcel().leaseUntil(),
                    closing.status().name().toLowerCase(Locale.ROOT), closing.outcome(), closing.outcomeUnknown(),
                    closing.nextAttemptAt(), closing.doneDevices().stream().map(DeviceId::value).sorted().toList(),
                    !closing.attempts().isEmpty());
        }
    }
}

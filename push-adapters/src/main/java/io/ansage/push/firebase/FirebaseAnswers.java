package io.ansage.push.firebase;

import com.google.auth.Retryable;
import com.google.firebase.IncomingHttpResponse;
import com.google.firebase.messaging.FirebaseMessagingException;
import com.google.firebase.messaging.MessagingErrorCode;
import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.DeliveryOutcome.ChannelBroken;
import io.ansage.domain.channel.DeliveryOutcome.RecipientGone;
import io.ansage.domain.channel.DeliveryOutcome.RecipientSuspect;
import io.ansage.domain.channel.DeliveryOutcome.Refused;
import io.ansage.domain.channel.DeliveryOutcome.TryLater;
import io.ansage.domain.channel.DeliveryOutcome.Unknown;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Duration;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * What each answer of FCM means for the delivery. Reasons name codes and fields only, never the provider's prose, which
 * may repeat the token.
 *
 * @see <a href="https://firebase.google.com/docs/reference/fcm/rest/v1/ErrorCode">FCM error codes</a>
 */
final class FirebaseAnswers {

    /** The pause FCM asks for after a quota answer that names none. */
    private static final Duration QUOTA_PAUSE = Duration.ofSeconds(60);

    private final RetryAfter retryAfter;

    FirebaseAnswers(InstantSource machineTime) {
        this.retryAfter = new RetryAfter(machineTime);
    }

    DeliveryOutcome outcomeOf(FirebaseMessagingException e) {
        var answer = e.getHttpResponse();
        if (answer == null) {
            return unanswered(e);
        }
        int status = answer.getStatusCode();
        if (status < 400) {
            return new Unknown("answer " + status + " cannot be read");
        }
        var code = e.getMessagingErrorCode();
        return code != null ? byCode(code, answer) : byStatus(status, answer);
    }

    private DeliveryOutcome byCode(MessagingErrorCode code, IncomingHttpResponse answer) {
        return switch (code) {
            case UNREGISTERED -> new RecipientGone(code.name());
            case INVALID_ARGUMENT -> invalid(answer);
            case SENDER_ID_MISMATCH, THIRD_PARTY_AUTH_ERROR -> new ChannelBroken(code.name());
            case QUOTA_EXCEEDED -> quota(code.name(), answer);
            case UNAVAILABLE, INTERNAL -> new TryLater(code.name(), retryAfter.of(answer.getHeaders()), false);
        };
    }

    /** Without a code of FCM's own the answer comes from something before it, such as a proxy or the credentials. */
    private DeliveryOutcome byStatus(int status, IncomingHttpResponse answer) {
        var why = "HTTP " + status;
        return switch (status) {
            case 400 -> invalid(answer);
            // A wrong project or address is our fault: no device may be forgotten for it.
            case 401, 403, 404 -> new ChannelBroken(why);
            case 429 -> quota(why, answer);
            default -> status >= 500 || status == 408
                    ? new TryLater(why, retryAfter.of(answer.getHeaders()), false)
                    : new Refused(why);
        };
    }

    private static DeliveryOutcome invalid(IncomingHttpResponse answer) {
        var violations = FieldViolations.in(answer.getContent());
        var why = violations.fields().isEmpty()
                ? "INVALID_ARGUMENT"
                : "INVALID_ARGUMENT " + String.join(" ", violations.fields());
        return violations.blameToken() ? new RecipientSuspect(why) : new Refused(why);
    }

    private DeliveryOutcome quota(String why, IncomingHttpResponse answer) {
        var wish = retryAfter.of(answer.getHeaders());
        return new TryLater(why, wish != null ? wish : QUOTA_PAUSE, true);
    }

    private static DeliveryOutcome unanswered(FirebaseMessagingException e) {
        for (Throwable cause = e.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof Retryable credentials) {
                return credentials.isRetryable()
                        ? new TryLater("credentials: " + name(cause), null, false)
                        : new ChannelBroken("credentials: " + name(cause));
            }
            if (neverSent(cause)) {
                return new TryLater(name(cause), null, false);
            }
        }
        return new Unknown(name(e.getCause()));
    }

    private static boolean neverSent(Throwable cause) {
        return cause instanceof ConnectException || cause instanceof HttpConnectTimeoutException
                || cause instanceof UnknownHostException || cause instanceof NoRouteToHostException;
    }

    static String name(@Nullable Throwable cause) {
        return cause == null ? "no answer" : cause.getClass().getSimpleName();
    }
}

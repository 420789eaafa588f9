package io.ansage.domain.channel;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What became of handing a message to a provider. */
public sealed interface DeliveryOutcome {

    /** The provider took it. That is not "delivered", and never called so. */
    record Accepted(String providerMessageId) implements DeliveryOutcome {}

    /** The device no longer exists for the provider: forget its address, send nothing there again. */
    record RecipientGone(String why) implements DeliveryOutcome {}

    /** The provider doubts the address: forget it when it happens again. */
    record RecipientSuspect(String why) implements DeliveryOutcome {}

    /** Not now. {@code retryAfter} is the provider's own wish, where it has one. */
    record TryLater(String why, @Nullable Duration retryAfter, boolean quota) implements DeliveryOutcome {}

    /** The provider will never take this message: somebody has to look at it. */
    record Refused(String why) implements DeliveryOutcome {}

    /** The channel as a whole is misconfigured: stop sending, keep the messages, raise an alarm. */
    record ChannelBroken(String why) implements DeliveryOutcome {}

    /** No answer: it may have arrived. Try again under the same id and collapse key, so that a double shows once. */
    record Unknown(String why) implements DeliveryOutcome {}
}

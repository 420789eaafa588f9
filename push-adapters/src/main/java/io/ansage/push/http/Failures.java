package io.ansage.push.http;

import io.ansage.domain.channel.DeliveryOutcome;
import io.ansage.domain.channel.DeliveryOutcome.RecipientSuspect;
import io.ansage.domain.channel.DeliveryOutcome.TryLater;
import io.ansage.domain.channel.DeliveryOutcome.Unknown;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.core5.http.ConnectionRequestTimeoutException;

/** What it means that there was no answer. Messages of exceptions name hosts and are left out. */
public final class Failures {

    private Failures() {}

    public static DeliveryOutcome outcomeOf(IOException failure) {
        return switch (failure) {
            case Egress.NotPublic _ -> new RecipientSuspect("its host leads to an address that is not public");
            // Nothing has left the house.
            case UnknownHostException _ -> new TryLater("its host is not known", null, false);
            case ConnectTimeoutException _ -> new TryLater("no connection in time", null, false);
            case ConnectionRequestTimeoutException _ -> new TryLater("too many requests in flight", null, false);
            case ConnectException _ -> new TryLater("no connection", null, false);
            case NoRouteToHostException _ -> new TryLater("no connection", null, false);
            case SSLHandshakeException _ -> new TryLater("no trusted connection", null, false);
            case SSLPeerUnverifiedException _ -> new TryLater("no trusted connection", null, false);
            default -> new Unknown(failure.getClass().getSimpleName());
        };
    }
}

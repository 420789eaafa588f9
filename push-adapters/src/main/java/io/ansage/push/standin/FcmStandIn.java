package io.ansage.push.standin;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * An FCM HTTP v1 endpoint on loopback, over HTTP/2 and HTTP/1.1, for those without credentials: checks like the real one, answers like the real
 * one, fails on demand, and shows on virtual phones what passengers would see. Memory is bounded: the eldest phones and
 * the eldest entries of each give way.
 *
 * <p>Tokens that begin with {@code phone:} or {@code sample-phone-} need no installation; any other must be installed first, or it is answered
 * as unregistered. {@code GET /phones/{token}} and {@code GET /phones?limit=} show phones as JSON.
 */
public final class FcmStandIn implements AutoCloseable {

    /** The access token it expects. It opens nothing else. */
    public static final String ACCESS_TOKEN = "stand-in";

    private static final int MOST_PHONES = 10_000;
    private static final int LOG_LENGTH = 50;

    private final Server server;
    private final List<PhoneListener> listeners = new CopyOnWriteArrayList<>();
    private final Script script = new Script();
    private final Phones phones;

    private FcmStandIn(int port, InstantSource time, int mostPhones) throws IOException {
        this.phones = new Phones(mostPhones, token -> new VirtualPhone(token, time, LOG_LENGTH,
                (phone, entry) -> listeners.forEach(listener -> listener.happened(phone, entry))));
        var send = new SendHandler(phones, script);
        var look = new PhonesHandler(phones);
        this.server = new Server(port, exchange -> {
            if (exchange.target().startsWith("/phones")) {
                look.accept(exchange);
            } else {
                send.accept(exchange);
            }
        });
    }

    /**
     * Starts it.
     *
     * @param port a port of the loopback interface; 0 for any that is free
     * @param time the time phones show and messages expire by
     * @throws IOException if the port cannot be had
     */
    public static FcmStandIn start(int port, InstantSource time) throws IOException {
        return start(port, time, MOST_PHONES);
    }

    /**
     * Starts one that remembers more phones than is usual, or fewer.
     *
     * @throws IOException if the port cannot be had
     */
    public static FcmStandIn start(int port, InstantSource time, int mostPhones) throws IOException {
        return new FcmStandIn(port, time, mostPhones);
    }

    /** Where it listens. */
    public URI uri() {
        return URI.create("http://" + server.address().getHostString() + ":" + server.address().getPort());
    }

    /** What is to go wrong. */
    public Script script() {
        return script;
    }

    /** Puts the app on a phone, as a registration does. */
    public VirtualPhone install(String token) {
        return phones.install(token);
    }

    /** Takes the app off a phone. */
    public void uninstall(String token) {
        phones.remove(token);
    }

    public Optional<VirtualPhone> findPhone(String token) {
        return Optional.ofNullable(phones.find(token));
    }

    /** At most that many phones, the one used last first. */
    public List<PhoneState> listPhones(int limit) {
        return phones.latest(limit).stream().map(VirtualPhone::state).toList();
    }

    /** From now on hears of everything that happens on any phone. */
    public void addListener(PhoneListener listener) {
        listeners.add(listener);
    }

    public void removeListener(PhoneListener listener) {
        listeners.remove(listener);
    }

    @Override
    public void close() {
        server.close();
    }
}

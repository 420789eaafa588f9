package io.ansage.push.standin;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An FCM HTTP v1 endpoint on loopback for those without credentials: checks like the real one, answers like the real
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
    private static final int BACKLOG = 1024;

    static {
        // Read once by the JDK's server: an idle connection closed just as a request comes in would look like an
        // unknown outcome, and small answers must not wait for the peer's acknowledgement.
        setUnlessSet("sun.net.httpserver.idleInterval", "3600");
        setUnlessSet("sun.net.httpserver.maxIdleConnections", "2000");
        setUnlessSet("sun.net.httpserver.nodelay", "true");
    }

    private final HttpServer server;
    private final ExecutorService threads = Executors
            .newThreadPerTaskExecutor(Thread.ofVirtual().name("fcm-stand-in-", 0).factory());
    private final List<PhoneListener> listeners = new CopyOnWriteArrayList<>();
    private final Script script = new Script();
    private final Phones phones;

    private FcmStandIn(HttpServer server, InstantSource time, int mostPhones) {
        this.server = server;
        this.phones = new Phones(mostPhones, token -> new VirtualPhone(token, time, LOG_LENGTH,
                (phone, entry) -> listeners.forEach(listener -> listener.happened(phone, entry))));
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
        var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        var standIn = new FcmStandIn(HttpServer.create(address, BACKLOG), time, mostPhones);
        standIn.server.setExecutor(standIn.threads);
        standIn.server.createContext("/v1/projects/", new SendHandler(standIn.phones, standIn.script));
        standIn.server.createContext("/phones", new PhonesHandler(standIn.phones));
        standIn.server.start();
        return standIn;
    }

    /** Where it listens. */
    public URI uri() {
        return URI.create("http://" + server.getAddress().getHostString() + ":" + server.getAddress().getPort());
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
        server.stop(0);
        threads.shutdownNow();
    }

    private static void setUnlessSet(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}

package io.ansage.push.firebase;

import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection, and another way, made only where HTTP/2 cannot be had. */
final class Lane implements Carrier {

    private static final Logger LOG = LoggerFactory.getLogger(Lane.class);

    private final Carrier http2;
    private final Supplier<Carrier> makeOther;
    private final AtomicBoolean otherWay;
    private @Nullable Carrier other;

    /** @param otherWay shared by all lanes to one provider: what one of them finds out, all know */
    Lane(Carrier http2, Supplier<Carrier> makeOther, AtomicBoolean otherWay) {
        this.http2 = http2;
        this.makeOther = makeOther;
        this.otherWay = otherWay;
    }

    @Override
    public Answer send(Request request) throws IOException, InterruptedException {
        if (!otherWay.get()) {
            try {
                return http2.send(request);
            } catch (NoHttp2Exception _) {
                if (otherWay.compareAndSet(false, true)) {
                    LOG.warn("The push provider is reached without HTTP/2: pushes take more connections and more time");
                }
            }
        }
        return other().send(request);
    }

    private synchronized Carrier other() {
        var known = other;
        if (known == null) {
            known = makeOther.get();
            other = known;
        }
        return known;
    }

    @Override
    public synchronized void close() {
        http2.close();
        if (other != null) {
            other.close();
        }
    }
}

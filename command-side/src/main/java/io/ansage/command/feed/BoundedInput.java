package io.ansage.command.feed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Ends a stream with {@link FeedRefused} as soon as it yields more than it may, so that no bomb goes off in memory. */
public final class BoundedInput extends FilterInputStream {

    private final String what;
    private final long limit;
    private long count;

    /**
     * @param what  names the input in the refusal
     * @param limit bytes it may yield at most
     */
    public BoundedInput(InputStream in, String what, long limit) {
        super(in);
        this.what = what;
        this.limit = limit;
    }

    /** Bytes read so far. */
    public long count() {
        return count;
    }

    @Override
    public int read() throws IOException {
        int b = super.read();
        if (b >= 0) {
            add(1);
        }
        return b;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int n = super.read(buffer, offset, length);
        if (n > 0) {
            add(n);
        }
        return n;
    }

    @Override
    public long skip(long n) throws IOException {
        long skipped = super.skip(n);
        add(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void add(long n) {
        count += n;
        if (count > limit) {
            throw FeedRefused.tooLarge(what + ": holds more than the " + limit
                    + " bytes allowed; split it or raise the limit if it is honest");
        }
    }
}

package io.ansage.infra.feed;

import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;

/** Where a feed is: on a server, or in a file of this machine. */
sealed interface FeedLocation {

    /** Without credentials or query: fit for logs, ids and metrics. */
    String name();

    record Remote(URI uri) implements FeedLocation {
        @Override
        public String name() {
            return uri.getHost() + uri.getPath();
        }
    }

    record Local(Path path) implements FeedLocation {
        @Override
        public String name() {
            return String.valueOf(path.getFileName());
        }

        boolean isZip() {
            return name().toLowerCase(Locale.ROOT).endsWith(".zip");
        }
    }

    static FeedLocation of(String text) {
        if (text.startsWith("http://") || text.startsWith("https://")) {
            return new Remote(URI.create(text));
        }
        return new Local(text.startsWith("file:") ? Path.of(URI.create(text)) : Path.of(text));
    }
}

package io.ansage.command.feed.gtfs;

import io.ansage.command.feed.BoundedInput;
import io.ansage.command.feed.CsvRecords;
import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.FeedText;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A GTFS zip, looked at before anything in it is unpacked: few entries, plain names, no unlikely compression. Nothing is
 * ever written to a path that the archive names, and an entry that unpacks to more than it declares is cut off.
 */
public final class GtfsArchive implements AutoCloseable {

    private static final int MAX_ENTRIES = 100;
    private static final int MAX_RATIO = 100;
    /** Short texts compress well: the ratio is a sign of a bomb only beyond this size. */
    private static final long RATIO_FROM_BYTES = 1L << 20;
    private static final long MAX_TOTAL_BYTES = 2L << 30;
    private static final int RECORD_LIMIT = 64 * 1024;

    private final ZipFile zip;

    private GtfsArchive(ZipFile zip) {
        this.zip = zip;
    }

    /**
     * Opens and inspects an archive.
     *
     * @throws FeedRefused if it is no zip or no honest one
     */
    public static GtfsArchive open(Path path) throws IOException {
        ZipFile zip;
        try {
            zip = new ZipFile(path.toFile());
        } catch (ZipException e) {
            throw FeedRefused.malformed(path.getFileName() + ": is no readable zip: "
                    + FeedText.line(String.valueOf(e.getMessage()), 200));
        }
        try {
            inspect(zip);
            return new GtfsArchive(zip);
        } catch (FeedRefused e) {
            zip.close();
            throw e;
        }
    }

    private static void inspect(ZipFile zip) {
        if (zip.size() > MAX_ENTRIES) {
            throw FeedRefused.hostile("zip: has " + zip.size() + " entries, more than " + MAX_ENTRIES);
        }
        long total = 0;
        for (var entry : zip.stream().toList()) {
            var name = entry.getName();
            if (name.startsWith("/") || name.contains("..") || name.contains("\\") || name.contains(":")) {
                throw FeedRefused.hostile("zip: names an entry '" + FeedText.line(name, 100)
                        + "' outside of itself");
            }
            total += Math.max(0, entry.getSize());
            if (entry.getSize() > RATIO_FROM_BYTES && entry.getSize() / MAX_RATIO > entry.getCompressedSize()) {
                throw FeedRefused.hostile("zip: entry " + FeedText.line(name, 100) + " unpacks to more than "
                        + MAX_RATIO + " times its size");
            }
        }
        if (total > MAX_TOTAL_BYTES) {
            throw FeedRefused.tooLarge("zip: unpacks to " + total + " bytes, more than " + MAX_TOTAL_BYTES);
        }
    }

    /** Bytes of a file as the archive declares them, 0 if it has none; for estimates. */
    public long size(GtfsFile file) {
        var entry = zip.getEntry(file.fileName());
        return entry == null ? 0 : Math.max(0, entry.getSize());
    }

    /**
     * Opens a file of the archive with its header read; empty if there is none.
     *
     * @throws FeedRefused if a required column is missing
     */
    Optional<Table> open(GtfsFile file) throws IOException {
        ZipEntry entry = zip.getEntry(file.fileName());
        if (entry == null) {
            return Optional.empty();
        }
        // The declared size may be a lie; one byte more than declared ends it.
        var in = new BoundedInput(new BufferedInputStream(zip.getInputStream(entry)), file.fileName(),
                Math.max(0, entry.getSize()));
        var records = new CsvRecords(in, file.fileName(), ',', RECORD_LIMIT);
        records.readHeader(file.required());
        return Optional.of(new Table(in, records));
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /** An open file; closing it closes the stream. */
    record Table(BoundedInput in, CsvRecords records) implements AutoCloseable {

        String get(List<String> fields, int column) {
            return column >= 0 && column < fields.size() ? fields.get(column).strip() : "";
        }

        @Override
        public void close() throws IOException {
            in.close();
        }
    }
}

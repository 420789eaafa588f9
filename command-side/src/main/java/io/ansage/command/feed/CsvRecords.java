package io.ansage.command.feed;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads records of separated values (RFC 4180: quotes, doubled quotes, any line end; a byte order mark is skipped), one
 * at a time. A record is bounded while it is read: libraries collect a line of a gigabyte before they show it.
 */
public final class CsvRecords {

    private static final int FIELD_LIMIT = 256;

    private final Reader in;
    private final String file;
    private final char separator;
    private final int recordLimit;
    private final char[] buffer = new char[8192];
    private final StringBuilder field = new StringBuilder();
    private int at;
    private int end;
    private long record;
    private int recordLength;
    private List<String> header = List.of();

    /**
     * @param in          UTF-8; not closed
     * @param file        names the file in refusals
     * @param recordLimit characters of one record
     */
    public CsvRecords(InputStream in, String file, char separator, int recordLimit) {
        this.in = new InputStreamReader(in, StandardCharsets.UTF_8);
        this.file = file;
        this.separator = separator;
        this.recordLimit = recordLimit;
    }

    /**
     * Reads the first record as names of the columns.
     *
     * @throws FeedRefused if a required one is missing
     */
    public void readHeader(List<String> required) {
        var first = next();
        if (first == null) {
            throw FeedRefused.malformed(file + ": is empty");
        }
        header = first.stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
        for (var name : required) {
            if (!header.contains(name.toLowerCase(Locale.ROOT))) {
                throw FeedRefused.malformed(file + ": has no column '" + name + "' (is it UTF-8 and parted by '"
                        + separator + "'?), but " + FeedText.line(String.join(", ", header), 200));
            }
        }
    }

    /** Place of a column, -1 if there is none. */
    public int column(String name) {
        return header.indexOf(name.toLowerCase(Locale.ROOT));
    }

    /** How many columns the header names. */
    public int columns() {
        return header.size();
    }

    /** Number of the record read last, the header being 1. */
    public long recordNumber() {
        return record;
    }

    /**
     * The next record that is not an empty line, or null at the end.
     *
     * @throws FeedRefused if it is longer than allowed; what follows cannot be read then
     */
    public @Nullable List<String> next() {
        while (true) {
            var fields = read();
            if (fields == null || fields.size() > 1 || !fields.getFirst().isBlank()) {
                return fields;
            }
        }
    }

    private @Nullable List<String> read() {
        int c = nextChar();
        if (record == 0 && c == '\uFEFF') {
            c = nextChar();
        }
        if (c < 0) {
            return null;
        }
        record++;
        recordLength = 0;
        var fields = new ArrayList<String>(Math.max(8, header.size()));
        field.setLength(0);
        boolean quoted = false;
        for (; c >= 0; c = nextChar()) {
            if (++recordLength > recordLimit) {
                throw FeedRefused.tooLarge(file + ": record " + record + ", field " + (fields.size() + 1)
                        + ": longer than " + recordLimit + " characters; is a quote left open?");
            }
            if (quoted) {
                if (c != '"') {
                    field.append((char) c);
                } else if (peekChar() == '"') {
                    nextChar();
                    field.append('"');
                } else {
                    quoted = false;
                }
            } else if (c == '"' && field.isEmpty()) {
                quoted = true;
            } else if (c == separator) {
                addTo(fields);
            } else if (c == '\n') {
                break;
            } else if (c != '\r') {
                field.append((char) c);
            }
        }
        addTo(fields);
        return fields;
    }

    private void addTo(List<String> fields) {
        if (fields.size() >= FIELD_LIMIT) {
            throw FeedRefused.tooLarge(file + ": record " + record + ": more than " + FIELD_LIMIT + " fields");
        }
        fields.add(field.toString());
        field.setLength(0);
    }

    private int nextChar() {
        int c = peekChar();
        if (c >= 0) {
            at++;
        }
        return c;
    }

    private int peekChar() {
        if (at == end) {
            try {
                end = in.read(buffer);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            at = 0;
            if (end <= 0) {
                end = 0;
                return -1;
            }
        }
        return buffer[at];
    }
}

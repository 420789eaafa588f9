package io.ansage.command.feed.batch;

import io.ansage.command.feed.BoundedInput;
import io.ansage.command.feed.Capture;
import io.ansage.command.feed.CsvRecords;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.FeedText;
import io.ansage.command.feed.Translation;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import java.io.InputStream;
import java.util.List;

/**
 * Reads files of late arrivals as <a href="https://github.com/LuisErhardt/delayCatcher">delayCatcher</a> writes them:
 * UTF-8, semicolons, German dates without a zone, one arrival per row. A bad row sets itself aside and no other.
 */
public final class ArrivalBatchTranslator {

    /** Network of journeys that only a batch file knows. */
    public static final String NETWORK = "batch";
    /** The source of batch files. */
    public static final Source SOURCE = new Source("batch", SourceKind.BATCH);

    private final FeedLimits limits;

    public ArrivalBatchTranslator(FeedLimits limits) {
        this.limits = limits;
    }

    /** Translates a file; never throws for what it contains. The stream is not closed. */
    public Translation translate(InputStream file, Capture capture) {
        var result = new Translation.Builder();
        try {
            var records = new CsvRecords(new BoundedInput(file, "file", limits.maxBytes()), "file", ';',
                    limits.maxTextLength());
            records.readHeader(ArrivalRow.COLUMNS);
            int rows = 0;
            for (var fields = records.next(); fields != null; fields = records.next()) {
                if (++rows > limits.maxEntities()) {
                    throw FeedRefused.tooLarge("file: has more than " + limits.maxEntities() + " rows");
                }
                translate(fields, records, capture, result);
            }
        } catch (FeedRefused e) {
            result.breakOff(capture.rejected("", e.reason(), e.detail(), ""));
        }
        return result.build();
    }

    private static void translate(List<String> fields, CsvRecords records, Capture capture,
            Translation.Builder result) {
        var place = "row-" + records.recordNumber();
        try {
            result.add(ArrivalRow.read(fields, records).observe(capture, capture.name() + "/" + place));
        } catch (FeedRefused e) {
            result.reject(capture.rejected(place, e.reason(), e.detail(), String.join(";", fields)));
        } catch (IllegalArgumentException e) {
            var detail = FeedText.line(String.valueOf(e.getMessage()), 300);
            result.reject(capture.rejected(place, FeedRefused.malformed(detail).reason(), detail,
                    String.join(";", fields)));
        }
    }
}

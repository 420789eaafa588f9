package io.ansage.system.feeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedHeader;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import com.google.transit.realtime.GtfsRealtime.TripDescriptor;
import com.google.transit.realtime.GtfsRealtime.TripUpdate;
import io.ansage.command.feed.BoundedInput;
import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.StopDirectory;
import io.ansage.command.feed.Translation;
import io.ansage.command.feed.batch.ArrivalBatchTranslator;
import io.ansage.command.feed.gtfs.GtfsArchive;
import io.ansage.command.feed.gtfsrt.GtfsRealtimeTranslator;
import io.ansage.command.feed.irish.IrishRailTranslator;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.observation.QuarantineReason;
import io.ansage.system.MemoryTimetable;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Input that means harm is refused by name, at a bounded price, and its neighbours are read. */
class HostileInputTest {

    private static final Instant NOW = Instant.parse("2025-10-03T12:00:00Z");
    private static final long GIGABYTE = 1L << 30;

    @TempDir Path folder;

    @Test
    void xmlThatReachesOutside_isRefusedUnread() throws IOException {
        var secret = Files.writeString(folder.resolve("secret"), "planted");
        for (var prolog : new String[]{
                "<!DOCTYPE a [<!ENTITY x SYSTEM \"" + secret.toUri() + "\">]>",
                "<!DOCTYPE a SYSTEM \"http://127.0.0.1:9/a.dtd\">",
                "<!DOCTYPE a [<!ENTITY % p SYSTEM \"" + secret.toUri() + "\"> %p;]>"}) {
            var result = irish(text("<?xml version=\"1.0\"?>" + prolog
                    + "<ArrayOfObjTrainPositions>&x;</ArrayOfObjTrainPositions>"));
            assertThat(result.observations()).isEmpty();
            assertThat(result.rejected()).singleElement().satisfies(r -> {
                assertThat(r.reason()).isEqualTo(QuarantineReason.HOSTILE);
                assertThat(r.detail() + r.raw()).doesNotContain("planted");
            });
        }
    }

    @Test
    void billionLaughs_areRefusedBeforeTheFirst() {
        var entities = new StringBuilder("<!ENTITY e0 \"ha\">");
        for (int i = 1; i < 30; i++) {
            entities.append("<!ENTITY e")
                    .append(i)
                    .append(" \"")
                    .append(("&e" + (i - 1) + ";").repeat(10))
                    .append("\">");
        }
        var result = irish(text("<!DOCTYPE a [" + entities
                + "]><ArrayOfObjTrainPositions>&e29;</ArrayOfObjTrainPositions>"));

        assertThat(result.rejected()).singleElement()
                .satisfies(r -> assertThat(r.reason()).isEqualTo(QuarantineReason.HOSTILE));
    }

    @Test
    void gigabyteOfOneText_isCutOffAtTheLimit() {
        var start = text("<ArrayOfObjTrainPositions><objTrainPositions><TrainCode>");
        var result = irish(new SequenceInputStream(start, endless(GIGABYTE)));

        assertThat(result.complete()).isFalse();
        assertThat(result.rejected()).singleElement().satisfies(r -> {
            assertThat(r.reason()).isEqualTo(QuarantineReason.TOO_LARGE);
            assertThat(r.detail()).contains("document");
        });
    }

    @Test
    void gigabyteLineInABatchFile_isCutOffAtTheLimit() {
        var header = text("Startbahnhof;Zugnummer;Zielbahnhof;Ankunft_Plan;Ankunft_tatsächlich;Verspätung\n"
                + "A;RE 2;B;01.06.2025, 10:00;01.06.2025, 11:00;60\n\"");
        var result = new ArrivalBatchTranslator(FeedLimits.DEFAULT)
                .translate(new SequenceInputStream(header, endless(GIGABYTE)), capture());

        assertThat(result.observations()).hasSize(1);
        assertThat(result.rejected()).singleElement()
                .satisfies(r -> assertThat(r.detail()).contains("record 3", "field 1", "quote"));
    }

    @Test
    void protobufThatNestsOrSwells_isRefused_andItsNeighboursAreRead() throws IOException {
        var good = FeedEntity.newBuilder()
                .setId("good")
                .setTripUpdate(TripUpdate.newBuilder()
                        .setTrip(TripDescriptor.newBuilder().setTripId("t").setStartDate("20251003")))
                .build()
                .toByteString();
        var result = realtime(message(nested(10_000), good));

        assertThat(result.observations()).hasSize(1);
        assertThat(result.rejected()).singleElement()
                .satisfies(r -> assertThat(r.detail()).startsWith("entity[0]:"));
    }

    @Test
    void protobufThatClaimsTwoGigabytes_isRefused() throws IOException {
        var out = new ByteArrayOutputStream();
        var coded = CodedOutputStream.newInstance(out);
        coded.writeByteArray(1, FeedHeader.newBuilder().setGtfsRealtimeVersion("2.0").build().toByteArray());
        coded.writeTag(2, 2);
        coded.writeUInt32NoTag(Integer.MAX_VALUE);
        coded.flush();
        var result = realtime(new SequenceInputStream(new ByteArrayInputStream(out.toByteArray()), endless(GIGABYTE)));

        assertThat(result.complete()).isFalse();
        assertThat(result.observations()).isEmpty();
        assertThat(result.rejected()).hasSize(1);
    }

    @Test
    void tooManyEntities_areRefusedBeforeTheyTakeMemory() throws IOException {
        var limits = new FeedLimits(1 << 20, 32, 1_000, 1_000, 10, 10);
        var entities = new ByteString[20];
        Arrays.fill(entities, ByteString.EMPTY);
        var result = new GtfsRealtimeTranslator("n", ZoneId.of("UTC"), new MemoryTimetable(), StopDirectory.NONE,
                limits).translate(message(entities), capture());

        assertThat(result.rejected()).anySatisfy(r -> {
            assertThat(r.reason()).isEqualTo(QuarantineReason.TOO_LARGE);
            assertThat(r.detail()).startsWith("entity:");
        });
    }

    @Test
    void gzipBomb_isCutOffAtTheLimit() throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            endless(100L << 20).transferTo(gzip);
        }
        var in = new BoundedInput(new GZIPInputStream(new ByteArrayInputStream(packed.toByteArray())), "message",
                16L << 20);

        assertThatExceptionOfType(FeedRefused.class).isThrownBy(in::readAllBytes)
                .satisfies(e -> assertThat(e.reason()).isEqualTo(QuarantineReason.TOO_LARGE));
    }

    @Test
    void zipThatUnpacksFarBeyondItsSize_isRefused() throws IOException {
        var bomb = zip("bomb.zip", "stop_times.txt", 50L << 20);

        assertThatExceptionOfType(FeedRefused.class).isThrownBy(() -> GtfsArchive.open(bomb))
                .satisfies(e -> assertThat(e.reason()).isEqualTo(QuarantineReason.HOSTILE))
                .withMessageContaining("stop_times.txt");
    }

    @Test
    void zipThatNamesPathsOutside_isRefused() throws IOException {
        for (var name : new String[]{"../../etc/stops.txt", "/stops.txt", "a\\..\\stops.txt"}) {
            var slip = zip("slip.zip", name, 10);
            assertThatExceptionOfType(FeedRefused.class).isThrownBy(() -> GtfsArchive.open(slip))
                    .satisfies(e -> assertThat(e.reason()).isEqualTo(QuarantineReason.HOSTILE));
        }
    }

    @Test
    void zipWithManyEntries_isRefused() throws IOException {
        var path = folder.resolve("many.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (int i = 0; i < 200; i++) {
                zip.putNextEntry(new ZipEntry("f" + i));
            }
        }
        assertThatExceptionOfType(FeedRefused.class).isThrownBy(() -> GtfsArchive.open(path))
                .withMessageContaining("200 entries");
    }

    private Path zip(String file, String entry, long size) throws IOException {
        var path = folder.resolve(file);
        try (var zip = new ZipOutputStream(Files.newOutputStream(path))) {
            zip.putNextEntry(new ZipEntry(entry));
            endless(size).transferTo(zip);
        }
        return path;
    }

    private static ByteString nested(int depth) {
        // Groups of an unknown field: the cheapest way to nest.
        var out = new ByteArrayOutputStream();
        for (int i = 0; i < depth; i++) {
            out.write(15 << 3 | 3);
        }
        for (int i = 0; i < depth; i++) {
            out.write(15 << 3 | 4);
        }
        return ByteString.copyFrom(out.toByteArray());
    }

    private static InputStream message(ByteString... entities) throws IOException {
        var out = new ByteArrayOutputStream();
        var coded = CodedOutputStream.newInstance(out);
        coded.writeByteArray(FeedMessage.HEADER_FIELD_NUMBER,
                FeedHeader.newBuilder().setGtfsRealtimeVersion("2.0").build().toByteArray());
        for (var entity : entities) {
            coded.writeBytes(FeedMessage.ENTITY_FIELD_NUMBER, entity);
        }
        coded.flush();
        return new ByteArrayInputStream(out.toByteArray());
    }

    private static Translation irish(InputStream in) {
        return new IrishRailTranslator(FeedLimits.DEFAULT).translate(in, capture());
    }

    private static Translation realtime(InputStream in) {
        return new GtfsRealtimeTranslator("n", ZoneId.of("UTC"), new MemoryTimetable(), StopDirectory.NONE,
                FeedLimits.DEFAULT).translate(in, capture());
    }

    private static Capture capture() {
        return new Capture(new Source("test", SourceKind.REALTIME), "capture", NOW, NOW);
    }

    private static InputStream text(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    /** So many letters, of which none is kept. */
    private static InputStream endless(long size) {
        return new InputStream() {
            private long left = size;

            @Override
            public int read() {
                return left-- > 0 ? 'A' : -1;
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                int n = (int) Math.min(length, left);
                if (n <= 0) {
                    return -1;
                }
                Arrays.fill(buffer, offset, offset + n, (byte) 'A');
                left -= n;
                return n;
            }
        };
    }
}

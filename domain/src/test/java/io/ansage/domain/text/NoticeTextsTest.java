package io.ansage.domain.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.ansage.domain.journey.Cause;
import io.ansage.domain.journey.TrainNumber;
import io.ansage.domain.notice.ConnectionState;
import io.ansage.domain.notice.ConnectionTruth;
import io.ansage.domain.notice.DelayRange;
import io.ansage.domain.text.NoticeText.ChangeOfTrains;
import io.ansage.domain.notice.NoticeReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTextsTest {

    private static final List<String> LANGUAGES = List.of("en", "de", "fr");

    private final NoticeTexts texts = new NoticeTexts();

    @Test
    void everyNotice_readsAsReviewed() throws IOException {
        readsAs("notices.golden", NoticeCases.all());
    }

    @Test
    void everyReason_readsAsReviewed_withTheLongestNames() throws IOException {
        readsAs("notices-longest.golden", NoticeCases.longestOfEach());
    }

    @ParameterizedTest
    @EnumSource(value = NoticeReason.class, mode = EnumSource.Mode.EXCLUDE, names = "DIGEST")
    void everyReason_hasAReviewedText(NoticeReason reason) {
        assertThat(NoticeCases.all().values()).anyMatch(n -> n.reason() == reason);
        assertThat(NoticeCases.longestOfEach()).containsKey(reason.name());
    }

    @Test
    void limits_holdForAnyInput_andNoNumberIsCut() {
        var random = new Random(20251003);
        for (int i = 0; i < 3_000; i++) {
            var notice = random(random);
            for (var language : LANGUAGES) {
                var text = texts.render(notice, language);
                assertThat(text.title().length()).isLessThanOrEqualTo(48);
                assertThat(text.body().length()).isLessThanOrEqualTo(120);
                assertThat(text.title() + text.body()).doesNotContainPattern("[\\p{Cntrl}\\p{Co}\\p{Cs}\u202e]");
                assertThat(text.body()).as("as of, whole").contains("07:12");

            }
        }
    }

    @Test
    void shortenedName_endsAtAWordOrBetweenVisibleCharacters_neverInsideANumber() {
        assertThat(Names.shorten("Dublin Connolly", 12)).isEqualTo("Dublin…");
        assertThat(Names.shorten("Llanfairpwll", 6)).isEqualTo("Llanf…");
        assertThat(Names.shorten("Gare 👩‍👩‍👧 Nord", 9)).isEqualTo("Gare…");
        assertThat(Names.shorten("Train 26834", 9)).isEqualTo("Train…");
        assertThat(Names.shorten("buses07:45go", 9)).isEqualTo("buses…");
        assertThat(Names.shorten("Zug1234567", 7)).isEqualTo("Zug…");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\u0000b", "a\u2028b", "a \u0085 b", "a\tb"})
    void controlCharacters_becomeASpace(String name) {
        assertThat(Names.clean(name)).isEqualTo("a b");
    }

    @Test
    void reversedAndHiddenText_isRemoved_emojiStay() {
        assertThat(Names.clean("a\u202eb\u2066c\ue000\ud800")).isEqualTo("abc");
        assertThat(Names.clean("👩‍👩‍👧 Café 東京")).isEqualTo("👩‍👩‍👧 Café 東京");
        assertThat(Names.clean(" \r\n ")).isEqualTo("–");
    }

    @Test
    void unknownLanguage_isAnsweredInEnglish() {
        var notice = NoticeCases.all().get("cancelled");

        assertThat(texts.render(notice, "xx")).isEqualTo(texts.render(notice, "en"));
    }

    @Test
    void p40_times_areReadInTheZoneOfTheJourney_alsoInTheRepeatedHour() {
        var notice = NoticeCases.all().get("first delay, exactly");
        var night = new NoticeText(notice.reason(), notice.before(), notice.after(), notice.truth(), notice.train(),
                null, "A", "B", java.time.ZoneId.of("Europe/Berlin"), null,
                java.time.Instant.parse("2026-10-25T01:30:00Z"), java.util.List.of(), java.util.List.of(), null);

        assertThat(texts.render(night, "en").body()).contains("As of 02:30.");
    }

    @Test
    void line_standsBesideTheNumber_whenThereIsRoom() {
        var notice = NoticeCases.all().get("cancelled");
        var withLine = new NoticeText(notice.reason(), notice.before(), notice.after(), notice.truth(),
                new TrainNumber("26834"), "RE 1", "A", "B", notice.zone(), null, notice.asOf(), java.util.List.of(),
                java.util.List.of(), null);

        assertThat(texts.render(withLine, "en").title()).isEqualTo("RE 1 (26834): does not run");
    }

    @Test
    void p21_text_saysForWhichTrainAndStops_whatWasAndWhatIs_andAsOfWhen() {
        NoticeCases.all().forEach((name, notice) -> {
            var text = texts.render(notice, "en");
            var all = text.title() + " | " + text.body();
            // A change of trains is about the stop where they change, and about both trains.
            boolean change = notice.reason().aboutConnection();
            assertThat(all).as(name)
                    .contains(notice.train().value().substring(0, 4))
                    .contains((change ? notice.changes().getFirst().stopName() : notice.fromName()).substring(0, 5))
                    .contains((change ? notice.changes().getFirst().train().value() : notice.toName()).substring(0, 4))
                    .contains("As of 07:12.");
            if (change) {
                assertThat(all).as(name + ", old and new").containsPattern("was .*now ");
            } else if (!notice.before().departure().equals(notice.after().departure()) && !notice.after().cancelled()
                    && notice.reason() != NoticeReason.RUNS_AGAIN && notice.truth().platform() == null) {
                assertThat(all).as(name + ", old and new").containsPattern("was .*now ");
            }
        });
    }

    @Test
    void p18_unknownDelay_isNeverCalledOnTime() {
        var text = texts.render(NoticeCases.all().get("runs again, nothing known of a delay"), "en");

        assertThat(text.title() + text.body()).doesNotContain("on time");
    }

    @Test
    void eachLanguage_saysTheSameThings() throws IOException {
        var keys = LANGUAGES.stream()
                .map(NoticeTextsTest::catalogue)
                .map(c -> Pattern.compile("^([A-Za-z.]+)=", Pattern.MULTILINE)
                        .matcher(c)
                        .results()
                        .map(r -> r.group(1))
                        .collect(Collectors.toSet()))
                .distinct()
                .toList();

        assertThat(keys).hasSize(1);
        assertThat(keys.getFirst()).hasSizeGreaterThan(30);
    }

    /** What differs is written to target/golden, to be reviewed, and copied over the golden file if it reads well. */
    private void readsAs(String file, Map<String, NoticeText> notices) throws IOException {
        var written = notices.entrySet()
                .stream()
                .map(e -> "# " + e.getKey() + "\n" + LANGUAGES.stream().map(language -> {
                    var text = texts.render(e.getValue(), language);
                    return language + " | " + text.title() + "\n   | " + text.body() + "\n";
                }).collect(Collectors.joining()))
                .collect(Collectors.joining("\n"));
        try (var golden = getClass().getResourceAsStream(file)) {
            var reviewed = golden == null ? "" : new String(golden.readAllBytes(), StandardCharsets.UTF_8);
            if (!written.equals(reviewed)) {
                Files.writeString(Files.createDirectories(Path.of("target", "golden")).resolve(file), written);
            }
            assertThat(written).as("compare target/golden/" + file).isEqualTo(reviewed);
        }
    }

    private static String catalogue(String language) {
        try (var in = NoticeTexts.class.getResourceAsStream("notices_" + language + ".properties")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static NoticeText random(Random random) {
        // A digest has words of its own.
        var reasons = EnumSet.complementOf(EnumSet.of(NoticeReason.DIGEST)).toArray(NoticeReason[]::new);
        var reason = reasons[random.nextInt(reasons.length)];
        var notice = NoticeCases.delay(reason, range(random), range(random));
        return new NoticeText(reason, notice.before(), notice.after(), notice.truth(),
                new TrainNumber(name(random, 64)),
                random.nextBoolean() ? name(random, 40) : null, name(random, 200), name(random, 200), notice.zone(),
                random.nextBoolean() ? new Cause("x" + name(random, 500)) : null, notice.asOf(), java.util.List.of(),
                reason.aboutConnection() ? java.util.List.of(change(random)) : java.util.List.of(), null);
    }

    private static ChangeOfTrains change(Random random) {
        var states = ConnectionState.values();
        return new ChangeOfTrains(name(random, 200), new TrainNumber(name(random, 64)),
                states[random.nextInt(states.length)], states[random.nextInt(states.length)],
                new ConnectionTruth(ConnectionState.FINE, random.nextInt(-1_500, 1_500), 12, 2, null, true, false),
                null);
    }

    private static DelayRange range(Random random) {
        int low = random.nextInt(-1_500, 1_500);
        return new DelayRange(low, low + random.nextInt(3) * random.nextInt(30));
    }

    private static String name(Random random, int longest) {
        var alphabet = List.of("a", "B", " ", "ß", "é", "7", "42", ":", "e\u0301", "👩‍👩‍👧", "🚆", "\r\n", "\u202e",
                "東", "-", "{", "'", "\ue001");
        var name = new StringBuilder("x");
        int length = random.nextInt(longest);
        while (name.length() < length) {
            name.append(alphabet.get(random.nextInt(alphabet.size())));
        }
        return name.substring(0, Math.min(longest, name.length()));
    }
}

package io.ansage.web.message;

import io.ansage.domain.journey.StopId;
import io.ansage.domain.message.Audience;
import io.ansage.domain.message.Inhibits;
import io.ansage.domain.message.LineRef;
import io.ansage.domain.message.MessageContent;
import io.ansage.domain.message.Severity;
import io.ansage.domain.message.Span;
import io.ansage.domain.subscription.Leg;
import io.ansage.domain.text.Text;
import io.ansage.web.journey.JourneyIds;
import io.ansage.web.message.MessageBody.AudienceBody;
import io.ansage.web.message.MessageBody.LegBody;
import io.ansage.web.message.MessageBody.LineBody;
import io.ansage.web.message.MessageBody.Period;
import io.ansage.web.message.MessageBody.Words;
import io.ansage.web.problem.Inputs;
import io.ansage.web.problem.Problem;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads what an operator wrote into a message; what cannot be read is a problem that names the field. */
final class MessageReader {

    private MessageReader() {}

    /** {@code now} is passenger time, where a period begins if it does not say. */
    static MessageContent read(MessageBody body, Instant now) {
        var texts = texts(body.texts());
        var audience = audience(required("audience", body.audience()));
        var validity = span("validity", required("validity", body.validity()), now, null);
        var publication = span("publication", Objects.requireNonNullElse(body.publication(), new Period(null, null)),
                now, validity.until());
        return Inputs.read("publication", "Send it before it holds no more.",
                () -> new MessageContent(texts, audience, choice("severity", Severity.class, body.severity(), null),
                        choice("inhibits", Inhibits.class, body.inhibits(), Inhibits.NOTHING), publication, validity,
                        Boolean.TRUE.equals(body.plannedWork())));
    }

    private static Map<String, Text> texts(@Nullable Map<String, Words> given) {
        var words = required("texts", given);
        var texts = new TreeMap<String, Text>();
        words.forEach((language, text) -> {
            var field = "texts." + language;
            if (!List.of("en", "de", "fr").contains(language)) {
                throw Problem.invalid("texts", "There is no language '" + language + "' here.",
                        "Write en, and de or fr beside it.");
            }
            texts.put(language, new Text(line(field + ".title", required(field, text).title(), Text.TITLE_LIMIT),
                    line(field + ".body", text.body(), Text.BODY_LIMIT)));
        });
        if (!texts.containsKey(MessageContent.FALLBACK)) {
            throw Problem.invalid("texts.en", "The English words are missing.",
                    "Everyone reads them whose language is not there.");
        }
        return texts;
    }

    private static String line(String field, @Nullable String text, int limit) {
        var line = Inputs.text(field, text, 1000).replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return Inputs.text(field, line, limit);
    }

    private static Audience audience(AudienceBody body) {
        var journeys = each("audience.journeys", body.journeys(),
                id -> JourneyIds.read("audience.journeys", id));
        var legs = each("audience.legs", body.legs(), MessageReader::leg);
        var stops = each("audience.stops", body.stops(), id -> Inputs.read("audience.stops",
                "Take it from /api/v1/stops.", () -> new StopId(id)));
        var lines = each("audience.lines", body.lines(), MessageReader::line);
        var networks = each("audience.networks", body.networks(), id -> Inputs.text("audience.networks", id, 32));
        return Inputs.read("audience", "Name journeys, legs, stops, lines or networks.",
                () -> new Audience(journeys, legs, stops, lines, networks));
    }

    private static Leg leg(LegBody body) {
        var journey = JourneyIds.read("audience.legs.journeyId",
                Inputs.text("audience.legs.journeyId", body.journeyId(), 300));
        int from = required("audience.legs.from", body.from());
        int to = required("audience.legs.to", body.to());
        return Inputs.read("audience.legs", "Give the call orders of a part of the journey.",
                () -> new Leg(journey, from, to));
    }

    private static LineRef line(LineBody body) {
        var network = Inputs.text("audience.lines.network", body.network(), 32);
        var line = Inputs.text("audience.lines.line", body.line(), 128);
        return Inputs.read("audience.lines", "Write a line as its journeys name it.", () -> new LineRef(network, line));
    }

    private static Span span(String field, Period period, Instant now, @Nullable Instant end) {
        var until = period.until() != null ? period.until() : end;
        if (until == null) {
            throw Problem.invalid(field + ".until", "It does not say when it ends.",
                    "Every message ends by itself; give the time by which it surely does not hold any more.");
        }
        return Inputs.read(field, "Let it end after it begins.",
                () -> new Span(Objects.requireNonNullElse(period.from(), now), until));
    }

    private static <E extends Enum<E>> E choice(String field, Class<E> type, @Nullable String name,
            @Nullable E otherwise) {
        if (name == null && otherwise != null) {
            return otherwise;
        }
        return Arrays.stream(type.getEnumConstants())
                .filter(e -> e.name().equals(name))
                .findFirst()
                .orElseThrow(() -> Problem.invalid(field, "There is no " + field + " '" + name + "'.",
                        "Choose one of " + Arrays.toString(type.getEnumConstants()) + "."));
    }

    private static <T, R> List<R> each(String field, @Nullable List<T> given, Function<T, R> reader) {
        return given == null ? List.of() : given.stream().map(t -> reader.apply(required(field, t))).toList();
    }

    private static <T> T required(String field, @Nullable T value) {
        if (value == null) {
            throw Problem.invalid(field, field + " is missing", "See /v3/api-docs for the form of a message.");
        }
        return value;
    }
}

package io.ansage.command.feed.irish;

import io.ansage.command.feed.FeedRefused;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One {@code objTrainPositions} as it stands in the document; fields of other names are read past. */
final class TrainRecord {

    /** The fields we read, spelled as in the document. */
    enum Field {
        TrainStatus, TrainCode, TrainDate, PublicMessage;

        static @Nullable Field named(String element) {
            for (var field : values()) {
                if (field.name().equals(element)) {
                    return field;
                }
            }
            return null;
        }
    }

    private final Map<Field, String> texts = new EnumMap<>(Field.class);
    private final int textLimit;
    private @Nullable Field tooLong;

    TrainRecord(int textLimit) {
        this.textLimit = textLimit;
    }

    void append(Field field, String text) {
        var known = texts.getOrDefault(field, "");
        if (known.length() + text.length() > textLimit) {
            tooLong = field;
        } else {
            texts.put(field, known + text);
        }
    }

    String get(Field field) {
        if (tooLong != null) {
            throw FeedRefused.tooLarge(tooLong + ": is longer than " + textLimit + " characters");
        }
        var text = texts.getOrDefault(field, "").strip();
        if (text.isEmpty()) {
            throw FeedRefused.malformed(field + ": is missing");
        }
        return text;
    }

    /** For ids and the quarantine: whatever is there. */
    String nameOr(String otherwise) {
        var code = texts.getOrDefault(Field.TrainCode, "").strip();
        return code.isEmpty() ? otherwise : code;
    }

    @Override
    public String toString() {
        return texts.toString();
    }
}

package io.ansage.command.feed.irish;

import io.ansage.command.feed.BoundedInput;
import io.ansage.command.feed.Capture;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.FeedText;
import io.ansage.command.feed.Translation;
import io.ansage.command.feed.irish.TrainRecord.Field;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.observation.Observation;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads one {@code getCurrentTrainsXML} document. A bad record sets itself aside and no other; a document that breaks
 * off keeps what stood before the break. Declarations of types and entities are refused, never followed.
 */
public final class IrishRailTranslator {

    /** Name of the network in journey ids. */
    public static final String NETWORK = "ie";
    /** The source of what the live list says. */
    public static final Source SOURCE = new Source("irish-rail", SourceKind.REALTIME);

    private static final String ROOT = "ArrayOfObjTrainPositions";
    private static final String RECORD = "objTrainPositions";

    private final FeedLimits limits;
    private final XMLInputFactory factory;

    public IrishRailTranslator(FeedLimits limits) {
        this.limits = limits;
        this.factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((_, systemId, _, _) -> {
            throw FeedRefused.hostile("document: names the external entity '" + systemId + "'; send plain data");
        });
    }

    /**
     * Translates one train of the list, given by the texts of its fields.
     *
     * @param date as in {@code 03 Oct 2025}
     * @throws FeedRefused naming the field that cannot be read
     */
    public static Observation translate(String trainCode, String date, String status, String publicMessage,
            Capture capture) {
        var record = new TrainRecord(FeedLimits.DEFAULT.maxTextLength());
        record.append(Field.TrainCode, trainCode);
        record.append(Field.TrainDate, date);
        record.append(Field.TrainStatus, status);
        record.append(Field.PublicMessage, publicMessage);
        return IrishTrain.observe(record, capture, capture.name() + "/" + trainCode);
    }

    /** Translates a document; never throws for what it contains. The stream is not closed. */
    public Translation translate(InputStream document, Capture capture) {
        var result = new Translation.Builder();
        try {
            var reader = factory.createXMLStreamReader(new BoundedInput(document, "document", limits.maxBytes()));
            try {
                read(reader, capture, result);
            } finally {
                reader.close();
            }
        } catch (FeedRefused e) {
            result.breakOff(capture.rejected("", e.reason(), e.detail(), ""));
        } catch (XMLStreamException e) {
            var detail = "document: is no well-formed XML: " + FeedText.line(String.valueOf(e.getMessage()), 300);
            result.breakOff(capture.rejected("", FeedRefused.malformed(detail).reason(), detail, ""));
        }
        return result.build();
    }

    private void read(XMLStreamReader reader, Capture capture, Translation.Builder result) throws XMLStreamException {
        var state = new State(capture, result);
        int depth = 0;
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.DTD -> throw FeedRefused
                        .hostile("document: declares a document type; send plain data without DOCTYPE");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw FeedRefused
                        .hostile("document: refers to the entity '" + reader.getLocalName() + "'; send plain data");
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++depth > limits.maxDepth()) {
                        throw FeedRefused.hostile("document: nests deeper than " + limits.maxDepth() + " elements");
                    }
                    if (++elements > limits.maxElements()) {
                        throw FeedRefused.tooLarge("document: has more than " + limits.maxElements() + " elements");
                    }
                    state.start(reader.getLocalName(), depth);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> state.text(reader.getText());
                case XMLStreamConstants.END_ELEMENT -> {
                    state.end(depth);
                    depth--;
                }
                default -> {
                    // Comments, spaces and processing instructions say nothing.
                }
            }
        }
    }

    /** Where in the document the reader is: root, record, field. */
    private final class State {

        private final Capture capture;
        private final Translation.Builder result;
        /** The list may name a train twice, first arrived and then departed: both count, told apart in their ids. */
        private final Map<String, Integer> named = new HashMap<>();
        private @Nullable TrainRecord record;
        private @Nullable Field field;
        private int records;

        State(Capture capture, Translation.Builder result) {
            this.capture = capture;
            this.result = result;
        }

        void start(String element, int depth) {
            if (depth == 1 && !element.equals(ROOT)) {
                throw FeedRefused.malformed("document: begins with <" + FeedText.line(element, 60) + ">, not <" + ROOT
                        + ">; is this the address of getCurrentTrainsXML?");
            }
            if (depth == 2 && element.equals(RECORD)) {
                if (++records > limits.maxEntities()) {
                    throw FeedRefused.tooLarge("document: names more than " + limits.maxEntities() + " trains");
                }
                record = new TrainRecord(limits.maxTextLength());
            }
            field = depth == 3 ? Field.named(element) : null;
        }

        void text(String text) {
            if (record != null && field != null) {
                record.append(field, text);
            }
        }

        void end(int depth) {
            field = null;
            if (depth == 2 && record != null) {
                translate(record);
                record = null;
            }
        }

        private void translate(TrainRecord complete) {
            var name = FeedText.line(complete.nameOr("record-" + records), 40);
            int times = named.merge(name, 1, Integer::sum);
            var place = times == 1 ? name : name + "-" + times;
            try {
                result.add(IrishTrain.observe(complete, capture, capture.name() + "/" + place));
            } catch (FeedRefused e) {
                result.reject(capture.rejected(place, e.reason(), e.detail(), complete.toString()));
            } catch (IllegalArgumentException e) {
                var refused = FeedRefused.malformed(FeedText.line(String.valueOf(e.getMessage()), 300));
                result.reject(capture.rejected(place, refused.reason(), refused.detail(), complete.toString()));
            }
        }
    }
}

package io.ansage.command.feed.gtfsrt;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import com.google.transit.realtime.GtfsRealtime.FeedEntity;
import com.google.transit.realtime.GtfsRealtime.FeedHeader;
import com.google.transit.realtime.GtfsRealtime.FeedMessage;
import io.ansage.command.feed.BoundedInput;
import io.ansage.command.feed.FeedLimits;
import io.ansage.command.feed.FeedRefused;
import io.ansage.command.feed.FeedText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A feed message taken apart without unpacking its entities, so that one bad entity spoils no other, and their number
 * is known before they take memory.
 *
 * @param header   the header
 * @param entities the entities, still packed
 * @param refusal  why it was not read to its end, if it was not
 */
record FeedParts(FeedHeader header, List<ByteString> entities, @Nullable FeedRefused refusal) {

    /**
     * Takes a message apart.
     *
     * @throws FeedRefused if not even a header could be read
     */
    static FeedParts read(InputStream message, FeedLimits limits) {
        var in = bounded(CodedInputStream.newInstance(new BoundedInput(message, "message", limits.maxBytes())), limits);
        var entities = new ArrayList<ByteString>();
        FeedHeader header = null;
        FeedRefused refusal = null;
        try {
            for (int tag = in.readTag(); tag != 0; tag = in.readTag()) {
                switch (WireFormat.getTagFieldNumber(tag)) {
                    case FeedMessage.HEADER_FIELD_NUMBER -> header = FeedHeader
                            .parseFrom(bounded(in.readBytes().newCodedInput(), limits));
                    case FeedMessage.ENTITY_FIELD_NUMBER -> {
                        if (entities.size() >= limits.maxEntities()) {
                            throw FeedRefused.tooLarge("entity: more than " + limits.maxEntities() + " of them");
                        }
                        entities.add(in.readBytes());
                    }
                    default -> in.skipField(tag);
                }
            }
        } catch (FeedRefused e) {
            refusal = e;
        } catch (InvalidProtocolBufferException e) {
            refusal = unreadable("message", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (header == null) {
            throw refusal != null ? refusal : FeedRefused.malformed("header: is missing; is this a GTFS-RT feed?");
        }
        return new FeedParts(header, List.copyOf(entities), refusal);
    }

    /** Unpacks one entity. */
    static FeedEntity entity(ByteString packed, FeedLimits limits) throws InvalidProtocolBufferException {
        try {
            return FeedEntity.parseFrom(bounded(packed.newCodedInput(), limits));
        } catch (InvalidProtocolBufferException e) {
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static CodedInputStream bounded(CodedInputStream in, FeedLimits limits) {
        in.setRecursionLimit(limits.maxDepth());
        in.setSizeLimit((int) Math.min(Integer.MAX_VALUE, limits.maxBytes() + 1));
        return in;
    }

    static FeedRefused unreadable(String what, InvalidProtocolBufferException e) {
        var why = FeedText.line(String.valueOf(e.getMessage()), 200);
        return why.contains("too many levels of nesting")
                ? FeedRefused.hostile(what + ": nests deeper than any honest one")
                : FeedRefused.malformed(what + ": is no readable protobuf: " + why);
    }
}

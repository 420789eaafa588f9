package io.ansage.command.feed;

/**
 * How much a single message of a feed may hold. Far above what honest feeds send; what lies beyond is refused unread.
 *
 * @param maxBytes      bytes of one message, after decompression
 * @param maxDepth      nesting of elements, or of embedded messages
 * @param maxElements   elements of one document
 * @param maxTextLength characters of one text
 * @param maxEntities   journeys, trips or alerts in one message
 * @param maxCalls      calls of one journey
 */
public record FeedLimits(long maxBytes, int maxDepth, int maxElements, int maxTextLength, int maxEntities,
        int maxCalls) {

    /** 16 MiB, depth 32, a million elements, 4,096 characters, 100,000 journeys of at most 1,000 calls. */
    public static final FeedLimits DEFAULT = new FeedLimits(16L << 20, 32, 1_000_000, 4_096, 100_000, 1_000);

    public FeedLimits {
        if (maxBytes < 1 || maxDepth < 1 || maxElements < 1 || maxTextLength < 1 || maxEntities < 1 || maxCalls < 1) {
            throw new IllegalArgumentException("feed limits: must all be positive");
        }
    }

    public FeedLimits withMaxBytes(long bytes) {
        return new FeedLimits(bytes, maxDepth, maxElements, maxTextLength, maxEntities, maxCalls);
    }
}

package io.ansage.web.gtfs;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.util.JsonFormat;
import io.ansage.web.http.EntityTags;
import io.ansage.web.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The same truth for programs that read GTFS-Realtime. */
@RestController
@RequestMapping("/api/v1/gtfs-rt")
@Tag(name = "GTFS-Realtime")
final class RealtimeController {

    private static final MediaType PROTOBUF = new MediaType("application", "x-protobuf");

    private final RealtimeFeeds feeds;

    RealtimeController(RealtimeFeeds feeds) {
        this.feeds = feeds;
    }

    @GetMapping("/trip-updates")
    @Operation(summary = "Expected and actual times of all trains that run, as GTFS-Realtime",
            description = "A full dataset of trip updates, made anew every 15 seconds at most if something changed: "
                    + "ask again with If-None-Match. stop_sequence is the call order; NO_DATA is not on time.")
    @ApiResponse(responseCode = "200", description = "A FeedMessage", content = @Content(
            mediaType = "application/x-protobuf", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> tripUpdates(@Parameter(description = "json for people to read", example = "json")
    @RequestParam(required = false) @Nullable String format) {
        return answer(RealtimeFeeds.Kind.TRIP_UPDATES, format);
    }

    @GetMapping("/alerts")
    @Operation(summary = "What is said of trains in words, as GTFS-Realtime",
            description = "Causes and operators' messages of single trains.")
    @ApiResponse(responseCode = "200", description = "A FeedMessage", content = @Content(
            mediaType = "application/x-protobuf", schema = @Schema(type = "string", format = "binary")))
    ResponseEntity<byte[]> alerts(@Parameter(description = "json for people to read", example = "json")
    @RequestParam(required = false) @Nullable String format) {
        return answer(RealtimeFeeds.Kind.ALERTS, format);
    }

    private ResponseEntity<byte[]> answer(RealtimeFeeds.Kind kind, @Nullable String format) {
        if (format != null && !format.equals("json") && !format.equals("protobuf")) {
            throw Problem.invalid("format", "format is neither protobuf nor json", "Leave it out for protobuf.");
        }
        boolean json = "json".equals(format);
        var feed = feeds.current(kind);
        return ResponseEntity.ok()
                .eTag(EntityTags.ofRevision(feed.position()))
                .cacheControl(CacheControl.maxAge(feeds.fresh()).cachePublic())
                .contentType(json ? MediaType.APPLICATION_JSON : PROTOBUF)
                .body(json ? json(feed) : feed.message().toByteArray());
    }

    private static byte[] json(RealtimeFeeds.Feed feed) {
        try {
            return JsonFormat.printer().print(feed.message()).getBytes(StandardCharsets.UTF_8);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException(e);
        }
    }
}

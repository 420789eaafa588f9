package io.ansage.web.channel;

import io.ansage.query.api.Channels;
import io.ansage.query.api.Channels.Channel;
import io.ansage.web.http.Cursors.Page;
import io.ansage.web.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this installation offers, so that a page shows what is possible and nothing else. */
@RestController
@RequestMapping("/api/v1")
@Tag(name = "Channels")
final class ChannelController {

    private static final String KEY = "applicationServerKey";

    private final Channels channels;

    ChannelController(Channels channels) {
        this.channels = channels;
    }

    @GetMapping("/channels")
    @Operation(summary = "Ways to be told something",
            description = "Those that this installation offers; a device registers for one at POST /api/v1/me/devices.")
    Page<ChannelView> channels() {
        return new Page<>(channels.list().stream().map(ChannelView::of).toList());
    }

    @GetMapping("/push/key")
    @Operation(summary = "Key for browsers to subscribe with",
            description = "As pushManager.subscribe({applicationServerKey}) takes it. Stays the same for the life of an "
                    + "installation.")
    KeyView pushKey() {
        return channels.list()
                .stream()
                .map(c -> c.parameters().get(KEY))
                .filter(Objects::nonNull)
                .map(KeyView::new)
                .findFirst()
                .orElseThrow(() -> Problem.notFound("Web Push is not offered here.",
                        "See /api/v1/channels for what is."));
    }

    /** One way to be told something. */
    record ChannelView(@Schema(description = "Name to register under", example = "web-push") String id,
            @Schema(description = "Public key that a browser subscribes with; of web-push only",
                    example = "BEl62iUYgUivxIkv69yViEuiBIa…") @Nullable String applicationServerKey) {

        static ChannelView of(Channel channel) {
            return new ChannelView(channel.id(), channel.parameters().get(KEY));
        }
    }

    /** The key. */
    record KeyView(@Schema(description = "Uncompressed P-256 point in base64url",
            example = "BEl62iUYgUivxIkv69yViEuiBIa…") String applicationServerKey) {}
}

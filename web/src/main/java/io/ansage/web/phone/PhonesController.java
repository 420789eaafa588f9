package io.ansage.web.phone;

import io.ansage.query.api.Phones;
import io.ansage.web.http.Cursors;
import io.ansage.web.http.Cursors.Page;
import io.ansage.web.problem.Problem;
import io.ansage.web.problem.Problem;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The phones of sample passengers, which exist only where a stand-in takes the push provider's place. */
@RestController
@RequestMapping("/api/v1/phones")
@Tag(name = "Phones")
final class PhonesController {

    private final Phones phones;

    PhonesController(Phones phones) {
        this.phones = phones;
    }

    @GetMapping
    @Operation(summary = "Virtual phones of sample passengers",
            description = "Empty where messages go to a real push provider.")
    Page<PhoneView> list(@RequestParam(required = false) @Nullable Integer limit) {
        return new Page<>(phones.listSamples(Cursors.limit(limit)).stream().map(PhoneView::of).toList());
    }

    @GetMapping("/{token}")
    @Operation(summary = "The virtual phone with this push token", description = "For whoever registered it: knowing "
            + "the token is the key. There is none where messages go to a real push provider.")
    PhoneView get(@Parameter(example = "my-phone-0001") @PathVariable String token) {
        return phones.find(token)
                .map(PhoneView::of)
                .orElseThrow(() -> Problem.notFound("No virtual phone has this token.",
                        "Register it: POST /api/v1/me/devices with channel fcm; it comes to life with its first message."));
    }

    /** A virtual phone. */
    record PhoneView(@Schema(example = "Sample passenger 1") String name,
            @Schema(description = "How often it buzzed") long interrupts,
            @Schema(description = "How often a message was replaced without a sound") long silentlyReplaced,
            @Schema(description = "What it shows now, the newest first") List<ShownView> shown) {

        static PhoneView of(Phones.Phone phone) {
            return new PhoneView(phone.name(), phone.interrupts(), phone.silentlyReplaced(),
                    phone.shown()
                            .stream()
                            .map(s -> new ShownView(s.title(), s.body(), s.language(), s.version(), s.silent(),
                                    s.at()))
                            .toList());
        }
    }

    /** A message on its screen. */
    record ShownView(String title, String body, @Schema(example = "en") String language,
            @Schema(description = "Counts the messages of this trip") long version, boolean silent, Instant at) {}
}

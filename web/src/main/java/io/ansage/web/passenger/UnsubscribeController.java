package io.ansage.web.passenger;

import io.ansage.query.api.Devices;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The way out that mail programs offer (RFC 8058): one click, no identity. */
@RestController
@RequestMapping("/api/v1/unsubscribe")
@Tag(name = "Channels")
final class UnsubscribeController {

    private final Devices devices;

    UnsubscribeController(Devices devices) {
        this.devices = devices;
    }

    @PostMapping("/{key}")
    @Operation(summary = "Send no more mails there", description = "The key is in the List-Unsubscribe header of every "
            + "mail. Answers the same whether or not it is known, and again when repeated.")
    ResponseEntity<Void> unsubscribe(@Parameter(example = "no-such-key") @PathVariable String key) {
        devices.stop(key);
        return ResponseEntity.noContent().build();
    }
}

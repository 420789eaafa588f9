package io.ansage.web.passenger;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.ansage.domain.journey.CallOutlook;
import io.swagger.v3.oas.annotations.media.Schema;

/** A call as passengers name it: by stop id, stop name or call order. */
@Schema(type = "string", description = "Stop id, stop name or call order", example = "Dublin Connolly")
record StopRef(@JsonValue String text) {

    StopRef {
        if (text.isBlank() || text.length() > 128) {
            throw new IllegalArgumentException("must be a stop id, a stop name or a call order");
        }
    }

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static StopRef of(Object value) {
        if (value instanceof String || value instanceof Integer) {
            return new StopRef(value.toString().strip());
        }
        throw new IllegalArgumentException("must be a stop id, a stop name or a call order");
    }

    boolean names(CallOutlook call) {
        return call.planned().stop().value().equals(text) || call.planned().stopName().equalsIgnoreCase(text)
                || Integer.toString(call.order()).equals(text);
    }
}

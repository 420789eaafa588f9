package io.ansage.web.board;

import io.ansage.domain.journey.StopId;
import io.ansage.query.api.Situations;
import io.ansage.query.api.Situations.Situation;
import io.ansage.web.board.BoardReads.BoardView;
import io.ansage.web.http.Cursors.Page;
import io.ansage.web.http.EntityTags;
import io.ansage.web.problem.Inputs;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** What a wall screen needs. */
@RestController
@RequestMapping("/api/v1/stops/{id}")
@Tag(name = "Stops")
final class BoardController {

    /** Who stands on a platform asks about the trains of the next hours. */
    private static final Duration AHEAD = Duration.ofHours(3);

    private final BoardReads boards;
    private final Situations situations;
    private final Clock passengerClock;

    BoardController(BoardReads boards, Situations situations, @Qualifier("passengerClock") Clock passengerClock) {
        this.boards = boards;
        this.situations = situations;
        this.passengerClock = passengerClock;
    }

    @GetMapping("/board")
    @Operation(summary = "Departures and arrivals at a stop, in order of time",
            description = "From now on, in passenger time, with what is announced about each train. Live: "
                    + "/stops/{id}/board/stream.")
    ResponseEntity<BoardView> board(@Parameter(example = "ie:dublin-connolly") @PathVariable String id) {
        var board = boards.read(stop(id));
        return ResponseEntity.ok()
                .eTag(EntityTags.ofContent(board))
                .cacheControl(CacheControl.noCache())
                .body(board);
    }

    @GetMapping("/situations")
    @Operation(summary = "What operators and feeds say about a stop and the trains that call there",
            description = "Published messages and alerts of feeds that hold now, about the stop, its network, or a line or train that calls "
                    + "there within three hours; the gravest first.")
    ResponseEntity<Page<SituationView>> situations(@PathVariable String id) {
        var now = passengerClock.instant();
        var items = situations.listAt(stop(id), now, now.plus(AHEAD)).stream().map(SituationView::of).toList();
        return ResponseEntity.ok()
                .eTag(EntityTags.ofContent(items))
                .cacheControl(CacheControl.noCache())
                .body(new Page<>(items));
    }

    private static StopId stop(String id) {
        return Inputs.read("id", "Find it by name: /api/v1/stops?q=Connolly.", () -> new StopId(id));
    }

    /** A message as anybody may read it. */
    @Schema(name = "Situation")
    record SituationView(String id, int revision,
            @Schema(allowableValues = {
                    "INFO", "DISRUPTION", "CLOSURE", "ACCESSIBILITY"}) String severity,
            @Schema(description = "Words by language: English always where operators write them; und where a feed does not "
                    + "say which it is") Map<String, WordsView> texts,
            @Schema(description = "Absent where a feed does not say") @Nullable Instant validFrom,
            @Schema(description = "Absent where a feed does not say") @Nullable Instant validUntil) {

        static SituationView of(Situation s) {
            var texts = new TreeMap<String, WordsView>();
            s.texts().forEach((language, text) -> texts.put(language, new WordsView(text.title(), text.body())));
            return new SituationView(s.id(), s.revision(), s.severity().name(), texts, s.validFrom(),
                    s.validUntil());
        }
    }

    /** Title and body in one language. */
    @Schema(name = "SituationWords")
    record WordsView(String title, String body) {}
}

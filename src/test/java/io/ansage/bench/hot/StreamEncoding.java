package io.ansage.bench.hot;

import io.ansage.bench.nation.Nation;
import io.ansage.domain.journey.Acceptance;
import io.ansage.domain.journey.JourneyFold;
import io.ansage.domain.journey.JourneyOutlook;
import io.ansage.domain.journey.Provenance;
import io.ansage.domain.journey.Source;
import io.ansage.domain.journey.SourceKind;
import io.ansage.domain.journey.event.JourneyScheduled;
import io.ansage.domain.time.ServiceDate;
import io.ansage.web.stream.StreamBytes;
import java.time.Instant;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** One revision of a train with a dozen calls as a server-sent event: done once, however many read it. */
@State(Scope.Thread)
public class StreamEncoding {

    private final JourneyOutlook outlook = outlook();

    private static JourneyOutlook outlook() {
        var plan = new Nation(3, 0.0001, ServiceDate.of(2026, 3, 10)).journeys().getFirst();
        var at = Instant.parse("2026-03-10T05:00:00Z");
        var scheduled = new JourneyScheduled(plan.id(), plan.trainNumber(), plan.line(), plan.headsign(), plan.zone(),
                plan.calls(), new Provenance(new Source("bench", SourceKind.REALTIME), at, at, null,
                        Acceptance.VISIBLE_CHANGE));
        return JourneyFold.after(null, scheduled);
    }

    @Benchmark
    public byte[] event() {
        return StreamBytes.of(outlook, 4_711);
    }
}

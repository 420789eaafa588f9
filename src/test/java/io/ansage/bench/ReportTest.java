package io.ansage.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ansage.bench.Growth.Point;
import io.ansage.bench.Result.Met;
import io.ansage.bench.report.JsonReport;
import io.ansage.bench.report.MarkdownReport;
import io.ansage.bench.report.OverviewPlot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class ReportTest {

    private static final Series OURS = new Series(
            List.of(new Sample(100, 1, 0.5), new Sample(300, 1, 0.3), new Sample(200, 1, 0.4)));
    private static final Series PEER = new Series(List.of(new Sample(10, 1, 1)));

    @TempDir private Path folder;

    @Test
    void met_gateMissed_fallsShortWhateverElse() {
        var result = Result.rate("B0", "tea", "cups/s", OURS).peer("the others", PEER);
        assertThat(result.ours()).isEqualTo(200);
        assertThat(result.atLeast(150.0, 200.0).timesPeer(20.0, 20.0).met()).isEqualTo(Met.MOONSHOT);
        assertThat(result.atLeast(150.0, 201.0).timesPeer(20.0, null).met()).isEqualTo(Met.GATE);
        assertThat(result.atLeast(150.0, 200.0).timesPeer(20.1, null).met()).isEqualTo(Met.FALLS_SHORT);
        assertThat(result.goal(Goal.atMost("ms", 301, 300.0, null)).met()).isEqualTo(Met.FALLS_SHORT);
        assertThat(result.goal(Goal.holds("nothing lost", false)).met()).isEqualTo(Met.FALLS_SHORT);
    }

    @Test
    void exponent_powerLaw_isFound() {
        assertThat(new Growth("load", List.of(new Point(1, 3), new Point(4, 12), new Point(16, 48))).exponent())
                .isCloseTo(1, within(1e-9));
        assertThat(new Growth("load", List.of(new Point(1, 5), new Point(4, 5), new Point(16, 5))).exponent())
                .isCloseTo(0, within(1e-9));
        assertThat(new Growth("load", List.of(new Point(1, 1), new Point(4, 16), new Point(16, 256))).exponent())
                .isCloseTo(2, within(1e-9));
    }

    @Test
    void write_threeForms_sayTheSame() throws Exception {
        var machine = new Machine("Linux", "a cpu", 2, 1024, "a jvm", 140);
        var results = List.of(Result.rate("B0", "tea", "cups/s", OURS)
                .peer("the others", PEER)
                .timesPeer(50.0, 100.0)
                .growth(new Growth("cups", List.of(new Point(1, 1), new Point(4, 4), new Point(16, 16)))));
        JsonReport.write(folder.resolve("b.json"), machine, true, results);
        MarkdownReport.write(folder.resolve("b.md"), machine.words(), true, results);
        OverviewPlot.write(folder.resolve("b.svg"), machine.words(), results);

        var json = JsonMapper.shared().readTree(folder.resolve("b.json").toFile()).get("results").get(0);
        assertThat(json.get("ratioToPeer").doubleValue()).isEqualTo(20);
        assertThat(json.get("met").stringValue()).isEqualTo("falls short");
        assertThat(json.get("gate").stringValue()).isEqualTo(">= 50 x the others");
        assertThat(json.get("growth").get("exponent").doubleValue()).isCloseTo(1, within(1e-9));
        assertThat(folder.resolve("b.md")).content()
                .contains("| B0 | tea | 200 cups/s |", "falls short", "power of 1.00");
        assertThat(folder.resolve("b.svg")).content().startsWith("<svg").contains("B0 tea: 20 x the others");
        assertThat(Files.size(folder.resolve("b.svg"))).isPositive();
    }

    @Test
    void parse_nonsense_saysWhatIsWanted() {
        assertThat(BenchOptions.parse(List.of("B1", "national-day", "--quick")).names())
                .containsExactly("b1", "national-day");
        assertThat(BenchOptions.parse(List.of("--quick")).scale()).isEqualTo(BenchOptions.QUICK_DAY);
        assertThat(BenchOptions.parse(List.of("--quick", "--scale", "0.01")).scale()).isEqualTo(0.01);
        assertThatThrownBy(() -> BenchOptions.parse(List.of("--scale", "2"))).hasMessageContaining("up to 1");
        assertThatThrownBy(() -> BenchOptions.parse(List.of("--json"))).hasMessageContaining("wants a value");
        assertThatThrownBy(() -> BenchOptions.parse(List.of("--fast"))).hasMessageContaining("--help");
    }

    @Test
    void estimate_quickSet_isBelowTenMinutes() {
        var quick = Benchmarks.all().stream().filter(Benchmark::inQuickSet).toList();
        assertThat(Estimates.of(quick, true, BenchOptions.QUICK_DAY)).isLessThan(Estimates.QUICK);
        assertThat(Benchmarks.all()).allSatisfy(b -> assertThat(Estimates.of(b, false, BenchOptions.DAY)).isPositive());
    }

    private static org.assertj.core.data.Offset<Double> within(double range) {
        return org.assertj.core.data.Offset.offset(range);
    }
}

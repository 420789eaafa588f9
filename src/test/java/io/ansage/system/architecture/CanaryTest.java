package io.ansage.system.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;

/** Every rule can fail: the tree below {@code io.ansage.system.canary} is laid out like ours and breaks each of them. */
class CanaryTest {

    private static final String ROOT = "io.ansage.system.canary";

    private static final JavaClasses PLANTED = new ClassFileImporter().importPackages(ROOT);

    @ParameterizedTest
    @EnumSource
    void planted_violation_is_found(Rule rule) {
        assertThat(violationsOf(rule)).anyMatch(line -> line.contains(plantedFor(rule)));
    }

    @Test
    void every_way_to_read_the_wall_clock_is_found() {
        assertThat(violationsOf(Rule.TIME_COMES_FROM_AN_INJECTED_CLOCK)).hasSize(8)
                .noneMatch(line -> line.contains("allowed"));
    }

    @Test
    void what_the_api_packages_offer_may_be_used() {
        assertThat(violationsOf(Rule.WEB_SEES_THE_QUERY_SIDE_THROUGH_ITS_API))
                .noneMatch(line -> line.contains("UsesQueryApi"));
    }

    private static List<String> violationsOf(Rule rule) {
        return rule.in(ROOT).evaluate(PLANTED).getFailureReport().getDetails();
    }

    private static String plantedFor(Rule rule) {
        return switch (rule) {
            case DOMAIN_DEPENDS_ON_THE_JDK_ONLY, DOMAIN_KNOWS_NO_FRAMEWORK -> "domain.AnnotatedWithSpring";
            case MESSAGE_TEXTS_MAY_ALSO_USE_ICU -> "domain.text.ReadsJson";
            case COMMAND_SIDE_SEES_DOMAIN_ONLY -> "command.SeesProjection";
            case QUERY_SIDE_SEES_DOMAIN_ONLY -> "query.SeesAggregate";
            case QUERY_SIDE_NEVER_SENDS -> "query.Sends";
            case EXPLANATIONS_ONLY_READ -> "query.why.WritesDown";
            case PUSH_ADAPTERS_SEE_DOMAIN_ONLY -> "push.SeesProjection";
            case WEB_SEES_THE_COMMAND_SIDE_THROUGH_ITS_API -> "web.SeesAggregate";
            case WEB_SEES_THE_QUERY_SIDE_THROUGH_ITS_API -> "web.SeesProjection";
            case WEB_SEES_NEITHER_CHANNELS_NOR_WIRING -> "web.SeesChannel";
            case STORAGE_IS_BEHIND_PORTS -> "query.OpensTable";
            case ONLY_WEB_AND_INFRA_USE_SPRING -> "domain.AnnotatedWithSpring";
            case TIME_COMES_FROM_AN_INJECTED_CLOCK -> "domain.ReadsWallClock";
            case NO_JAVA_SERIALIZATION -> "infra.ReadsJavaObjects";
            case NO_XSTREAM -> "infra.HoldsXStream";
            case PACKAGES_ARE_NULL_MARKED -> "unmarked.Forgotten";
        };
    }
}

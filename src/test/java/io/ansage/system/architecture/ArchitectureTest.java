package io.ansage.system.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The real code keeps every rule. */
class ArchitectureTest {

    private static final String ROOT = "io.ansage";

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages(ROOT);

    @ParameterizedTest
    @EnumSource
    void product_keeps(Rule rule) {
        rule.in(ROOT).check(PRODUCT);
    }

    /** A rule about a package that was renamed would hold for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"domain", "domain.text", "command", "command.api", "query", "query.api", "query.why",
            "push", "web",
            "infra"})
    void package_named_in_a_rule_exists(String name) {
        assertThat(PRODUCT.containPackage(ROOT + "." + name)).isTrue();
    }
}

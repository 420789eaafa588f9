package io.ansage.system.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;

/**
 * Every rule, for any package tree that is laid out like ours: the real one must keep it, the planted one must break it.
 */
@SuppressWarnings("ImmutableEnumChecker") // the functions below hold no state
enum Rule {

    DOMAIN_DEPENDS_ON_THE_JDK_ONLY(root -> classes().that(resideInAPackage(root + ".domain.."))
            .and(outside(root + ".domain.text.."))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(root + ".domain..", "java..", "org.jspecify.annotations..")),

    MESSAGE_TEXTS_MAY_ALSO_USE_ICU(root -> classes().that(resideInAPackage(root + ".domain.text.."))
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(root + ".domain..", "java..", "org.jspecify.annotations..", "com.ibm.icu..")),

    DOMAIN_KNOWS_NO_FRAMEWORK(root -> noClasses().that(resideInAPackage(root + ".domain.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.axonframework..", "org.springframework..", "tools.jackson..",
                    "com.fasterxml.jackson..")),

    COMMAND_SIDE_SEES_DOMAIN_ONLY(root -> noClasses().that(resideInAPackage(root + ".command.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(root + ".query..", root + ".push..", root + ".web..", root + ".infra..")),

    QUERY_SIDE_SEES_DOMAIN_ONLY(root -> noClasses().that(resideInAPackage(root + ".query.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(root + ".command..", root + ".push..", root + ".web..", root + ".infra..")),

    QUERY_SIDE_NEVER_SENDS(root -> noClasses().that(resideInAPackage(root + ".query.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(root + ".push..", "com.google.firebase..", "java.net.http..",
                    "org.apache.hc..", "jakarta.mail..")),

    /** Who makes past decisions again holds nothing that could send one, or write it down. */
    EXPLANATIONS_ONLY_READ(root -> noClasses().that(resideInAPackage(root + ".query.why.."))
            .should()
            .dependOnClassesThat(resideInAnyPackage(root + ".query.delivery..", root + ".query.subscription..",
                    root + ".query.live..", "org.axonframework..")
                    .or(JavaClass.Predicates.simpleNameEndingWith("Store"))
                    .or(JavaClass.Predicates.simpleNameEndingWith("Planner")))),

    PUSH_ADAPTERS_SEE_DOMAIN_ONLY(root -> noClasses().that(resideInAPackage(root + ".push.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(root + ".command..", root + ".query..", root + ".web..", root + ".infra..",
                    "org.axonframework..")),

    WEB_SEES_THE_COMMAND_SIDE_THROUGH_ITS_API(root -> noClasses().that(resideInAPackage(root + ".web.."))
            .should()
            .dependOnClassesThat(resideInAPackage(root + ".command..").and(outside(root + ".command.api..")))),

    WEB_SEES_THE_QUERY_SIDE_THROUGH_ITS_API(root -> noClasses().that(resideInAPackage(root + ".web.."))
            .should()
            .dependOnClassesThat(resideInAPackage(root + ".query..").and(outside(root + ".query.api..")))),

    WEB_SEES_NEITHER_CHANNELS_NOR_WIRING(root -> noClasses().that(resideInAPackage(root + ".web.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(root + ".push..", root + ".infra..")),

    STORAGE_IS_BEHIND_PORTS(root -> noClasses()
            .that(resideInAnyPackage(root + ".domain..", root + ".command..", root + ".query..", root + ".push..",
                    root + ".web.."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.sql..", "javax.sql..", "org.springframework.jdbc..", "org.postgresql..",
                    "org.apache.kafka..")),

    ONLY_WEB_AND_INFRA_USE_SPRING(root -> noClasses()
            .that(resideInAnyPackage(root + ".domain..", root + ".command..", root + ".query..", root + ".push.."))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..")),

    TIME_COMES_FROM_AN_INJECTED_CLOCK(root -> noClasses()
            .that(resideInAnyPackage(root + ".domain..", root + ".command..", root + ".query..", root + ".push.."))
            .should()
            .accessTargetWhere(new WallClockAccess())),

    NO_JAVA_SERIALIZATION(root -> noClasses().that(resideInAPackage(root + ".."))
            .should()
            .dependOnClassesThat(DescribedPredicate.<JavaClass>or(JavaClass.Predicates.type(ObjectInputStream.class),
                    JavaClass.Predicates.type(ObjectOutputStream.class),
                    JavaClass.Predicates.simpleName("JavaSerializer")))),

    NO_XSTREAM(root -> noClasses().that(resideInAPackage(root + ".."))
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("com.thoughtworks.xstream..", "org.axonframework.serialization.xml..")),

    PACKAGES_ARE_NULL_MARKED(
            root -> classes().that(resideInAPackage(root + "..")).should(new LiveInNullMarkedPackage()));

    private final Function<String, ArchRule> forRoot;

    Rule(Function<String, ArchRule> forRoot) {
        this.forRoot = forRoot;
    }

    /** This rule for the modules below the given package. */
    ArchRule in(String root) {
        return forRoot.apply(root).as(name().toLowerCase(Locale.ROOT).replace('_', ' ') + " in " + root);
    }

    private static DescribedPredicate<JavaClass> outside(String... packages) {
        return DescribedPredicate.not(resideInAnyPackage(packages)).as("outside of " + Arrays.toString(packages));
    }
}

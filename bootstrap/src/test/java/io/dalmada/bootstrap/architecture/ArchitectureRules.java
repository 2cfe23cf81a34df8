package io.dalmada.bootstrap.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;

/**
 * The rules, written against a root package so that each can be fed a wrong class (see {@link ArchitectureTwinsTest}).
 * Allow-lists wherever possible: a misspelt target then fails instead of passing.
 */
final class ArchitectureRules {
    private final String root;

    ArchitectureRules(String root) {
        this.root = root;
    }

    /** Every rule by the name that its twin uses. */
    Map<String, ArchRule> all() {
        return Map.ofEntries(
                Map.entry("domain_is_plain_java", domainIsPlainJava()),
                Map.entry("application_is_plain_java", applicationIsPlainJava()),
                Map.entry("ports_do_not_know_services", portsDoNotKnowServices()),
                Map.entry("adapters_do_not_see_each_other", adaptersDoNotSeeEachOther()),
                Map.entry("only_bootstrap_uses_services", onlyBootstrapUsesServices()),
                Map.entry("jpa_only_in_persistence", onlyIn("adapter.persistence", "jakarta.persistence..")),
                Map.entry("feign_only_in_gateway_adapters", feignOnlyInGatewayAdapters()),
                Map.entry("gateway_support_knows_no_adapter", gatewaySupportKnowsNoAdapter()),
                Map.entry("spring_web_only_in_rest", springWebOnlyInRest()),
                Map.entry("every_class_has_a_layer", everyClassHasALayer()),
                Map.entry("domain_reads_no_clock_and_no_chance", domainReadsNoClock()),
                Map.entry("only_persistence_reconstitutes", onlyPersistenceReconstitutes()),
                Map.entry("roots_refer_by_id", rootsReferById()),
                Map.entry("simulators_share_nothing", simulatorsShareNothing()));
    }

    private ArchRule domainIsPlainJava() {
        return classes()
                .that()
                .resideInAPackage(in("domain"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations..", in("domain"));
    }

    private ArchRule applicationIsPlainJava() {
        return classes()
                .that()
                .resideInAPackage(in("application"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify.annotations..", in("domain"), in("application"));
    }

    private ArchRule portsDoNotKnowServices() {
        return noClasses()
                .that()
                .resideInAPackage(in("application.port"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("application.service"));
    }

    private ArchRule adaptersDoNotSeeEachOther() {
        return slices().matching(root + ".adapter.(*)..").should().notDependOnEachOther();
    }

    private ArchRule onlyBootstrapUsesServices() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("application.service"), in("bootstrap"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(in("application.service"));
    }

    private ArchRule onlyIn(String home, String library) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(in(home))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library);
    }

    private ArchRule feignOnlyInGatewayAdapters() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("gateway.support"), in("adapter"))
                .or()
                .resideInAnyPackage(in("adapter.rest"), in("adapter.persistence"), in("adapter.webhook"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("feign..");
    }

    private ArchRule gatewaySupportKnowsNoAdapter() {
        return noClasses()
                .that()
                .resideInAPackage(in("gateway.support"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("adapter"), in("bootstrap"), in("application.service"), "org.springframework..");
    }

    private ArchRule springWebOnlyInRest() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(in("adapter.rest"), in("bootstrap"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.springframework.web..", "org.springframework.http..");
    }

    private ArchRule everyClassHasALayer() {
        return classes()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .resideInAnyPackage(
                        in("domain"),
                        in("application"),
                        in("adapter"),
                        in("gateway.support"),
                        in("bootstrap"),
                        in("simulator"),
                        in("testkit"));
    }

    private ArchRule domainReadsNoClock() {
        DescribedPredicate<JavaCall<?>> reads = DescribedPredicate.describe(
                "read the clock or draw a random id",
                call -> (call.getTargetOwner().getPackageName().equals("java.time")
                                && call.getName().equals("now")
                                && call.getTarget().getRawParameterTypes().isEmpty())
                        || (call.getTargetOwner().isEquivalentTo(java.util.UUID.class)
                                && call.getName().equals("randomUUID"))
                        || (call.getTargetOwner().isEquivalentTo(System.class)
                                && call.getName().startsWith("currentTime")));
        return noClasses().that().resideInAPackage(in("domain")).should().callCodeUnitWhere(target(reads));
    }

    private static DescribedPredicate<JavaCall<?>> target(DescribedPredicate<JavaCall<?>> predicate) {
        return predicate;
    }

    private ArchRule onlyPersistenceReconstitutes() {
        DescribedPredicate<JavaCall<?>> reconstitutes = DescribedPredicate.describe(
                "reconstitute an aggregate",
                call -> call.getName().equals("reconstitute")
                        && call.getTargetOwner().getPackageName().startsWith(root + ".domain"));
        return noClasses()
                .that(resideOutsideOfPackages(
                        in("domain"), in("adapter.persistence"), in("application.service"), in("application.testing")))
                .should()
                .callCodeUnitWhere(reconstitutes);
    }

    /** No field of one root's package has another root's type. */
    private ArchRule rootsReferById() {
        DescribedPredicate<JavaClass> foreignRoot = DescribedPredicate.describe(
                "another aggregate root",
                type -> type.getName().equals(root + ".domain.billingkey.BillingKey")
                        || type.getName().equals(root + ".domain.subscription.Subscription"));
        return fields().that()
                .areDeclaredInClassesThat(resideInAnyPackage(in("domain.payment")))
                .should()
                .notHaveRawType(foreignRoot);
    }

    private ArchRule simulatorsShareNothing() {
        return noClasses()
                .that()
                .resideInAPackage(in("simulator"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(in("domain"), in("application"), in("adapter"), in("bootstrap"));
    }

    private String in(String layer) {
        return root + "." + layer + "..";
    }
}

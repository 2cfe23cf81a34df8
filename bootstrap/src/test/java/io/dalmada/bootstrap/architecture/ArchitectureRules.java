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
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * The rules, written against a root package so that each can be fed a wrong class (see {@link ArchitectureTwinsTest}).
 * Allow-lists wherever possible: a misspelt target then fails instead of passing.
 */
final class ArchitectureRules {
    private final String root;
    private final int mostTypes;

    /** @param mostTypes how many top-level types a package may hold */
    ArchitectureRules(String root, int mostTypes) {
        this.root = root;
        this.mostTypes = mostTypes;
    }

    /** Every rule by the name that its twin uses. */
    Map<String, ArchRule> all() {
        Map<String, ArchRule> rules = new TreeMap<>(ofLayers());
        rules.putAll(new FeatureRules(root).all());
        rules.put("no_package_is_crowded", noPackageIsCrowded());
        return rules;
    }

    private Map<String, ArchRule> ofLayers() {
        return Map.ofEntries(
                Map.entry("domain_is_plain_java", domainIsPlainJava()),
                Map.entry("application_is_plain_java", applicationIsPlainJava()),
                Map.entry("ports_do_not_know_services", portsDoNotKnowServices()),
                Map.entry("callers_do_not_speak_of_outbound_ports", callersDoNotSpeakOfOutboundPorts()),
                Map.entry("values_know_no_port", valuesKnowNoPort()),
                Map.entry("rooms_of_rest_are_its_own", roomsAreTheirOwn("adapter.rest", "pages", "limits")),
                Map.entry(
                        "rooms_of_persistence_are_its_own",
                        roomsAreTheirOwn("adapter.persistence", "encryption", "reencryption")),
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

    /** What callers say must not depend on how it is done; the gateway's SPI is a language of its own. */
    private ArchRule callersDoNotSpeakOfOutboundPorts() {
        return noClasses()
                .that()
                .resideInAPackage(in("application.port.in"))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".application.port.out");
    }

    private ArchRule valuesKnowNoPort() {
        return noClasses()
                .that()
                .resideInAPackage(in("application.model"))
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        root + ".application.port.out", in("application.port.in"), in("application.service"));
    }

    /**
     * "Public" in a feature package of an adapter means public to that adapter. What others may use lies in the adapter's
     * own package, or in a room that is named here.
     */
    private ArchRule roomsAreTheirOwn(String adapter, String... open) {
        String[] openRooms = Stream.concat(
                        Stream.of(root + "." + adapter), Arrays.stream(open).map(room -> in(adapter + "." + room)))
                .toArray(String[]::new);
        return noClasses()
                .that()
                .resideOutsideOfPackage(in(adapter))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage(in(adapter)).and(DescribedPredicate.not(resideInAnyPackage(openRooms))));
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

    /** A root knows another root by its id: no field has another package's root as its type. */
    private ArchRule rootsReferById() {
        return fields().that()
                .areDeclaredInClassesThat(resideInAnyPackage(in("domain")))
                .should(new ArchCondition<>("not have the root of another package as their type") {
                    @Override
                    public void check(JavaField field, ConditionEvents events) {
                        JavaClass type = field.getRawType();
                        boolean foreign = isRoot(type)
                                && !type.getPackageName()
                                        .equals(field.getOwner().getPackageName());
                        if (foreign) {
                            events.add(SimpleConditionEvent.violated(field, field.getFullName() + " is a root"));
                        }
                    }
                });
    }

    /** Whatever can be read back from a snapshot is a root. */
    private static boolean isRoot(JavaClass type) {
        return type.getPackageName().contains(".domain.")
                && type.getMethods().stream()
                        .anyMatch(method -> method.getName().equals("reconstitute"));
    }

    /** What cannot be taken in at a glance needs another package. */
    private ArchRule noPackageIsCrowded() {
        return classes()
                .that()
                .areTopLevelClasses()
                .and()
                .doNotHaveSimpleName("package-info")
                .should(new ArchCondition<>("have at most " + mostTypes + " types") {
                    private final Map<String, Integer> types = new TreeMap<>();

                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        types.merge(type.getPackageName(), 1, Integer::sum);
                    }

                    @Override
                    public void finish(ConditionEvents events) {
                        types.forEach((name, count) -> events.add(
                                new SimpleConditionEvent(name, count <= mostTypes, name + " has " + count + " types")));
                    }
                });
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

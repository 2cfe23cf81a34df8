package io.dalmada.bootstrap.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import com.tngtech.archunit.library.dependencies.SliceAssignment;
import com.tngtech.archunit.library.dependencies.SliceIdentifier;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How features, the packages below a layer, may depend on each other. */
final class FeatureRules {
    static final List<String> LAYERS =
            List.of("domain", "application.service", "adapter.persistence", "adapter.rest", "bootstrap");

    /**
     * What a feature of the application layer may use. One that is not listed may use none and be used by none, so the
     * place of a new feature has to be decided here. The wiring knows them all.
     */
    private static final Map<String, List<String>> MAY_USE = Map.ofEntries(
            Map.entry("shared", List.of()),
            Map.entry("idempotency", List.of("shared")),
            Map.entry("access", List.of("shared")),
            Map.entry("timeline", List.of("shared")),
            Map.entry("webhook", List.of("shared")),
            Map.entry("billingkey", List.of("shared")),
            Map.entry("payment", List.of("shared")),
            Map.entry("subscription", List.of("payment", "shared")),
            Map.entry("billing", List.of("subscription", "payment", "shared")),
            Map.entry("resolution", List.of("billing", "payment", "shared")),
            Map.entry("reconciliation", List.of("resolution", "payment", "shared")),
            Map.entry("notice", List.of("reconciliation", "resolution", "payment", "shared")));

    private final String root;

    FeatureRules(String root) {
        this.root = root;
    }

    Map<String, ArchRule> all() {
        return Map.of("features_form_no_cycle", noCycle(), "services_use_listed_features_only", listedEdgesOnly());
    }

    private ArchRule noCycle() {
        return slices().assignedFrom(new SliceAssignment() {
                    @Override
                    public SliceIdentifier getIdentifierOf(JavaClass type) {
                        return LAYERS.stream()
                                .flatMap(layer -> feature(type, layer).map(f -> layer + "." + f).stream())
                                .findFirst()
                                .map(SliceIdentifier::of)
                                .orElseGet(SliceIdentifier::ignore);
                    }

                    @Override
                    public String getDescription() {
                        return "features of " + LAYERS;
                    }
                })
                .should()
                .beFreeOfCycles();
    }

    private ArchRule listedEdgesOnly() {
        return classes()
                .that()
                .resideInAPackage(root + ".application.service..")
                .should(new ArchCondition<>("use the listed features only") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        String from = feature(type, "application.service").orElse("");
                        type.getDirectDependenciesFromSelf()
                                .forEach(edge -> feature(edge.getTargetClass(), "application.service")
                                        .filter(to -> !mayUse(from, to))
                                        .ifPresent(to -> events.add(
                                                SimpleConditionEvent.violated(edge, edge.getDescription()))));
                    }
                });
    }

    private static boolean mayUse(String from, String to) {
        return from.equals(to)
                || from.equals("wiring")
                || MAY_USE.getOrDefault(from, List.of()).contains(to);
    }

    /** The package below a layer that a class lies in; nothing for one of another layer or of the layer's own package. */
    Optional<String> feature(JavaClass type, String layer) {
        String prefix = root + "." + layer + ".";
        return Optional.of(type.getPackageName())
                .filter(name -> name.startsWith(prefix))
                .map(name -> name.substring(prefix.length()).split("\\.")[0]);
    }
}

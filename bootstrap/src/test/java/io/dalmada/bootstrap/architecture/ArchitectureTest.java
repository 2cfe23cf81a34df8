package io.dalmada.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar"))
            .importPackages("io.dalmada");

    static Stream<Arguments> rules() {
        return new ArchitectureRules("io.dalmada", 40)
                .all().entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rules")
    void holds(String name, ArchRule rule) {
        rule.check(MAIN);
    }

    /** A layer whose name is misspelt would have no features, and no cycle either. */
    @ParameterizedTest
    @FieldSource("io.dalmada.bootstrap.architecture.FeatureRules#LAYERS")
    void every_layer_has_features(String layer) {
        FeatureRules rules = new FeatureRules("io.dalmada");

        assertThat(MAIN.stream()
                        .flatMap(type -> rules.feature(type, layer).stream())
                        .distinct())
                .hasSizeGreaterThan(4);
    }
}

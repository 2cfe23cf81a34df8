package io.dalmada.bootstrap.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Feeds each rule a small wrong world, {@code io.dalmada.bootstrap.wrong}, and expects it to fail there. */
class ArchitectureTwinsTest {
    private static final String WRONG = "io.dalmada.bootstrap.wrong";
    private static final JavaClasses CLASSES = new ClassFileImporter().importPackages(WRONG);
    private static final Map<String, ArchRule> RULES = new ArchitectureRules(WRONG, 1).all();

    static Stream<String> names() {
        return RULES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("names")
    void a_wrong_class_breaks_the_rule(String name) {
        ArchRule rule = java.util.Objects.requireNonNull(RULES.get(name));

        assertThatThrownBy(() -> rule.check(CLASSES)).isInstanceOf(AssertionError.class);
    }

    @Test
    void there_is_something_to_break() {
        assertThat(CLASSES).isNotEmpty();
    }
}

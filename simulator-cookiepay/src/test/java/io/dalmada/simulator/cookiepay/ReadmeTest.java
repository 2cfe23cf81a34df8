package io.dalmada.simulator.cookiepay;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Knobs;
import io.dalmada.simulator.cookiepay.state.TestCard;
import io.dalmada.simulator.cookiepay.wire.AmountRule;
import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The README is what a user of the simulator has: it must name everything that can be asked for. */
class ReadmeTest {
    private static List<String> lines() throws IOException {
        return Files.readAllLines(Path.of("README.md"));
    }

    @ParameterizedTest
    @EnumSource(AmountRule.class)
    void tells_every_amount_with_code_and_text(AmountRule rule) throws IOException {
        assertThat(lines())
                .anyMatch(line -> line.startsWith("| " + rule.amount() + " | `" + rule.code() + "` | " + rule.text())
                        && line.contains("and charged") == rule.charged());
    }

    @ParameterizedTest
    @EnumSource(TestCard.class)
    void tells_every_card(TestCard card) throws IOException {
        assertThat(lines()).anyMatch(line -> line.contains("`" + card.number() + "`"));
    }

    @ParameterizedTest
    @EnumSource(Fault.Kind.class)
    void tells_every_fault(Fault.Kind kind) throws IOException {
        assertThat(lines()).anyMatch(line -> line.contains("`" + kind + "`"));
    }

    @Test
    void tells_every_knob() throws IOException {
        String all = String.join("\n", lines()).replace("listLagSeconds", "listLag");
        assertThat(Arrays.stream(Knobs.class.getFields())
                        .filter(field -> !Modifier.isStatic(field.getModifiers()))
                        .map(Field::getName))
                .allMatch(name -> all.contains("`" + name + "`"));
    }
}

package io.dalmada.bootstrap.gateway;

import io.dalmada.bootstrap.DalmadaProperties;
import io.dalmada.bootstrap.startup.IncompleteConfiguration;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.GatewayId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One account's settings as an operator writes them; an error names the property. */
public record VendorSettings(GatewayId id, DalmadaProperties.Gateway raw) {
    String property(String name) {
        return "dalmada.gateways." + id + "." + name;
    }

    public static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(text -> !text.isBlank());
    }

    String required(Optional<String> value, String name, String what) {
        return value.orElseThrow(() -> new IncompleteConfiguration(List.of("set " + property(name) + what)));
    }

    <E extends Enum<E>> E choice(Class<E> type, String value, String name) {
        String wanted = value.toUpperCase(Locale.ROOT).replace('-', '_');
        return Stream.of(type.getEnumConstants())
                .filter(constant -> constant.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> new IncompleteConfiguration(
                        List.of(property(name) + " must be one of " + String.join(", ", names(type)))));
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Stream.of(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toList();
    }

    AbsenceRule absence() {
        DalmadaProperties.Absence rule = raw.absence();
        return new AbsenceRule(rule.settle(), rule.scans(), rule.spacing());
    }

    AbsenceRule refundAbsence() {
        DalmadaProperties.RefundAbsence rule = raw.refundAbsence();
        return new AbsenceRule(rule.settle(), rule.scans(), rule.spacing());
    }
}

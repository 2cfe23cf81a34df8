package io.dalmada.bootstrap;

import io.dalmada.adapter.cookiepay.CookiePayGatewayFactory;
import io.dalmada.adapter.cookiepay.CookiePaySettings;
import io.dalmada.adapter.cookiepay.CookiePaySettings.ListCall;
import io.dalmada.adapter.cookiepay.CookiePaySettings.Mode;
import io.dalmada.adapter.cookiepay.CookiePaySettings.TokenPolicy;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.gateway.support.Timeouts;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** CookiePay's settings as an operator writes them, translated for its adapter. */
final class CookiePayVendor implements GatewayVendor {
    private final Clock clock;
    private final MeterRegistry meters;

    CookiePayVendor(Clock clock, MeterRegistry meters) {
        this.clock = clock;
        this.meters = meters;
    }

    @Override
    public PaymentGateway open(GatewayId id, DalmadaProperties.Gateway settings, Optional<String> simulator) {
        String path = "dalmada.gateways." + id + ".";
        Mode mode = choice(Mode.class, settings.mode(), path + "mode");
        Optional<String> explicit = text(settings.url());
        return CookiePayGatewayFactory.create(
                new CookiePaySettings(
                        id,
                        mode,
                        URI.create(
                                explicit.or(() -> simulator).orElse(mode.host().toString())),
                        required(settings.apiId(), path + "api-id"),
                        SecretText.of(required(settings.apiKey(), path + "api-key")),
                        "DALMADA",
                        choice(TokenPolicy.class, settings.token(), path + "token"),
                        choice(ListCall.class, settings.list(), path + "list"),
                        false,
                        new Timeouts(settings.connectTimeout(), settings.readTimeout(), settings.longestCall()),
                        rule(settings.absence()),
                        rule(settings.refundAbsence())),
                clock,
                meters);
    }

    private static AbsenceRule rule(DalmadaProperties.Absence absence) {
        return new AbsenceRule(absence.settle(), absence.scans(), absence.spacing());
    }

    private static AbsenceRule rule(DalmadaProperties.RefundAbsence absence) {
        return new AbsenceRule(absence.settle(), absence.scans(), absence.spacing());
    }

    private static String required(@Nullable String value, String property) {
        return text(value).orElseThrow(() -> new IncompleteConfiguration(List.of("set " + property)));
    }

    private static Optional<String> text(@Nullable String value) {
        return Optional.ofNullable(value).filter(v -> !v.isBlank());
    }

    private static <E extends Enum<E>> E choice(Class<E> type, String value, String property) {
        String name = value.toUpperCase(Locale.ROOT).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new IncompleteConfiguration(List.of(property + " must be one of "
                + String.join(
                        ", ",
                        List.of(type.getEnumConstants()).stream()
                                .map(c -> c.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                                .toList())));
    }
}

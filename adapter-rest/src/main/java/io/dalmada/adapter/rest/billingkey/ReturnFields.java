package io.dalmada.adapter.rest.billingkey;

import io.dalmada.application.port.out.gateway.ReturnedRequest;
import io.dalmada.domain.billingkey.BillingKeyId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * By which a repeated completion is recognised: the same registration and the same return. A value that could be a card's
 * number is left out; not even a keyed hash of one may rest.
 */
final class ReturnFields {
    private static final Pattern BETWEEN_DIGITS = Pattern.compile("[ -]");
    private static final Pattern MAYBE_CARD = Pattern.compile(".*[0-9]{12,}.*", Pattern.DOTALL);

    private ReturnFields() {}

    static List<Optional<String>> of(BillingKeyId registration, ReturnedRequest returned) {
        List<Optional<String>> fields = new ArrayList<>();
        fields.add(Optional.of(registration.toString()));
        fields.add(Optional.of(returned.address().name()));
        for (Map.Entry<String, String> each : new TreeMap<>(returned.parameters()).entrySet()) {
            fields.add(harmless(each.getKey()));
            fields.add(harmless(each.getValue()));
        }
        return fields;
    }

    private static Optional<String> harmless(String value) {
        String digits = BETWEEN_DIGITS.matcher(value).replaceAll("");
        return MAYBE_CARD.matcher(digits).matches() ? Optional.empty() : Optional.of(value);
    }
}

package io.dalmada.adapter.rest.web;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Optional;

/** The forms of texts, as the API's document shows them; each reader refuses what its form does. */
public final class Forms {
    private static final String PLAN = "^[A-Za-z0-9_-]{1,40}$";
    private static final String PRODUCT = "^[A-Za-z0-9_-]{1,10}$";
    private static final String API_KEY = "^[A-Za-z0-9_-]{1,64}$";
    private static final String ORDER = "^[A-Z0-9-]{6,40}$";
    private static final String GATEWAY = "^[a-z][a-z0-9-]{1,39}$";
    private static final String EVENT = "[a-z_]{1,40}(\\.[a-z_]{1,40}){0,3}(\\.\\*)?";
    /** More than blanks. */
    private static final String FILLED = "(?=.*[^ \\u1680\\u2000-\\u2006\\u2008-\\u200a\\u205f\\u3000])";
    /** Visible, and of the letters that a gateway may carry: without emoji. */
    private static final String PLAIN =
            "^" + FILLED + TextRules.PATTERN.substring(1).replace("]*$", "\\ud800\\udc00-\\udbff\\udfff]*$");

    private static final String NAME = "^(?!.*[&|])" + PLAIN.substring(1);

    /** By the name of a field, or of its schema and the field where a name has several. */
    private static final Map<String, String> OF_FIELDS = Map.ofEntries(
            entry("customerId", "^[\\x21-\\x7e]{1,64}$"),
            entry("planCode", PLAN),
            entry("NewPlan.code", PLAN),
            entry("productCode", PRODUCT),
            entry("Product.code", PRODUCT),
            entry("NewPlan.name", NAME),
            entry("Product.name", NAME),
            entry("Buyer.name", PLAIN),
            entry("email", "^(?=[^\\s@]+@[^\\s@]+$)" + TextRules.PATTERN.substring(1)),
            entry("phone", "^[0-9]{8,15}$"),
            entry("Card.number", "^[0-9]{15,16}$"),
            entry("Card.expiry", "^20[0-9]{2}-(0[1-9]|1[0-2])$"),
            entry("Card.password", "^[0-9]{2}$"),
            entry("Card.holderId", "^([0-9]{6}|[0-9]{10})$"),
            entry("reason", PLAIN),
            entry("evidence", PLAIN),
            entry("description", PLAIN),
            entry("orderNumber", ORDER),
            entry("refundNumber", ORDER),
            entry("transactionId", "^[\\x21-\\x7e]{1,200}$"),
            entry("approvalNumber", "^[\\x21-\\x7e]{1,64}$"),
            entry("last4", "^[0-9]{4}$"),
            entry("gateway", GATEWAY),
            entry("NewApiKey.id", API_KEY),
            entry("types", "^" + EVENT + "$"),
            entry("now", Times.PATTERN),
            entry("expiresAt", Times.PATTERN),
            entry("cursor", "^" + PageQuery.CURSOR_FORM + "$"),
            entry("apiKey", API_KEY),
            entry("type", "^" + EVENT + "(," + EVENT + ")*$"),
            entry("code", PLAN));

    private Forms() {}

    /** @param schema the name of the schema that a field stands in; empty for a parameter */
    public static Optional<String> of(String schema, String field) {
        return Optional.ofNullable(OF_FIELDS.get(schema + "." + field))
                .or(() -> Optional.ofNullable(OF_FIELDS.get(field)));
    }
}

package io.dalmada.adapter.cookiepay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.domain.billingkey.CardKind;
import io.dalmada.domain.billingkey.CardOwner;
import io.dalmada.domain.billingkey.CardSummary;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.shared.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * A reply, read tolerantly: names in any case, values as text, number or null, padded or not.
 *
 * @param body the fields that count: after decryption the inner ones
 */
record Reply(GatewayTrace trace, JsonNode body, Verdict verdict) {
    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final Map<String, String> ISSUERS =
            CodeTable.lines("issuers.csv").collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));

    /** The first of these fields that has a value. */
    static Optional<String> text(JsonNode fields, String... names) {
        return Arrays.stream(names)
                .flatMap(name ->
                        fields.properties().stream().filter(f -> f.getKey().equalsIgnoreCase(name)))
                .map(field -> field.getValue().isNull()
                        ? ""
                        : field.getValue().asText().strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    static Optional<String> code(JsonNode fields) {
        return text(fields, "RESULTCODE", "cancel_code", "RTN_CD");
    }

    Optional<String> text(String... names) {
        return text(body, names);
    }

    boolean fine() {
        return verdict instanceof Verdict.Fine;
    }

    /** True unless it repeats another number than ours. */
    boolean isFor(String number) {
        return text("ORDERNO").orElse(number).equals(number);
    }

    /** A refusal at the door proves something only without a transaction. */
    Optional<NotAttemptedCause> door() {
        return verdict instanceof Verdict.AtTheDoor door && txn().isEmpty()
                ? Optional.of(door.cause())
                : Optional.empty();
    }

    /** Why nothing may be concluded, once everything that may be has been. */
    Doubt doubt() {
        return verdict instanceof Verdict.Doubtful doubtful
                ? doubtful.doubt()
                : fine() ? Doubt.MISMATCH : Doubt.GATEWAY_TROUBLE;
    }

    Optional<GatewayTxnId> txn(String... names) {
        return text(names.length == 0 ? new String[] {"TID"} : names)
                .filter(tid -> tid.matches("[\\x21-\\x7e]{1,200}"))
                .map(GatewayTxnId::new);
    }

    Optional<Money> won(String... names) {
        return text(names).filter(amount -> amount.matches("[0-9]{1,12}")).map(won -> Money.won(Long.parseLong(won)));
    }

    /** A time in Korea of 14, 12 or 8 digits, whatever stands between them; a strange one is as good as none. */
    Optional<Instant> time(String... names) {
        String digits = text(names).orElse("").replaceAll("[^0-9]", "");
        try {
            String padded = digits.matches("[0-9]{8}|[0-9]{12}") ? (digits + "000000").substring(0, 14) : digits;
            return Optional.of(LocalDateTime.parse(padded, DIGITS).atZone(SEOUL).toInstant());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** The rows of a list: a bare array, one inside an object, or a single row in its place. */
    List<Reply> rows() {
        var parts = StreamSupport.stream(body.spliterator(), false).filter(part -> !body.isArray() && part.isArray());
        JsonNode list = parts.findFirst().orElse(body);
        var rows = StreamSupport.stream(list.spliterator(), false)
                .map(row -> new Reply(trace, row, verdict))
                .toList();
        return list.isArray() ? rows : txn().map(any -> List.of(this)).orElse(List.of());
    }

    CardSummary card() {
        Optional<String> name = text("CARDNAME").or(() -> text("CARDCODE").map(ISSUERS::get));
        return new CardSummary(text("CARDCODE"), name, Optional.empty(), CardKind.UNKNOWN, CardOwner.UNKNOWN);
    }

    /** A body holds names, keys and masked card numbers. */
    @Override
    public String toString() {
        return "Reply[" + trace.operation() + ", " + verdict + "]";
    }
}

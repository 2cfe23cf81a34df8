package io.dalmada.adapter.cookiepay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.domain.billingkey.CardKind;
import io.dalmada.domain.billingkey.CardOwner;
import io.dalmada.domain.billingkey.CardSummary;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.dalmada.domain.shared.Money;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
        var all = fields.properties();
        var named = Stream.of(names)
                .flatMap(n -> all.stream().filter(field -> field.getKey().equalsIgnoreCase(n)));
        var values = named.map(field -> field.getValue().asText("").strip());
        return values.filter(value -> !value.isEmpty()).findFirst();
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

    /** The rule of doubt: the other three are allow-lists, and a refusal with a transaction is none. */
    <T> T fold(Optional<T> ok, Function<Decline, T> no, Function<NotAttemptedCause, T> shut, Function<Doubt, T> doubt) {
        boolean bare = txn("TID").isEmpty();
        if (bare && verdict instanceof Verdict.Declined declined) {
            return no.apply(declined.decline());
        }
        T open = bare && verdict instanceof Verdict.AtTheDoor door ? shut.apply(door.cause()) : doubt.apply(doubt());
        return fine() ? ok.orElse(open) : open;
    }

    /** Why nothing may be concluded, once everything that may be has been. */
    Doubt doubt() {
        Doubt other = fine() ? Doubt.MISMATCH : Doubt.GATEWAY_TROUBLE;
        return verdict instanceof Verdict.Doubtful doubtful ? doubtful.doubt() : other;
    }

    Optional<GatewayTxnId> txn(String name) {
        return text(name).filter(tid -> tid.matches("[\\x21-\\x7e]{1,200}")).map(GatewayTxnId::new);
    }

    Optional<Money> won(String... names) {
        return text(names).filter(won -> won.matches("[0-9]{1,12}")).map(won -> Money.won(Long.parseLong(won)));
    }

    /** A time in Korea of 14, 12 or 8 digits, whatever stands between them; a strange one is as good as none. */
    Optional<Instant> time(String... names) {
        String digits = text(names).orElse("").replaceAll("[^0-9]", "");
        String padded = digits.matches("[0-9]{8}|[0-9]{12}") ? (digits + "000000").substring(0, 14) : digits;
        try {
            return Optional.of(LocalDateTime.parse(padded, DIGITS).atZone(SEOUL).toInstant());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    Optional<Instant> acceptedAt() {
        return time("ACCEPTDATE", "ACCEPT_DATE");
    }

    /** A row of zeros stands for none. */
    Optional<String> approvalNo() {
        return text("ACCEPTNO", "ACCEPT_NO").filter(no -> !no.matches("0+"));
    }

    /** The rows of a list: a bare array, one inside an object, or a single row in its place. */
    List<Reply> rows() {
        var parts = StreamSupport.stream(body.spliterator(), false).filter(part -> !body.isArray() && part.isArray());
        JsonNode single = txn("TID").isPresent() ? Wire.JSON.createArrayNode().add(body) : body;
        JsonNode list = parts.findFirst().orElse(single);
        var rows = StreamSupport.stream(list.spliterator(), false).map(row -> new Reply(trace, row, verdict));
        return list.isArray() ? rows.toList() : List.of();
    }

    CardSummary card() {
        Optional<String> name = text("CARDNAME").or(() -> text("CARDCODE").map(ISSUERS::get));
        return new CardSummary(text("CARDCODE"), name, Optional.empty(), CardKind.UNKNOWN, CardOwner.UNKNOWN);
    }

    /** A body holds names, keys and masked card numbers. */
    @Override
    public String toString() {
        return "Reply[" + verdict + "]";
    }
}

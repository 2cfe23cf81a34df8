package io.dalmada.adapter.cookiepay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.domain.billingkey.CardKind;
import io.dalmada.domain.billingkey.CardOwner;
import io.dalmada.domain.billingkey.CardSummary;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.SealedReply;
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
 * @param sealed the encrypted text, if it could not be opened
 * @param clear false for what came out of an encrypted reply
 */
record Reply(GatewayTrace trace, JsonNode body, Verdict verdict, Optional<SealedReply> sealed, boolean clear) {
    static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");
    static final String SUCCESS = "0000";
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");
    private static final Map<String, String> ISSUERS = CodeTable.lines("issuers.csv").stream()
            .map(line -> line.split(";", 2))
            .collect(Collectors.toUnmodifiableMap(cells -> cells[0], cells -> cells[1]));

    /** The first of these fields that has a value. */
    static Optional<String> text(JsonNode fields, String... names) {
        return Arrays.stream(names)
                .flatMap(name -> fields.properties().stream()
                        .filter(field -> field.getKey().equalsIgnoreCase(name)))
                .map(field -> field.getValue().isNull()
                        ? ""
                        : field.getValue().asText().strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    static Optional<String> code(JsonNode fields) {
        return text(fields, "RESULTCODE", "cancel_code", "RTN_CD");
    }

    static Optional<String> message(JsonNode fields) {
        return text(fields, "RESULTMSG", "cancel_msg", "RTN_MSG");
    }

    Reply of(JsonNode fields) {
        return new Reply(trace, fields, verdict, sealed, clear);
    }

    Reply with(Verdict other) {
        return new Reply(trace, body, other, sealed, clear);
    }

    boolean is(Verdict.Kind kind) {
        return verdict.is(kind);
    }

    Optional<String> text(String... names) {
        return text(body, names);
    }

    Optional<String> code() {
        return code(body);
    }

    Optional<GatewayTxnId> txn() {
        return text("TID").filter(tid -> tid.matches("[\\x21-\\x7e]{1,200}")).map(GatewayTxnId::new);
    }

    /** Our order number; rows of other origin have other shapes. */
    Optional<MerchantOrderNo> orderNo() {
        return text("ORDERNO").filter(no -> no.matches("[A-Z0-9-]{6,40}")).map(MerchantOrderNo::new);
    }

    /** In lists: a row without a code is one of a charge that was made. */
    boolean isApproved() {
        return code().orElse(SUCCESS).equals(SUCCESS);
    }

    Optional<Money> won(String... names) {
        return text(names)
                .filter(amount -> amount.matches("[0-9]{1,12}"))
                .map(Long::valueOf)
                .map(Money::won);
    }

    /** A time in Korea of 14, 12 or 8 digits, whatever stands between them; a strange one is as good as none. */
    Optional<Instant> time(String... names) {
        return text(names).map(text -> text.replaceAll("[^0-9]", "")).flatMap(Reply::instant);
    }

    private static Optional<Instant> instant(String digits) {
        if (digits.length() != 14 && digits.length() != 12 && digits.length() != 8) {
            return Optional.empty();
        }
        try {
            String padded = digits + "0".repeat(14 - digits.length());
            return Optional.of(LocalDateTime.parse(padded, DIGITS).atZone(SEOUL).toInstant());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** The rows of a list: a bare array, one inside an object, or a single row in its place. */
    List<Reply> rows() {
        JsonNode list = StreamSupport.stream(body.spliterator(), false)
                .filter(field -> !body.isArray() && field.isArray())
                .findFirst()
                .orElse(body);
        return list.isArray()
                ? StreamSupport.stream(list.spliterator(), false).map(this::of).toList()
                : txn().map(row -> List.of(this)).orElse(List.of());
    }

    /** The approval number; a row of zeros stands for none. */
    Optional<String> approvalNo() {
        return text("ACCEPTNO", "ACCEPT_NO").filter(no -> !no.matches("0+"));
    }

    CardSummary card() {
        Optional<String> code = text("CARDCODE");
        Optional<String> name = text("CARDNAME").or(() -> code.map(ISSUERS::get));
        return new CardSummary(code, name, Optional.empty(), CardKind.UNKNOWN, CardOwner.UNKNOWN);
    }

    /** A body holds names, keys and masked card numbers. */
    @Override
    public String toString() {
        return "Reply[" + trace.operation() + ", " + verdict.kind() + "]";
    }
}

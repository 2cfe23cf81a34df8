package io.dalmada.gateway.support;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.RefundNo;
import io.dalmada.domain.shared.Money;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * JSON read tolerantly: names in any case, values as text, number or null, padded or not. What is not there, or not of the
 * kind that is asked for, is empty; nothing throws.
 */
public record Fields(JsonNode node) {
    public static final ZoneId SEOUL = ZoneId.of("Asia/Seoul");

    /** A name that stands twice in an object contradicts itself: such a text counts as empty. */
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    public static final Fields NONE = new Fields(MissingNode.getInstance());
    private static final DateTimeFormatter DIGITS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

    /** Empty fields where the text is not JSON. */
    public static Fields parsed(String text) {
        return parsed(text.getBytes(StandardCharsets.UTF_8));
    }

    public static Fields parsed(byte[] text) {
        try {
            Fields read = new Fields(JSON.readTree(text));
            return contradictsItself(read.node) ? NONE : read;
        } catch (IOException notJson) {
            return NONE;
        }
    }

    public static Fields of(Map<String, String> values) {
        return new Fields(JSON.valueToTree(values));
    }

    /** These fields and one more. */
    public Fields with(String name, String value) {
        return node.isObject() ? new Fields(((ObjectNode) node.deepCopy()).put(name, value)) : this;
    }

    public boolean isObject() {
        return node.isObject();
    }

    public boolean isArray() {
        return node.isArray();
    }

    /** The first of these fields that has a value; {@code error.code} is one inside another. */
    public Optional<String> text(String... names) {
        Stream<JsonNode> named = Stream.of(names).flatMap(this::named);
        return named.map(value -> value.asText("").strip())
                .filter(value -> !value.isEmpty())
                .findFirst();
    }

    /** What stands under this name, to be read in turn. */
    public Fields in(String name) {
        return named(name).findFirst().map(Fields::new).orElse(NONE);
    }

    /** The elements, if this is a list. */
    public List<Fields> items() {
        return node.isArray()
                ? StreamSupport.stream(node.spliterator(), false)
                        .map(Fields::new)
                        .toList()
                : List.of();
    }

    /** The fields' values, in their order, if this is an object. */
    public List<Fields> values() {
        return node.properties().stream()
                .map(field -> new Fields(field.getValue()))
                .toList();
    }

    /** The fields' names as they are spelled, if this is an object. */
    public List<String> names() {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    /** True for a text that is itself an object or a list. */
    public boolean isJsonText() {
        return node.isTextual() && parsed(node.asText()).node.isContainerNode();
    }

    public Optional<GatewayTxnId> txn(String... names) {
        return text(names).filter(id -> id.matches("[\\x21-\\x7e]{1,200}")).map(GatewayTxnId::new);
    }

    /** An order number of our form: rows of other origin have other shapes. */
    public Optional<MerchantOrderNo> orderNo(String... names) {
        return text(names).filter(no -> no.matches("[A-Z0-9-]{6,40}")).map(MerchantOrderNo::new);
    }

    /** A refund number of our form: texts typed into a vendor's console stand in the same field. */
    public Optional<RefundNo> refundNo(String... names) {
        return text(names).filter(no -> no.matches("[A-Z0-9-]{6,40}")).map(RefundNo::new);
    }

    /** Whole won; a fraction or a sign counts as empty. */
    public Optional<Money> won(String... names) {
        return text(names).filter(won -> won.matches("[0-9]{1,12}")).map(won -> Money.won(Long.parseLong(won)));
    }

    /**
     * A time with its offset, or one in Korea of 14, 12 or 8 digits, with any separators; an unreadable one counts as
     * empty.
     */
    public Optional<Instant> time(String... names) {
        String text = text(names).orElse("");
        String digits = text.replaceAll("[^0-9]", "");
        String padded = digits.matches("[0-9]{8}|[0-9]{12}") ? (digits + "000000").substring(0, 14) : digits;
        try {
            boolean zoned = text.matches(".*T.*([+-]\\d{2}:?\\d{2}|Z)");
            return Optional.of(
                    zoned
                            ? OffsetDateTime.parse(text).toInstant()
                            : LocalDateTime.parse(padded, DIGITS).atZone(SEOUL).toInstant());
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }

    /** Names are read in any case, so that one name in two cases with two values says two things. */
    private static boolean contradictsItself(JsonNode node) {
        Map<String, JsonNode> seen = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            JsonNode before = seen.putIfAbsent(field.getKey(), field.getValue());
            if (before != null && !before.equals(field.getValue())) {
                return true;
            }
        }
        return StreamSupport.stream(node.spliterator(), false).anyMatch(Fields::contradictsItself);
    }

    private Stream<JsonNode> named(String name) {
        int dot = name.indexOf('.');
        return dot < 0
                ? child(name)
                : child(name.substring(0, dot)).flatMap(inner -> new Fields(inner).named(name.substring(dot + 1)));
    }

    private Stream<JsonNode> child(String name) {
        return node.properties().stream()
                .filter(field -> field.getKey().equalsIgnoreCase(name))
                .map(Map.Entry::getValue);
    }

    /** Bodies hold names, keys and masked card numbers. */
    @Override
    public String toString() {
        return "Fields[***]";
    }
}

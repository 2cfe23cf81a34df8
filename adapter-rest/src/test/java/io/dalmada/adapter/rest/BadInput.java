package io.dalmada.adapter.rest;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * One row of the table of bad inputs.
 *
 * @param secret what must not come back
 * @param field the field that the problem names; empty when none is to blame
 */
public record BadInput(
        String name,
        UnaryOperator<Client> caller,
        String method,
        String path,
        byte[] body,
        int status,
        String type,
        Optional<String> field,
        Optional<String> secret) {

    public static BadInput post(String name, String path, String body) {
        return new BadInput(
                name,
                UnaryOperator.identity(),
                "POST",
                path,
                body.getBytes(StandardCharsets.UTF_8),
                0,
                "",
                Optional.empty(),
                Optional.empty());
    }

    public static BadInput get(String name, String path) {
        return post(name, path, "").method("GET");
    }

    /** A charge with one part of its body replaced. */
    static BadInput charge(String name, String part, String by) {
        return post(name, "/v1/payments", ApiTest.CHARGE.replace(part, by)).secret(by);
    }

    /** A charge whose product has this name, as JSON text. */
    static BadInput product(String name, String product) {
        return charge(name, "\"구독\"", product);
    }

    /** A registration with one field of the card replaced, as JSON text. */
    static BadInput card(String name, String field, String value) {
        String body = ApiTest.CARD.replaceAll("\"" + field + "\":\"[^\"]*\"", "\"" + field + "\":" + value);
        return post(name, "/v1/billing-keys", body).secret(value.replace("\"", ""));
    }

    public BadInput method(String other) {
        return new BadInput(name, caller, other, path, body, status, type, field, secret);
    }

    BadInput bytes(byte[] other) {
        return new BadInput(name, caller, method, path, other, status, type, field, secret);
    }

    BadInput with(String header, String value) {
        return new BadInput(name, c -> c.with(header, value), method, path, body, status, type, field, secret);
    }

    BadInput without(String header) {
        return new BadInput(name, c -> c.without(header), method, path, body, status, type, field, secret);
    }

    public BadInput secret(String text) {
        Optional<String> kept = Optional.of(text).filter(t -> t.length() > 3);
        return new BadInput(name, caller, method, path, body, status, type, field, kept);
    }

    BadInput gives(int expected, String problem) {
        return new BadInput(name, caller, method, path, body, expected, problem, Optional.empty(), secret);
    }

    public BadInput gives(int expected, String problem, String named) {
        return new BadInput(name, caller, method, path, body, expected, problem, Optional.of(named), secret);
    }

    @Override
    public String toString() {
        return name;
    }
}

package io.dalmada.adapter.skeleton;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dalmada.gateway.support.CodeTable;
import io.dalmada.gateway.support.Deadline;
import io.dalmada.gateway.support.GatewayHttpClient;
import io.dalmada.gateway.support.Reply;
import io.dalmada.gateway.support.ResponseFormat;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Map;

/** Calls. Each is sent once; what became of it is for {@link Reply} to judge. */
record Wire(SkeletonSettings settings, SkeletonApi api, GatewayHttpClient line) {
    static final CodeTable CODES = CodeTable.read(Wire.class, "codes.csv");

    /** Where the vendor's replies have their code, their text, and his number of a charge. */
    static final ResponseFormat DIALECT = ResponseFormat.of("code", "message", "transactionId");

    Reply post(String operation, String path, String number, Map<String, ?> fields, Deadline end) {
        return line.exchange(operation, number, end, () -> api.post(uri(path), headers(operation, number), fields));
    }

    Reply get(String operation, String path, Deadline end) {
        return line.exchange(operation, "", end, () -> api.get(uri(path), headers(operation, "")));
    }

    Reply delete(String operation, String path, Deadline end) {
        return line.exchange(operation, "", end, () -> api.delete(uri(path), headers(operation, "")));
    }

    /** A part of a path: keys and numbers may hold anything. */
    static String part(String raw) {
        return URLEncoder.encode(raw, UTF_8);
    }

    private URI uri(String path) {
        return URI.create(settings.baseUri() + path);
    }

    /** @param number our number of what is asked for, or the empty text: what an idempotency key is made of */
    private Map<String, String> headers(String operation, String number) {
        throw ToDo.AUTHORISATION.here();
    }
}

package io.dalmada.adapter.tosspayments;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dalmada.domain.gateway.Doubt;
import io.dalmada.gateway.support.Classification;
import io.dalmada.gateway.support.CodeTable;
import io.dalmada.gateway.support.Deadline;
import io.dalmada.gateway.support.GatewayHttpClient;
import io.dalmada.gateway.support.Reply;
import io.dalmada.gateway.support.ResponseFormat;
import java.net.URI;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** Calls: a static header, and addresses that hold keys. */
record Wire(TossPaymentsSettings settings, TossPaymentsApi api, GatewayHttpClient line) {
    static final CodeTable CODES = CodeTable.read(Wire.class, "codes.csv");
    static final ResponseFormat DIALECT = ResponseFormat.of("code", "message", "paymentKey")
            .withTraceHeader("x-tosspayments-trace-id")
            .withEffects("approvedAt", "card.approveNo", "billingKey");

    /** Once, under an idempotency key that only this operation of this number ever has. */
    Reply post(String operation, String path, String number, Map<String, ?> fields, Deadline end) {
        var headers = Map.of("Authorization", basic(), "Idempotency-Key", operation + ":" + number);
        return agreed(line.exchange(operation, number, end, () -> api.post(uri(path), headers, fields)));
    }

    Reply get(String operation, String path, Deadline end) {
        return agreed(line.exchange(operation, "", end, () -> api.get(uri(path), Map.of("Authorization", basic()))));
    }

    Reply delete(String operation, String path, Deadline end) {
        return agreed(line.exchange(operation, "", end, () -> api.delete(uri(path), Map.of("Authorization", basic()))));
    }

    /** Errors come with an error's status (docs/wire/tosspayments.md, 9): a success that names one contradicts itself. */
    private static Reply agreed(Reply reply) {
        int status = reply.trace().httpStatus().orElse(0);
        boolean success = reply.fine() || reply.verdict() instanceof Classification.Unknown;
        return status / 100 == 2 && !success ? reply.with(new Classification.Unknown(Doubt.MISMATCH)) : reply;
    }

    /** A part of a path: billing keys end in {@code =} and may hold slashes. */
    static String part(String raw) {
        return URLEncoder.encode(raw, UTF_8);
    }

    /** The meaning of a code that did not arrive as an error. */
    static Optional<Classification.Declined> declined(String operation, String code) {
        return CODES.find(operation, code, "")
                .flatMap(verdict -> verdict instanceof Classification.Declined no ? Optional.of(no) : Optional.empty());
    }

    private URI uri(String path) {
        return URI.create(settings.baseUri() + path);
    }

    private String basic() {
        byte[] pair = settings.secretKey().use(key -> (key + ":").getBytes(UTF_8));
        return "Basic " + Base64.getEncoder().encodeToString(pair);
    }
}

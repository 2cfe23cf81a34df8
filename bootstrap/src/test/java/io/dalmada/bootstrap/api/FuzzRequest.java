package io.dalmada.bootstrap.api;

import io.dalmada.bootstrap.harness.RawHttp;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request that one thing was done to.
 *
 * @param changed what was done, for a report
 * @param said what the document says of it
 * @param hidden card numbers in it, which no answer may repeat
 */
record FuzzRequest(
        FuzzDocument.Operation operation,
        String target,
        List<RawHttp.Header> headers,
        String body,
        String changed,
        Said said,
        List<String> hidden) {
    /** What the document says of all its values. */
    enum Said {
        ALLOWED,
        REFUSED,
        /** It says nothing: of headers that every server takes, of lines that are no HTTP. */
        NOTHING
    }

    RawHttp.Reply send(RawHttp http) {
        return http.send(operation.method(), target, headers, body.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
        String sent = body.length() > 300 ? body.substring(0, 300) + "…(" + body.length() + ")" : body;
        return operation + " [" + changed + "] " + target + " " + sent;
    }
}

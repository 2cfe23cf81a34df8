package io.dalmada.adapter.rest.web;

import io.dalmada.application.model.StoredAnswer;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;

/**
 * An answer as it goes out.
 *
 * @param isFinal whether repeating the request must give it again, byte for byte
 */
public record ApiAnswer(
        int status,
        String contentType,
        Optional<String> location,
        Optional<Integer> retryAfterSeconds,
        String body,
        boolean isFinal) {
    public static final String JSON = "application/json";
    public static final String PROBLEM = "application/problem+json";
    private static final String REPLAYED = "Idempotency-Replayed";

    public static ApiAnswer json(int status, String body) {
        return new ApiAnswer(status, JSON, Optional.empty(), Optional.empty(), body, false);
    }

    public static ApiAnswer problem(int status, String body) {
        return new ApiAnswer(status, PROBLEM, Optional.empty(), Optional.empty(), body, false);
    }

    public ApiAnswer at(String path) {
        return new ApiAnswer(status, contentType, Optional.of(path), retryAfterSeconds, body, isFinal);
    }

    public ApiAnswer retryAfter(int seconds) {
        return new ApiAnswer(status, contentType, location, Optional.of(seconds), body, isFinal);
    }

    public ApiAnswer asFinal() {
        return new ApiAnswer(status, contentType, location, retryAfterSeconds, body, true);
    }

    public StoredAnswer toStored() {
        return new StoredAnswer(status, contentType, location, body);
    }

    /** @param tag changes whenever anything of the answer does */
    public Tagged tagged(String tag) {
        return new Tagged(this, tag);
    }

    /** With an {@code ETag}. */
    public record Tagged(ApiAnswer answer, String tag) {
        public ResponseEntity<byte[]> send() {
            HttpHeaders headers = answer.headers();
            headers.setETag("\"" + tag + "\"");
            return ApiAnswer.send(answer.toStored(), headers);
        }
    }

    public ResponseEntity<byte[]> send() {
        return send(toStored(), headers());
    }

    public static ResponseEntity<byte[]> replay(StoredAnswer stored) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(REPLAYED, "true");
        return send(stored, headers);
    }

    private HttpHeaders headers() {
        HttpHeaders headers = new HttpHeaders();
        retryAfterSeconds.ifPresent(seconds -> headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(seconds)));
        return headers;
    }

    private static ResponseEntity<byte[]> send(StoredAnswer answer, HttpHeaders headers) {
        headers.set(HttpHeaders.CONTENT_TYPE, answer.contentType());
        answer.location().map(URI::create).ifPresent(headers::setLocation);
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.status(answer.status()).headers(headers).body(body);
    }
}

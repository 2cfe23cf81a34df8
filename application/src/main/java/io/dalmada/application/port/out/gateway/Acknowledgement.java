package io.dalmada.application.port.out.gateway;

import java.nio.charset.StandardCharsets;

/** The answer to a notice, byte for byte. */
@SuppressWarnings("ArrayRecordComponent") // bytes as they go out
public record Acknowledgement(int status, String contentType, byte[] body) {
    private static final int OK = 200;

    /** A plain 200 with this JSON. */
    public static Acknowledgement json(String body) {
        return ok("application/json", body);
    }

    /** A plain 200. */
    public static Acknowledgement ok(String contentType, String body) {
        return new Acknowledgement(OK, contentType, body.getBytes(StandardCharsets.UTF_8));
    }
}

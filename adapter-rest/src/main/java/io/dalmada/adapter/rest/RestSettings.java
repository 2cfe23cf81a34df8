package io.dalmada.adapter.rest;

import io.dalmada.adapter.rest.limits.RateLimits;
import io.dalmada.adapter.rest.notice.NoticeController;
import io.dalmada.adapter.rest.openapi.DocumentController;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import javax.crypto.SecretKey;
import javax.crypto.spec.SecretKeySpec;

/**
 * The settings of the REST adapter.
 *
 * @param fingerprintKey keys the hash by which a repeated request is recognised; the same on every node and after a
 *     restart, else repeated requests look like other ones
 * @param zone in which a card's last month ends
 * @param publicPaths path patterns that are open without an API key, besides the API's document and the address of
 *     notices, for example the health check
 * @param limits what one caller may do on this node
 */
public record RestSettings(SecretKey fingerprintKey, ZoneId zone, List<String> publicPaths, RateLimits limits) {
    private static final int LEAST_KEY_BYTES = 16;
    private static final List<String> OPEN = List.of(
            DocumentController.PATH,
            NoticeController.PATHS,
            "/v3/api-docs/**",
            "/v3/api-docs.yaml",
            "/swagger-ui.html",
            "/swagger-ui/**");

    public RestSettings {
        publicPaths = List.copyOf(publicPaths);
    }

    /** The public paths, those of the document, and the address that only gateways know. */
    List<String> openPaths() {
        return Stream.of(OPEN, publicPaths).flatMap(List::stream).toList();
    }

    /** In Asia/Seoul, with the usual limits. */
    public static RestSettings of(byte[] fingerprintSecret, List<String> publicPaths) {
        if (fingerprintSecret.length < LEAST_KEY_BYTES) {
            throw new IllegalArgumentException("the fingerprint secret needs at least 16 bytes");
        }
        SecretKey key = new SecretKeySpec(fingerprintSecret, "HmacSHA256");
        return new RestSettings(key, ZoneId.of("Asia/Seoul"), publicPaths, RateLimits.usual());
    }

    public RestSettings limitedTo(RateLimits other) {
        return new RestSettings(fingerprintKey, zone, publicPaths, other);
    }

    @Override
    public String toString() {
        return "RestSettings[" + zone + ", open: " + publicPaths + "]";
    }
}

package io.dalmada.simulator.cookiepay.wire;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.SimulatorClock;
import io.dalmada.simulator.cookiepay.state.Knobs;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** JWTs as the vendor makes them: HS256, an hour from iat to exp. */
public final class Tokens {
    private static final long LIFE_SECONDS = 3600;
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();
    private static final String HEADER = encode("{\"typ\":\"JWT\",\"alg\":\"HS256\"}");
    // Fixed, so that tokens survive a restart of the simulator as they would survive one of the vendor's servers.
    private static final byte[] SECRET = "dalmada simulator jwt secret, nothing real".getBytes(StandardCharsets.UTF_8);

    private final SimulatorClock clock;
    private final Knobs knobs;
    private final Map<String, Long> newest = new ConcurrentHashMap<>();
    private final AtomicLong serial = new AtomicLong();

    public Tokens(SimulatorClock clock, Knobs knobs) {
        this.clock = clock;
        this.knobs = knobs;
    }

    String issue(String apiId) {
        long iat = clock.now().getEpochSecond();
        long number = serial.incrementAndGet();
        newest.put(apiId, number);
        ObjectNode claims = Json.object("user", apiId);
        claims.put("__ci_last_regenerate", iat)
                .put("iat", iat)
                .put("exp", iat + LIFE_SECONDS)
                .put("n", number);
        String signed = HEADER + "." + encode(Json.write(claims));
        return signed + "." + signature(signed);
    }

    /** The API id that a token belongs to; empty when it is none of ours or no longer valid. */
    Optional<String> owner(String token) {
        int dot = token.lastIndexOf('.');
        if (dot < 0
                || !MessageDigest.isEqual(bytes(signature(token.substring(0, dot))), bytes(token.substring(dot + 1)))) {
            return Optional.empty();
        }
        String payload = token.substring(token.indexOf('.') + 1, dot);
        return Json.read(Base64.getUrlDecoder().decode(payload))
                .filter(claims ->
                        Instant.ofEpochSecond(claims.path("exp").asLong()).isAfter(clock.now()))
                .filter(claims -> !knobs.newTokenEndsOld
                        || newest.getOrDefault(Json.text(claims, "user"), 0L)
                                <= claims.path("n").asLong())
                .map(claims -> Json.text(claims, "user"));
    }

    private static String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(SECRET, "HmacSHA256"));
            return BASE64.encodeToString(mac.doFinal(bytes(text)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String encode(String text) {
        return BASE64.encodeToString(bytes(text));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}

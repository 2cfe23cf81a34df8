package io.dalmada.adapter.persistence.encryption;

import io.dalmada.domain.billingkey.Registration;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.shared.Buyer;
import io.dalmada.domain.shared.SecretText;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Secrets as bytes, to be encrypted as one unit: texts one after the other, each with its length. */
public final class SecretUnits {
    private SecretUnits() {}

    public static byte[] write(GatewayKey key) {
        return bytes(out -> {
            text(out, key.gateway().value());
            secret(out, key.value());
            text(out, key.customerRef().value());
            secrets(out, key.extras());
        });
    }

    public static GatewayKey readKey(byte[] bytes) {
        return read(bytes, in -> {
            GatewayId gateway = new GatewayId(text(in));
            SecretText value = SecretText.of(text(in));
            CustomerRef customerRef = new CustomerRef(text(in));
            return new GatewayKey(gateway, value, customerRef, secrets(in));
        });
    }

    public static byte[] write(Registration.Window window) {
        return bytes(out -> {
            text(out, window.customerRef().value());
            buyer(out, window.buyer());
            secrets(out, window.continuation());
            text(out, window.expiresAt().toString());
        });
    }

    public static Registration.Window readWindow(byte[] bytes) {
        return read(
                bytes,
                in -> new Registration.Window(
                        new CustomerRef(text(in)), buyer(in), secrets(in), Instant.parse(text(in))));
    }

    public static byte[] write(Buyer buyer) {
        return bytes(out -> buyer(out, buyer));
    }

    public static Buyer readBuyer(byte[] bytes) {
        return read(bytes, SecretUnits::buyer);
    }

    private static void buyer(DataOutputStream out, Buyer buyer) throws IOException {
        text(out, buyer.name());
        text(out, buyer.email().orElse(""));
        text(out, buyer.phone().orElse(""));
    }

    private static Buyer buyer(DataInputStream in) throws IOException {
        return new Buyer(text(in), given(text(in)), given(text(in)));
    }

    private static void secrets(DataOutputStream out, Map<String, SecretText> secrets) throws IOException {
        out.writeInt(secrets.size());
        for (Map.Entry<String, SecretText> each : secrets.entrySet()) {
            text(out, each.getKey());
            secret(out, each.getValue());
        }
    }

    private static Map<String, SecretText> secrets(DataInputStream in) throws IOException {
        Map<String, SecretText> secrets = new HashMap<>();
        for (int left = in.readInt(); left > 0; left--) {
            secrets.put(text(in), SecretText.of(text(in)));
        }
        return secrets;
    }

    private static Optional<String> given(String text) {
        return Optional.of(text).filter(t -> !t.isEmpty());
    }

    private static void secret(DataOutputStream out, SecretText secret) throws IOException {
        text(out, secret.use(text -> text));
    }

    private static void text(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String text(DataInputStream in) throws IOException {
        return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(Writing writing) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writing.to(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }

    private static <T> T read(byte[] bytes, Reading<T> reading) {
        try {
            return reading.from(new DataInputStream(new ByteArrayInputStream(bytes)));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private interface Writing {
        void to(DataOutputStream out) throws IOException;
    }

    private interface Reading<T> {
        T from(DataInputStream in) throws IOException;
    }
}

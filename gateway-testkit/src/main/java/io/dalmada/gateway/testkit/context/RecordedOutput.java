package io.dalmada.gateway.testkit.context;

import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.domain.gateway.CustomerRef;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.domain.shared.SecretText;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.function.Function;
import java.util.function.Supplier;

/** What the adapter answered and threw, and the secrets that it came to know of. */
final class RecordedOutput {
    private final List<String> texts = new CopyOnWriteArrayList<>();
    private final List<GatewayTrace> traces = new CopyOnWriteArrayList<>();
    private final Set<String> secrets = new CopyOnWriteArraySet<>();

    <T> T saying(Supplier<T> call, Function<T, GatewayTrace> trace) {
        T said = saying(call);
        traces.add(trace.apply(said));
        return said;
    }

    <T> T saying(Supplier<T> call) {
        try {
            T said = call.get();
            texts.add(said.toString());
            return said;
        } catch (RuntimeException | Error thrown) {
            texts.add(inFull(thrown));
            throw thrown;
        }
    }

    void secret(GatewayKey key) {
        secret(key.value());
        key.extras().values().forEach(this::secret);
        secret(key.customerRef());
    }

    void secret(SecretText secret) {
        secret.use(secrets::add);
    }

    void secret(CustomerRef ref) {
        secrets.add(ref.value());
    }

    List<String> texts() {
        return List.copyOf(texts);
    }

    List<GatewayTrace> traces() {
        return List.copyOf(traces);
    }

    Set<String> secrets() {
        return Set.copyOf(secrets);
    }

    /** With causes and suppressed ones: a secret hides in any of them. */
    private static String inFull(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}

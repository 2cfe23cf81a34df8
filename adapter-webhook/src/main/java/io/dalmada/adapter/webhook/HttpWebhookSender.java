package io.dalmada.adapter.webhook;

import io.dalmada.application.port.out.WebhookSender;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.webhook.ReceiverAnswer;
import io.dalmada.domain.webhook.WebhookUrl;
import java.io.IOException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;

/** One POST for each delivery, without redirects; only the schedule repeats it. */
final class HttpWebhookSender implements WebhookSender, AutoCloseable {
    /** What is read of an answer, so that its connection can be used again; its content is ignored. */
    private static final int ANSWER_BYTES = 4_096;

    private final WebhookSettings settings;
    private final AddressGuard guard;
    private final CloseableHttpClient http;
    private final Clock wireTime;
    private final Signatures signatures = new Signatures();
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "dalmada-webhook-deadlines");
        thread.setDaemon(true);
        return thread;
    });

    /** @param wireTime real time: receivers refuse what was signed at another, and business time may be another */
    HttpWebhookSender(WebhookSettings settings, Names names, Clock wireTime) {
        this.settings = settings;
        this.guard = new AddressGuard(settings.publicOnly(), names);
        this.http = ReceiverClient.of(settings, guard);
        this.wireTime = wireTime;
    }

    @Override
    public void require(WebhookUrl url) {
        guard.objection(url).ifPresent(why -> {
            throw DomainException.field(Refusal.WEBHOOK_URL_REFUSED, "url", why);
        });
    }

    @Override
    public SecretText newSecret() {
        return signatures.newSecret();
    }

    @Override
    public ReceiverAnswer send(Message message) {
        if (settings.publicOnly() && !message.url().isEncrypted()) {
            return ReceiverAnswer.none("not-encrypted");
        }
        HttpPost post = post(message);
        Future<?> deadline = deadlines.schedule(post::cancel, settings.timeout().toMillis(), TimeUnit.MILLISECONDS);
        try (ClassicHttpResponse response = http.executeOpen(null, post, null)) {
            readALittle(response.getEntity());
            return ReceiverAnswer.of(response.getCode());
        } catch (IOException | RuntimeException failed) {
            return ReceiverAnswer.none(post.isCancelled() ? "timeout" : word(failed));
        } finally {
            deadline.cancel(false);
        }
    }

    private HttpPost post(Message message) {
        long seconds = wireTime.instant().getEpochSecond();
        HttpPost post = new HttpPost(message.url().value());
        post.setHeader("webhook-id", message.id());
        post.setHeader("webhook-timestamp", Long.toString(seconds));
        post.setHeader("webhook-signature", Signatures.of(message, seconds));
        post.setEntity(new ByteArrayEntity(
                message.payload().getBytes(StandardCharsets.UTF_8),
                ContentType.APPLICATION_JSON.withCharset((String) null)));
        return post;
    }

    /** What was answered counts, even if its body breaks off. */
    private static void readALittle(HttpEntity body) {
        if (body == null) {
            return;
        }
        try {
            body.getContent().readNBytes(ANSWER_BYTES);
        } catch (IOException brokenOff) {
            // The status line has been read.
        }
    }

    /** A text of our own: a library's message may hold addresses of our network. */
    private static String word(Exception failed) {
        if (failed instanceof AddressGuard.RefusedAddress) {
            return "address-refused";
        } else if (failed instanceof UnknownHostException) {
            return "host-not-found";
        } else if (failed instanceof SSLException) {
            return "tls-failed";
        } else if (failed instanceof ConnectTimeoutException || failed instanceof java.net.SocketTimeoutException) {
            return "timeout";
        } else if (failed instanceof SocketException) {
            return "not-connected";
        }
        return "no-answer";
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }
}

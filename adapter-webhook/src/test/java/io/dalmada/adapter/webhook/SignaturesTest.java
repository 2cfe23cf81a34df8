package io.dalmada.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.WebhookVerificationException;
import io.dalmada.application.port.out.WebhookSender.Message;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.webhook.WebhookUrl;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the specification says, by its own vector and by its own library on the receiver's side. */
class SignaturesTest {
    private static final WebhookUrl URL = WebhookUrl.of("https://shop.example/webhooks");
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final String PAYLOAD = "{\"test\": 2432232314}";
    private static final long AT = 1_614_265_330;
    private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";

    @Test
    void signs_as_the_specifications_vector() {
        assertThat(Signatures.of(message(PAYLOAD, SECRET), AT)).isEqualTo(SIGNATURE);
    }

    @Test
    void signs_with_both_secrets_while_they_overlap() throws Exception {
        String fresh = newSecret();
        long now = Instant.now().getEpochSecond();
        String both = Signatures.of(message(PAYLOAD, fresh, SECRET), now);

        assertThat(both.split(" ")).hasSize(2).allMatch(each -> each.startsWith("v1,"));
        assertThatCode(() -> verify(fresh, PAYLOAD, now, both)).doesNotThrowAnyException();
        assertThatCode(() -> verify(SECRET, PAYLOAD, now, both)).doesNotThrowAnyException();
        assertThatThrownBy(() -> verify(newSecret(), PAYLOAD, now, both))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void one_flipped_bit_is_noticed() {
        long now = Instant.now().getEpochSecond();
        String signature = Signatures.of(message(PAYLOAD, SECRET), now);

        for (int i = 0; i < PAYLOAD.length(); i++) {
            char[] flipped = PAYLOAD.toCharArray();
            flipped[i] ^= 1;
            assertThatThrownBy(() -> verify(SECRET, new String(flipped), now, signature))
                    .isInstanceOf(WebhookVerificationException.class);
        }
        assertThatThrownBy(() -> verify(SECRET, PAYLOAD, now + 1, signature))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @ParameterizedTest
    @ValueSource(longs = {-360, 360})
    void what_was_signed_six_minutes_away_is_refused(long seconds) {
        long then = Instant.now().getEpochSecond() + seconds;
        String signature = Signatures.of(message(PAYLOAD, SECRET), then);

        assertThatThrownBy(() -> verify(SECRET, PAYLOAD, then, signature))
                .isInstanceOf(WebhookVerificationException.class);
    }

    @Test
    void a_secret_is_as_the_specification_wants_it_and_never_the_same() {
        List<String> secrets =
                Stream.generate(SignaturesTest::newSecret).limit(100).toList();

        assertThat(secrets).doesNotHaveDuplicates().allSatisfy(secret -> {
            assertThat(secret).startsWith("whsec_");
            assertThat(Base64.getDecoder().decode(secret.substring(6))).hasSizeBetween(24, 64);
        });
    }

    private static String newSecret() {
        return new Signatures().newSecret().use(text -> text);
    }

    private static Message message(String payload, String... secrets) {
        return new Message(
                URL, ID, payload, Arrays.stream(secrets).map(SecretText::of).toList());
    }

    private static void verify(String secret, String payload, long at, String signature) throws Exception {
        new Webhook(secret)
                .verify(
                        payload,
                        Map.of(
                                "webhook-id", List.of(ID),
                                "webhook-timestamp", List.of(Long.toString(at)),
                                "webhook-signature", List.of(signature)));
    }
}

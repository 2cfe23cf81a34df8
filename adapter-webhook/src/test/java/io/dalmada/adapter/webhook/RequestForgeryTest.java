package io.dalmada.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.out.WebhookSender.Message;
import io.dalmada.domain.shared.DomainException;
import io.dalmada.domain.shared.Refusal;
import io.dalmada.domain.shared.SecretText;
import io.dalmada.domain.webhook.ReceiverAnswer;
import io.dalmada.domain.webhook.WebhookUrl;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** T-09: nobody makes us call ourselves, our neighbours or our cloud. */
class RequestForgeryTest {
    private static final WebhookSettings PRODUCTION =
            new WebhookSettings(true, Duration.ofSeconds(1), Duration.ofSeconds(2));
    private static final String PUBLIC = "93.184.216.34";

    static Stream<Trick> tricks() {
        return Stream.of(addresses(), notations(), names(), forms()).flatMap(tricks -> tricks);
    }

    /** Names that lead to addresses of every kind that is not public. */
    private static Stream<Trick> addresses() {
        return Stream.of(
                        "127.0.0.1",
                        "127.255.255.254",
                        "0.0.0.0",
                        "10.0.0.1",
                        "172.16.0.1",
                        "172.31.255.255",
                        "192.168.1.1",
                        "169.254.169.254",
                        "100.64.0.1",
                        "100.100.100.200",
                        "192.0.0.192",
                        "198.18.0.1",
                        "224.0.0.1",
                        "255.255.255.255",
                        "::1",
                        "::",
                        "fe80::1",
                        "fd00:ec2::254",
                        "fec0::1",
                        "ff02::1",
                        "::ffff:127.0.0.1",
                        "::ffff:169.254.169.254",
                        "::127.0.0.1",
                        "64:ff9b::7f00:1",
                        "64:ff9b:1::a00:1",
                        "2002:7f00:1::",
                        "2001:0:4136:e378:8000:63bf:3fff:fdd2",
                        "2001:db8::1",
                        "100::1",
                        PUBLIC + ",127.0.0.1",
                        "2606:2800:220:1::1,::1")
                .map(address -> new Trick("https://receiver.example/hook", address));
    }

    /** Addresses where a name should be, in all their notations. */
    private static Stream<Trick> notations() {
        return Stream.of(
                        "https://127.0.0.1/",
                        "https://169.254.169.254/latest/meta-data/",
                        "https://2130706433/",
                        "https://0x7f000001/",
                        "https://0x7f.0.0.1/",
                        "https://0177.0.0.1/",
                        "https://127.1/",
                        "https://0/",
                        "https://[::1]/",
                        "https://[::ffff:7f00:1]/",
                        "https://[fe80::1%25eth0]/",
                        "https://" + PUBLIC + "/")
                .map(Trick::of);
    }

    /** Names that only mean something here. */
    private static Stream<Trick> names() {
        return Stream.of(
                        "https://localhost/",
                        "https://LOCALHOST/",
                        "https://localhost./",
                        "https://app.localhost/",
                        "https://database/",
                        "https://metadata.google.internal/",
                        "https://printer.local/",
                        "https://1.0.0.127.in-addr.arpa/")
                .map(url -> new Trick(url, "127.0.0.1"));
    }

    /** Other schemes, and forms that two readers read in two ways. */
    private static Stream<Trick> forms() {
        return Stream.of(
                        "http://receiver.example/",
                        "file:///etc/passwd",
                        "ftp://receiver.example/",
                        "gopher://receiver.example/",
                        "jar:https://receiver.example!/",
                        "https:receiver.example",
                        "//receiver.example/",
                        "https://user@receiver.example/",
                        "https://user:secret@receiver.example/",
                        "https://receiver.example#@127.0.0.1/",
                        "https://receiver.example\\@127.0.0.1/",
                        "https://127.0.0.1\\.receiver.example/",
                        "https://receiver.example:0/",
                        "https://receiver.example:99999/",
                        "https://receiver.example/\r\nHost: other",
                        "https://rec eiver.example/",
                        "https://①②⑦.⓪.⓪.①/",
                        "https://receiver。example/",
                        "https:///hook",
                        "")
                .map(Trick::of);
    }

    @ParameterizedTest
    @MethodSource("tricks")
    void is_refused_when_it_is_registered(Trick trick) throws Exception {
        try (HttpWebhookSender sender = sender(host -> addressesOf(trick.leadsTo()))) {
            assertThatThrownBy(() -> sender.require(WebhookUrl.of(trick.url())))
                    .isInstanceOfSatisfying(DomainException.class, refused -> {
                        assertThat(refused.refusal()).isEqualTo(Refusal.WEBHOOK_URL_REFUSED);
                        assertThat(refused.field()).contains("url");
                        assertThat(refused.getMessage()).doesNotContain("127.0.0.1", "169.254", "secret");
                    });
        }
    }

    @Test
    void there_are_at_least_twenty_five_of_them() {
        assertThat(tricks().distinct().count()).isGreaterThanOrEqualTo(25);
        System.out.println(tricks().distinct().count() + " tricks refused");
    }

    /** Whatever was registered once, the address is looked at again at every send, and that one is connected to. */
    @ParameterizedTest
    @MethodSource("addresses")
    void is_refused_when_the_name_leads_elsewhere_later(Trick trick) throws Exception {
        Deque<String> answers = new ArrayDeque<>(List.of(PUBLIC, trick.leadsTo()));
        try (HttpWebhookSender sender = sender(host -> addressesOf(answers.remove()))) {
            sender.require(WebhookUrl.of(trick.url()));

            ReceiverAnswer answer = sender.send(new Message(
                    WebhookUrl.of(trick.url()),
                    "id",
                    "{}",
                    List.of(SecretText.of("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))));

            assertThat(answer).isEqualTo(ReceiverAnswer.none("address-refused"));
            assertThat(answers).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://receiver.example/hook",
                "https://receiver.example:8443/hook?tenant=1&x=%20",
                "https://hooks.shop.co.kr",
                "https://xn--hq1bm8jm9l.xn--3e0b707e/hook"
            })
    void what_is_public_is_accepted(String url) throws Exception {
        try (HttpWebhookSender sender = sender(host -> addressesOf(PUBLIC + ",2606:2800:220:1:248:1893:25c8:1946"))) {
            assertThatCode(() -> sender.require(WebhookUrl.of(url))).doesNotThrowAnyException();
        }
    }

    @Test
    void a_host_that_cannot_be_found_is_said_so() throws Exception {
        Names nowhere = host -> {
            throw new UnknownHostException(host);
        };
        try (HttpWebhookSender sender = sender(nowhere)) {
            assertThatThrownBy(() -> sender.require(WebhookUrl.of("https://receiver.example/")))
                    .hasMessage("url names a host that cannot be found");
        }
    }

    private static HttpWebhookSender sender(Names names) {
        return new HttpWebhookSender(PRODUCTION, names, Clock.systemUTC());
    }

    private static InetAddress[] addressesOf(String texts) {
        return Arrays.stream(texts.split(",", -1))
                .map(RequestForgeryTest::literal)
                .toArray(InetAddress[]::new);
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException notALiteral) {
            throw new IllegalArgumentException(text, notALiteral);
        }
    }
}

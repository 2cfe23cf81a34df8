package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.TableDump;
import io.dalmada.bootstrap.security.LeakScanner;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The address of notices: open to its secret alone, which stays one, as does whatever else comes in there. */
class NoticeAddressTest {
    private static final String CARD = "9410000000002225";
    private static final String TOSS_TOKEN = "another-token-of-the-test-0123456789abcdef";

    @TempDir
    private Path folder;

    @Test
    void every_other_address_answers_alike() {
        try (NoticeWorld world = new NoticeWorld(
                Database.H2_FILE,
                folder,
                "dalmada.gateways.silent.vendor=cookiepay",
                "dalmada.gateways.silent.url=http://127.0.0.1:1",
                "dalmada.gateways.silent.api-id=x",
                "dalmada.gateways.silent.api-key=y")) {
            List<Api.Answer> refusals = List.of(
                    world.stranger.post(NoticeWorld.PATH.replace("notice-token", "notice-tokem"), "{}"),
                    world.stranger.post(NoticeWorld.PATH + "x", "{}"),
                    world.stranger.post(NoticeWorld.PATH.substring(0, NoticeWorld.PATH.length() - 1), "{}"),
                    world.stranger.post("/gateway-notices/nowhere/" + NoticeWorld.TOKEN, "{}"),
                    world.stranger.post("/gateway-notices/silent/" + NoticeWorld.TOKEN, "{}"),
                    world.stranger.post("/gateway-notices/NO%20NAME/" + NoticeWorld.TOKEN, "{}"),
                    world.stranger.post(NoticeWorld.PATH + "/more", "{}"));

            assertThat(refusals).allSatisfy(refusal -> {
                assertThat(refusal.status()).isEqualTo(404);
                assertThat(withoutName(refusal)).isEqualTo(withoutName(refusals.get(0)));
                assertThat(refusal.text()).doesNotContain("token");
            });
            assertThat(world.kept()).isZero();
        }
    }

    private static String withoutName(Api.Answer refusal) {
        return refusal.text().replaceAll("urn:dalmada:request:[^\"]+", "");
    }

    @Test
    void each_gateway_hears_the_answer_it_wants_for_whatever_it_tells() {
        try (NoticeWorld world = new NoticeWorld(
                Database.H2_FILE,
                folder,
                "dalmada.gateways.toss.vendor=tosspayments",
                "dalmada.gateways.toss.url=http://127.0.0.1:1",
                "dalmada.gateways.toss.api-id=test_ck_x",
                "dalmada.gateways.toss.api-key=test_sk_x",
                "dalmada.gateways.toss.notice-token=" + TOSS_TOKEN)) {
            Api.Answer cookiePay = world.tell("{\"ORDERNO\":\"OF-ANOTHER-SHOP\",\"TID\":\"cTS1\"}");
            Api.Answer toss = world.stranger.post(
                    "/gateway-notices/toss/" + TOSS_TOKEN,
                    "{\"eventType\":\"PAYMENT_STATUS_CHANGED\",\"data\":{\"orderId\":\"OF-ANOTHER-SHOP\"}}");

            assertThat(List.of(cookiePay.status(), toss.status())).containsOnly(200);
            assertThat(cookiePay.text()).isEqualTo("{\"ok\":true}");
            assertThat(toss.text()).isEqualTo("{}");
            assertThat(toss.raw().headers().firstValue("content-type")).contains("application/json");
            assertThat(world.tell("not JSON at all").text()).isEqualTo("{\"ok\":true}");
            assertThat(world.tell("").status()).isEqualTo(200);
            assertThat(world.results()).containsOnly("NOT_OURS", "NO_HINT");
            assertThat(String.join(" ", world.bodies())).doesNotContain("JSON");
        }
    }

    /** The vendor's documents do not say which content type it sends. */
    @Test
    void it_is_read_whatever_it_calls_itself() throws Exception {
        try (NoticeWorld world = new NoticeWorld(Database.H2_FILE, folder)) {
            String order = world.api.charge(world.billingKey, 9900).at("orderNumber");
            world.awaitSent(1);
            for (String type : List.of("application/x-www-form-urlencoded", "text/html; charset=EUC-KR", "nonsense")) {
                HttpRequest request = HttpRequest.newBuilder(URI.create(world.api.base() + NoticeWorld.PATH))
                        .header("Content-Type", type)
                        .header("Accept", "text/html")
                        .POST(HttpRequest.BodyPublishers.ofString(
                                "{\"orderno\":\"" + order + "\",\"type\":\"" + type.length() + "\"}"))
                        .build();
                HttpResponse<String> answer =
                        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
                assertThat(answer.statusCode()).as(type).isEqualTo(200);
                assertThat(answer.body()).isEqualTo("{\"ok\":true}");
            }
            world.app.work();

            assertThat(world.results()).containsExactly("KNOWN", "KNOWN", "KNOWN", "KNOWN");
        }
    }

    @Test
    void one_of_16_kilobytes_is_taken_and_a_longer_one_is_not() {
        try (NoticeWorld world = new NoticeWorld(Database.H2_FILE, folder)) {
            String longest = "{\"ETC1\":\"" + "x".repeat((16 << 10) - 11) + "\"}";
            assertThat(longest).hasSize(16 << 10);

            assertThat(world.tell(longest).status()).isEqualTo(200);
            assertThat(world.tell(longest + " ").status()).isEqualTo(413);
            assertThat(world.stranger
                            .post("/gateway-notices/cookiepay/wrong", longest + " ")
                            .status())
                    .isEqualTo(413);
            assertThat(world.kept()).isOne();
        }
    }

    @ParameterizedTest
    @EnumSource
    void neither_a_card_nor_a_person_nor_the_secret_rests_anywhere(Database database) throws Exception {
        Path log = folder.resolve("trace.log");
        LeakScanner scanner = new LeakScanner()
                .mark("card number", CARD)
                .mark("name", "홍길동")
                .mark("mail", "gildong@example.com")
                .mark("telephone", "010-1234-5678")
                .mark("address", "세종대로")
                .mark("token", NoticeWorld.TOKEN);
        List<String> found = new ArrayList<>();
        try (NoticeWorld world = new NoticeWorld(
                database,
                folder,
                "logging.level.root=TRACE",
                "logging.file.name=" + log,
                // A file that rolled over would not be searched.
                "logging.logback.rollingpolicy.max-file-size=1GB",
                "logging.threshold.console=OFF")) {
            String order = world.api.charge(world.billingKey, 9900).at("orderNumber");
            world.awaitSent(1);
            world.tell("{\"ORDERNO\":\"" + order + "\",\"TID\":\"cTS" + CARD + "\",\"ETC1\":\"" + CARD + "\"}");
            world.tell("{\"ORDERNO\":\"" + CARD + "\",\"TID\":\"9410-0000-0000-2225\",\"BUYERNAME\":\"홍길동\"}");
            world.tell(CARD + " of 홍길동, 세종대로");
            world.stranger.post(NoticeWorld.PATH + "/more", "{}");
            world.stranger.get(NoticeWorld.PATH);
            world.app.work();
            assertThat(world.kept()).isEqualTo(4);
            found.addAll(scanner.scan("tables", TableDump.of(world.app.bean(DataSource.class))));
            found.addAll(scanner.scan(
                    "metrics", world.api.get("/actuator/prometheus").text()));
        }
        found.addAll(scanner.scan("log", Files.readString(log)));

        assertThat(found).isEmpty();
    }

    @Test
    void a_secret_that_can_be_guessed_is_refused_at_the_start() {
        assertThatThrownBy(() ->
                        new NoticeWorld(Database.H2_FILE, folder, "dalmada.gateways.cookiepay.notice-token=short"))
                .hasStackTraceContaining("notice token of cookiepay must be 32 to 200 characters");
    }
}

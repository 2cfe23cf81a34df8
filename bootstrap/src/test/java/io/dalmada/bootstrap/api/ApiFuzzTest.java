package io.dalmada.bootstrap.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RawHttp;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.bootstrap.harness.TableDump;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Requests made from {@code docs/openapi.yaml}, each with one thing spoilt: a value of a parameter, a header or a field, its
 * name, or the form of the whole. Whatever is sent, the answer is one that the document knows, is never our failure, has a
 * request id and repeats no card's number; and what a schema allows is read, what it refuses is not.
 *
 * <p>{@code -Dfuzz.requests=N} sends more of them, {@code -Dfuzz.seed=S} others; a seed sends the same again.
 */
class ApiFuzzTest {
    private static final int REQUESTS = Integer.getInteger("fuzz.requests", 600);
    private static final long SEED = Long.getLong("fuzz.seed", 20_261_130L);
    private static final List<String> UNLIMITED = List.of(
            "dalmada.limits.read=100000000",
            "dalmada.limits.write=100000000",
            "dalmada.limits.manage=100000000",
            "dalmada.limits.refused-cards.customer-hourly=100000000",
            "dalmada.limits.refused-cards.customer-daily=100000000",
            "dalmada.limits.refused-cards.key-hourly=100000000",
            "dalmada.limits.refused-cards.address-hourly=100000000",
            "dalmada.gateways.toss.vendor=tosspayments",
            "dalmada.gateways.cookiepay.vendor=cookiepay");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    /** The first of each kind, with its request, and how many there were. */
    private final Map<String, List<String>> faults = new LinkedHashMap<>();

    @ParameterizedTest
    @EnumSource
    void whatever_is_sent_the_answer_is_one_of_the_document(Database database) throws IOException {
        Path log = folder.resolve("app.log");
        List<String> properties = new ArrayList<>(database.properties(folder));
        properties.addAll(UNLIMITED);
        properties.add("logging.file.name=" + log);
        try (RunningApp app = RunningApp.local(properties)) {
            FuzzWorld world = new FuzzWorld(app);
            fuzz(app, world);
            FuzzValues.CARDS.forEach(card -> {
                note(TableDump.of(app.bean(DataSource.class)).contains(card), "a table holds a card's number", card);
            });
        }
        String logged = Files.readString(log);
        FuzzValues.CARDS.forEach(card -> note(logged.contains(card), "the log holds a card's number", card));
        Files.write(Path.of("target", "fuzz-" + database + ".txt"), all());
        assertThat(report())
                .as("-Dfuzz.seed=%d -Dfuzz.requests=%d", SEED, REQUESTS)
                .isEmpty();
    }

    private void fuzz(RunningApp app, FuzzWorld world) {
        FuzzMaker maker = new FuzzMaker(new FuzzDocument(), world, SEED);
        FuzzJudge judge = new FuzzJudge();
        RawHttp http = new RawHttp(app.api().base());
        for (int i = 0; i < REQUESTS; i++) {
            FuzzRequest request = maker.next();
            RawHttp.Reply reply = request.send(http);
            for (String fault : judge.faults(request, reply)) {
                note(true, fault, i + ": " + request + " → " + reply.status() + " " + reply.body());
            }
            world.learn(request, reply);
            if (i % 500 == 499) {
                app.work();
            }
        }
    }

    private void note(boolean wrong, String kind, String seen) {
        if (wrong) {
            faults.computeIfAbsent(kind, unused -> new ArrayList<>()).add(seen);
        }
    }

    private List<String> all() {
        return faults.entrySet().stream()
                .flatMap(each -> each.getValue().stream().map(seen -> each.getKey() + "\t" + seen))
                .toList();
    }

    /** The first of each kind. */
    private List<String> report() {
        return faults.entrySet().stream()
                .map(each -> each.getValue().size() + " × " + each.getKey() + "\n    "
                        + each.getValue().get(0))
                .toList();
    }
}

package io.dalmada.bootstrap.harness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Asks for charges and refunds at any node, waits for a fraction of a second, and repeats under the same key until it has a
 * final answer. Now and then it asks again for what it was answered: the answer must be the same to the byte.
 */
public final class ImpatientClient implements Runnable {
    private static final Duration PATIENCE = Duration.ofMillis(900);
    private static final Duration LAST_PATIENCE = Duration.ofSeconds(30);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofMillis(500)).build();
    private final Random random;
    private final Supplier<List<String>> nodes;
    private final BooleanSupplier goesOn;
    private final String billingKey;
    private final Map<String, Asked> asked = new ConcurrentHashMap<>();

    /** @param answer the final one; empty while there is none */
    record Asked(String path, String body, Optional<Answer> answer) {}

    /** @param status of the API; @param text the body as received */
    public record Answer(int status, String text) {
        /** It stays: everything else means "ask again". */
        boolean isFinal() {
            return status == 201 || status == 402;
        }

        String id() {
            return text.replaceAll("(?s)^\\{\"id\":\"([^\"]+)\".*", "$1");
        }
    }

    public ImpatientClient(long seed, Supplier<List<String>> nodes, BooleanSupplier goesOn, String billingKey) {
        this.random = new Random(seed);
        this.nodes = nodes;
        this.goesOn = goesOn;
        this.billingKey = billingKey;
    }

    @Override
    public void run() {
        while (goesOn.getAsBoolean()) {
            Optional<Answer> paid = insist("/v1/payments", charge());
            if (paid.filter(answer -> answer.status() == 201).isPresent() && random.nextInt(3) == 0) {
                insist("/v1/payments/" + paid.get().id() + "/refunds", "{\"amount\":1000,\"reason\":\"고객 요청\"}");
            }
        }
    }

    private String charge() {
        return """
                {"billingKeyId":"%s","amount":9900,"currency":"KRW","product":{"name":"월간 구독"},
                 "taxType":"TAXABLE"}""".formatted(billingKey);
    }

    private Optional<Answer> insist(String path, String body) {
        String key = UUID.randomUUID().toString();
        asked.put(key, new Asked(path, body, Optional.empty()));
        while (goesOn.getAsBoolean()) {
            Optional<Answer> answer = ask(key, path, body, PATIENCE).filter(Answer::isFinal);
            if (answer.isPresent()) {
                asked.put(key, new Asked(path, body, answer));
                return answer;
            }
        }
        return Optional.empty();
    }

    private Optional<Answer> ask(String key, String path, String body, Duration patience) {
        List<String> all = nodes.get();
        HttpRequest request = HttpRequest.newBuilder(URI.create(all.get(random.nextInt(all.size())) + path))
                .timeout(patience)
                .header("Authorization", "Bearer dmk_local")
                .header("Content-Type", "application/json")
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString(body))
                .build();
        try {
            HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
            return Optional.of(new Answer(response.statusCode(), response.body()));
        } catch (IOException lost) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    /** Afterwards, in peace: every request once more. @return what was answered otherwise than before, or not at all */
    public List<String> askAllAgain() {
        return asked.entrySet().stream()
                .flatMap(each -> differs(each.getKey(), each.getValue()).stream())
                .toList();
    }

    private Optional<String> differs(String key, Asked before) {
        Optional<Answer> now = ask(key, before.path(), before.body(), LAST_PATIENCE);
        if (now.isEmpty() || !now.get().isFinal()) {
            return Optional.of("no final answer: " + before.path() + " " + now);
        }
        Optional<Answer> other = before.answer().filter(answer -> !answer.equals(now.get()));
        asked.put(key, new Asked(before.path(), before.body(), now));
        return other.map(answer -> "answered twice: " + answer + " and " + now.get());
    }

    /** The charges that were answered as paid, by the payment's id. */
    public List<String> paid() {
        return asked.values().stream()
                .filter(each -> each.path().equals("/v1/payments"))
                .flatMap(each -> each.answer().stream())
                .filter(answer -> answer.status() == 201)
                .map(Answer::id)
                .toList();
    }

    public int requests() {
        return asked.size();
    }
}

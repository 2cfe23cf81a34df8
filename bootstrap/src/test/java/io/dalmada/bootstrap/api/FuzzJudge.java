package io.dalmada.bootstrap.api;

import io.dalmada.bootstrap.api.FuzzRequest.Said;
import io.dalmada.bootstrap.harness.Contract;
import io.dalmada.bootstrap.harness.RawHttp.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** What is wrong with an answer, whatever was asked. */
final class FuzzJudge {
    private static final Set<String> UNREADABLE =
            Set.of("invalid-request", "validation-failed", "idempotency-key-invalid", "idempotency-key-missing");

    private final Contract contract = Contract.committed();
    private final FuzzAllowances allowances = new FuzzAllowances();

    List<String> faults(FuzzRequest request, Reply reply) {
        List<String> faults = new ArrayList<>();
        if (reply.status() >= 500) {
            faults.add("status " + reply.status());
        }
        if (reply.header("x-request-id").isEmpty()) {
            faults.add("no request id");
        }
        request.hidden().stream()
                .filter(card -> reply.whole().contains(card))
                .forEach(card -> faults.add("repeats a card's number"));
        unlikeTheDocument(request, reply).ifPresent(faults::add);
        disagreement(request, reply).ifPresent(faults::add);
        return faults;
    }

    private Optional<String> unlikeTheDocument(FuzzRequest request, Reply reply) {
        try {
            contract.requireAnswer(new Contract.Passed(
                    request.operation().method(),
                    request.operation().path(),
                    "",
                    reply.status(),
                    reply.header("content-type"),
                    reply.body()));
            return Optional.empty();
        } catch (AssertionError unlike) {
            return Optional.of("unlike the document: " + unlike.getMessage());
        }
    }

    private Optional<String> disagreement(FuzzRequest request, Reply reply) {
        if (request.said() == Said.REFUSED && reply.status() / 100 == 2) {
            return allowances.takes(request) ? Optional.empty() : Optional.of("takes what the document refuses");
        }
        if (request.said() != Said.ALLOWED || reply.status() != 400 && reply.status() != 422) {
            return Optional.empty();
        }
        JsonNode problem = FuzzDocument.JSON.readTree(reply.body());
        String type = problem.path("type").asString("").replaceFirst(".*:", "");
        if (!UNREADABLE.contains(type) || allowances.refuses(request, problem)) {
            return Optional.empty();
        }
        return Optional.of("refuses what the document allows: " + type + " "
                + problem.path("field").asString("") + problem.path("errors"));
    }
}

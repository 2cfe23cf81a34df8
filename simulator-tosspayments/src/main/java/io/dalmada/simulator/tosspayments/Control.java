package io.dalmada.simulator.tosspayments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.Reply;
import io.dalmada.simulator.base.Request;
import io.dalmada.simulator.tosspayments.fault.FaultsJson;
import io.dalmada.simulator.tosspayments.state.Merchant;
import io.dalmada.simulator.tosspayments.state.TestCard;
import java.time.Duration;
import java.time.Instant;

/** The simulator's own calls below /_simulator, never in the vendor's paths: ledger, faults, clock, console. */
final class Control {
    static final String PREFIX = "/_simulator/";

    private final TossPaymentsSimulator simulator;
    private final FaultsJson faults;
    private final KnobsJson knobs;

    Control(TossPaymentsSimulator simulator) {
        this.simulator = simulator;
        this.faults = new FaultsJson(simulator.faults());
        this.knobs = new KnobsJson(simulator.knobs());
    }

    Reply serve(Request request) {
        ObjectNode body = Json.read(request.body()).orElseGet(Json::object);
        String call = request.method() + " " + request.path().substring(PREFIX.length());
        try {
            return Reply.json(answer(call, body));
        } catch (RuntimeException wrong) {
            String why = String.valueOf(wrong.getMessage());
            return new Reply(400, "application/json", Json.bytes(Json.object("error", why)));
        }
    }

    private JsonNode answer(String call, ObjectNode body) {
        return switch (call) {
            case "GET ledger" -> ledger();
            case "GET requests" -> requests();
            case "GET faults" -> faults.list();
            case "POST faults" -> done(() -> faults.add(body), faults.list());
            case "DELETE faults" -> done(simulator.faults()::clear, Json.array());
            case "GET knobs" -> knobs.show();
            case "PUT knobs" -> done(() -> knobs.turn(body), Json.object());
            case "GET clock" -> now();
            case "PUT clock" -> moveClock(body);
            case "GET notices" -> simulator.notices();
            case "POST auth-key" -> authKey(body);
            case "POST console-cancel" -> consoleCancel(body);
            case "POST console-delete-key" ->
                done(() -> simulator.dropKey(Json.text(body, "billingKey")), Json.object());
            case "POST reset" -> done(simulator::reset, Json.object());
            default -> throw new IllegalArgumentException("no such control: " + call);
        };
    }

    private static JsonNode done(Runnable act, JsonNode then) {
        act.run();
        return then;
    }

    private ArrayNode ledger() {
        ArrayNode all = Json.array();
        simulator
                .ledger()
                .entries()
                .forEach(e -> all.add(Json.object("at", e.at().toString())
                        .put("kind", e.kind().name())
                        .put("paymentKey", e.paymentKey())
                        .put("number", e.number())
                        .put("detail", e.detail())
                        .put("sequence", e.sequence())
                        .put("amount", e.amount())
                        .put("taxFreeAmount", e.taxFree())
                        .put("taxExemptionAmount", e.exemption())));
        return all;
    }

    private ObjectNode requests() {
        ObjectNode counts = Json.object();
        simulator.ledger().requests().forEach(counts::put);
        return counts;
    }

    private JsonNode now() {
        return Json.object("now", simulator.clock().now().toString());
    }

    private JsonNode moveClock(ObjectNode body) {
        if (body.hasNonNull("now")) {
            simulator.clock().moveTo(Instant.parse(Json.text(body, "now")));
        } else {
            simulator
                    .clock()
                    .advance(Duration.ofSeconds(body.path("advanceSeconds").asLong()));
        }
        simulator.ledger().entries();
        return now();
    }

    private JsonNode authKey(ObjectNode body) {
        String number = body.path("cardNumber").asText(TestCard.APPROVES.number());
        String clientKey = body.path("clientKey").asText(Merchant.LOCAL.clientKey());
        return Json.object("authKey", simulator.passWindow(clientKey, Json.text(body, "customerKey"), number));
    }

    private JsonNode consoleCancel(ObjectNode body) {
        String paymentKey = Json.text(body, "paymentKey");
        simulator.cancelInConsole(paymentKey, body.path("amount").asLong());
        return Json.object("paymentKey", paymentKey);
    }
}

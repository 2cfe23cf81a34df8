package io.dalmada.simulator.cookiepay;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.Reply;
import io.dalmada.simulator.base.Request;
import io.dalmada.simulator.base.SimulatorClock;
import io.dalmada.simulator.cookiepay.fault.Faults;
import io.dalmada.simulator.cookiepay.fault.FaultsJson;
import io.dalmada.simulator.cookiepay.state.Book;
import io.dalmada.simulator.cookiepay.state.Charge;
import io.dalmada.simulator.cookiepay.state.Knobs;
import io.dalmada.simulator.cookiepay.state.Step;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;

/** The simulator's own calls below /_simulator, never in the vendor's paths: ledger, faults, clock, settling. */
final class Control {
    static final String PREFIX = "/_simulator/";

    private final Book book;
    private final Faults allFaults;
    private final FaultsJson faults;
    private final SimulatorClock clock;
    private final KnobsJson knobs;
    private final EventsJson events;
    private final Notices notices;

    Control(Book book, Faults faults, SimulatorClock clock, Knobs knobs, Events events, Notices notices) {
        this.book = book;
        this.allFaults = faults;
        this.faults = new FaultsJson(faults);
        this.clock = clock;
        this.knobs = new KnobsJson(knobs);
        this.events = new EventsJson(events);
        this.notices = notices;
    }

    Reply serve(Request request) {
        ObjectNode body = Json.read(request.body()).orElseGet(Json::object);
        String call = request.method() + " " + request.path().substring(PREFIX.length());
        try {
            return Reply.json(
                    switch (call) {
                        case "GET ledger" -> ledger();
                        case "GET requests" -> requests();
                        case "GET faults" -> faults.list();
                        case "POST faults" -> addFault(body);
                        case "DELETE faults" -> clearFaults();
                        case "GET knobs" -> knobs.show();
                        case "PUT knobs" -> turnKnobs(body);
                        case "GET events" -> events.counts();
                        case "GET await" -> events.await(request);
                        case "POST hold" -> events.hold(body);
                        case "POST release" -> events.release(body);
                        case "GET notices" -> told();
                        case "PUT notices" -> tellAt(body);
                        case "POST forged-notice" -> forge(body);
                        case "POST reset" -> reset();
                        case "GET clock" -> now();
                        case "PUT clock" -> moveClock(body);
                        case "POST settle" -> settle(body);
                        case "POST deposit" -> deposit(body);
                        case "POST console-cancel" -> consoleCancel(body);
                        default -> throw new IllegalArgumentException("no such control: " + call);
                    });
        } catch (RuntimeException wrong) {
            String why = String.valueOf(wrong.getMessage());
            return new Reply(400, "application/json", Json.bytes(Json.object("error", why)));
        }
    }

    private ArrayNode ledger() {
        ArrayNode all = Json.array();
        book.ledger()
                .entries()
                .forEach(e -> all.add(Json.object(
                                "at",
                                e.at().toString(),
                                "kind",
                                e.kind().name(),
                                "tid",
                                e.tid(),
                                "number",
                                e.number(),
                                "detail",
                                e.detail())
                        .put("sequence", e.sequence())
                        .put("amount", e.amount())));
        return all;
    }

    private ObjectNode requests() {
        ObjectNode counts = Json.object();
        for (Step step : Step.values()) {
            counts.put(step.path(), book.ledger().received(step));
        }
        ObjectNode orders = counts.putObject("chargesByOrderNumber");
        book.ledger().chargeRequests().forEach(orders::put);
        return counts;
    }

    private JsonNode addFault(ObjectNode body) {
        faults.add(body);
        return faults.list();
    }

    private JsonNode clearFaults() {
        allFaults.clear();
        return faults.list();
    }

    private JsonNode turnKnobs(ObjectNode body) {
        knobs.turn(body);
        return knobs.show();
    }

    JsonNode reset() {
        book.reset();
        allFaults.clear();
        return Json.object("reset", "true");
    }

    private JsonNode now() {
        return Json.object("now", clock.now().toString());
    }

    private JsonNode moveClock(ObjectNode body) {
        if (body.hasNonNull("now")) {
            clock.moveTo(Instant.parse(Json.text(body, "now")));
        } else {
            clock.advance(Duration.ofSeconds(body.path("advanceSeconds").asLong()));
        }
        book.settleDue();
        return now();
    }

    private JsonNode settle(ObjectNode body) {
        Charge charge = require(body);
        book.settle(charge.tid);
        return Json.object("tid", charge.tid, "settled", "true");
    }

    /** The merchant has paid in: the gateway cancels by itself. */
    private JsonNode deposit(ObjectNode body) {
        Charge charge = require(body);
        book.deposit(charge.tid);
        return Json.object("tid", charge.tid, "remaining", String.valueOf(charge.remaining()));
    }

    private JsonNode consoleCancel(ObjectNode body) {
        Charge charge = require(body);
        book.cancel(charge.tid, body.path("amount").asLong(charge.remaining()), "console");
        return Json.object("tid", charge.tid, "remaining", String.valueOf(charge.remaining()));
    }

    private ArrayNode told() {
        ArrayNode all = Json.array();
        notices.sent()
                .forEach(each -> all.add(Json.object("body", each.body())
                        .put("status", each.status())
                        .put("repeated", each.repeated())));
        return all;
    }

    private JsonNode tellAt(ObjectNode body) {
        notices.to(URI.create(Json.text(body, "url")));
        return Json.object("told", "true");
    }

    private JsonNode forge(ObjectNode body) {
        int status =
                notices.forge(Json.text(body, "orderNo"), body.path("amount").asLong(), Json.text(body, "tid"));
        return Json.object().put("status", status);
    }

    private Charge require(ObjectNode body) {
        return book.find(Json.text(body, "tid")).orElseThrow(() -> new IllegalArgumentException("no such tid"));
    }
}

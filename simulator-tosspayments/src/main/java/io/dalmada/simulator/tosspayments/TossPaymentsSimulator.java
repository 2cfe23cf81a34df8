package io.dalmada.simulator.tosspayments;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Connection;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.LedgerFile;
import io.dalmada.simulator.base.Reply;
import io.dalmada.simulator.base.Request;
import io.dalmada.simulator.base.SimulatorClock;
import io.dalmada.simulator.base.WireServer;
import io.dalmada.simulator.tosspayments.fault.Faults;
import io.dalmada.simulator.tosspayments.fault.LineFaults;
import io.dalmada.simulator.tosspayments.state.BillingKey;
import io.dalmada.simulator.tosspayments.state.Book;
import io.dalmada.simulator.tosspayments.state.Call;
import io.dalmada.simulator.tosspayments.state.Knobs;
import io.dalmada.simulator.tosspayments.state.Ledger;
import io.dalmada.simulator.tosspayments.state.Payment;
import io.dalmada.simulator.tosspayments.state.Step;
import io.dalmada.simulator.tosspayments.wire.Billing;
import io.dalmada.simulator.tosspayments.wire.Gate;
import io.dalmada.simulator.tosspayments.wire.Idempotency;
import io.dalmada.simulator.tosspayments.wire.Payments;
import io.dalmada.simulator.tosspayments.wire.Vendor;
import io.dalmada.simulator.tosspayments.wire.WindowPages;
import io.dalmada.simulator.tosspayments.wire.Windows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Toss Payments' billing as a local HTTP server with a ledger of its own; starts with {@link #start}, ends with {@link #close}. */
public final class TossPaymentsSimulator implements AutoCloseable {
    private final SimulatorClock clock;
    private final Knobs knobs = new Knobs();
    private final Faults faults = new Faults();
    private final Book book;
    private final Gate gate;
    private final Windows windows;
    private final WindowPages pages;
    private final Notices notices;
    private final Control control;
    private final Calls calls;
    private final WireServer server;

    private TossPaymentsSimulator(SimulatorOptions options) throws IOException {
        this.clock = new SimulatorClock(options.clock());
        Optional<LedgerFile> file = options.ledger().map(LedgerFile::new);
        this.book = new Book(clock, event -> file.ifPresent(f -> f.append(event)));
        file.ifPresent(f -> f.read().forEach(book::enter));
        this.gate = new Gate(options.merchants());
        this.windows = new Windows(book, clock, knobs);
        this.pages = new WindowPages(gate, windows);
        this.notices = new Notices(book, clock, options.webhook());
        Vendor vendor = new Vendor(
                gate,
                new Idempotency(book, clock, knobs),
                new Billing(book, windows, clock, knobs),
                new Payments(book, clock, knobs),
                book);
        this.calls = new Calls(vendor, book, faults, new LineFaults(vendor, book, this::refuse));
        this.control = new Control(this);
        this.server = new WireServer(options.host(), options.port(), this::serve);
    }

    /** Listens from here on. */
    public static TossPaymentsSimulator start(SimulatorOptions options) {
        try {
            return new TossPaymentsSimulator(options);
        } catch (IOException taken) {
            throw new UncheckedIOException("the simulator cannot listen on port " + options.port(), taken);
        }
    }

    /** Where the vendor's paths begin. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    /** The vendor's script, as far as registrations need it. */
    public URI script() {
        return baseUri().resolve(WindowPages.SCRIPT);
    }

    /** The port, also when a free one was asked for. */
    public int port() {
        return server.port();
    }

    /** What was received and what happened. */
    public Ledger ledger() {
        return book.ledger();
    }

    /** What goes wrong. */
    public Faults faults() {
        return faults;
    }

    /** How it behaves where the vendor is silent. */
    public Knobs knobs() {
        return knobs;
    }

    /** Its time, which can be moved. */
    public SimulatorClock clock() {
        return clock;
    }

    /** Refuses new connections for this long. */
    public void refuse(long millis) {
        server.refuse(millis);
    }

    /** Refuses connections, and ends those that are open, until {@link #open}. */
    public void shut() {
        server.shut();
    }

    public void open() {
        server.reopen();
    }

    /**
     * The customer enters a card in the window and agrees.
     *
     * @return the authKey that the browser comes back with
     * @throws RuntimeException named for the vendor's code when the card does not pass
     */
    public String passWindow(String clientKey, String customerKey, String cardNumber) {
        return windows.pass(gate.ofWindow(clientKey), customerKey, cardNumber);
    }

    /** Cancels in the vendor's console, beside every API; 0 for all that is left. A notice tells of it. */
    public void cancelInConsole(String paymentKey, long amount) {
        cancelInConsole(paymentKey, amount, "console");
    }

    /** The same, for a reason that an operator types in. */
    public void cancelInConsole(String paymentKey, long amount, String reason) {
        Payment payment = book.payment(paymentKey).orElseThrow(() -> new IllegalArgumentException("no such payment"));
        book.cancel(payment, amount == 0 ? payment.balance() : amount, 0, reason);
        notices.paymentChanged(payment);
    }

    /** The vendor drops a key by himself. A notice tells of it. */
    public void dropKey(String billingKey) {
        BillingKey key = book.key(billingKey).orElseThrow(() -> new IllegalArgumentException("no such billing key"));
        book.delete(billingKey, "vendor");
        notices.keyDeleted(key, "CARD_REISSUED");
    }

    /** What was told, with every try to tell it, as JSON. */
    public JsonNode notices() {
        return notices.list();
    }

    /** True while the key charges. */
    public boolean isKeyAlive(String billingKey) {
        return book.key(billingKey).filter(BillingKey::alive).isPresent();
    }

    /** Every key that was ever issued, for tests that look for leaks of them. */
    public Set<String> issuedKeys() {
        return book.keys().stream().map(BillingKey::value).collect(Collectors.toSet());
    }

    /** Forgets keys, payments, answers, faults and counts; clock and knobs stay. */
    public void reset() {
        book.reset();
        windows.clear();
        faults.clear();
    }

    private boolean serve(Request request, Connection connection) throws IOException {
        book.settleDue();
        if (request.path().startsWith(Control.PREFIX)) {
            connection.write(control.serve(request));
            return true;
        }
        if (WindowPages.serves(request)) {
            connection.write(pages.serve(request, baseUri().toString()));
            return true;
        }
        Optional<Step.Route> route = Step.route(request.method(), request.path());
        if (route.isEmpty()) {
            connection.write(Reply.html(404, "Not Found"));
            return true;
        }
        ObjectNode body = Json.read(request.body()).orElseGet(Json::object);
        return calls.serve(new Call(route.get().step(), route.get().subject(), request, body, connection));
    }

    @Override
    public void close() {
        server.close();
        notices.close();
    }
}

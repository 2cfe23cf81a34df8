package io.dalmada.simulator.cookiepay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** CookiePayments as a local HTTP server with a ledger of its own; starts with {@link #start}, ends with {@link #close}. */
public final class CookiePaySimulator implements AutoCloseable {
    private final SimulatorClock clock;
    private final Knobs knobs = new Knobs();
    private final Faults faults = new Faults();
    private final List<Consumer<Event>> listeners = new CopyOnWriteArrayList<>();
    private final Book book;
    private final Control control;
    private final Calls calls;
    private final WireServer server;

    private CookiePaySimulator(SimulatorOptions options) throws IOException {
        this.clock = new SimulatorClock(options.clock());
        Optional<LedgerFile> file = options.ledger().map(LedgerFile::new);
        this.book = new Book(clock, options.cancelAtEight(), event -> file.ifPresent(f -> f.append(event)));
        file.ifPresent(f -> f.read().forEach(book::enter));
        Subscriptions subscriptions = new Subscriptions(book, clock, knobs);
        Gate gate = new Gate(options.credentials(), new Tokens(clock, knobs), knobs);
        this.control = new Control(book, faults, clock);
        this.calls = new Calls(
                new Vendor(gate, subscriptions, new Transactions(book, clock, knobs)),
                subscriptions,
                book,
                faults,
                event -> listeners.forEach(listener -> listener.accept(event)),
                new Writer(knobs),
                this::refuse);
        this.server = new WireServer(options.port(), this::serve);
    }

    public static CookiePaySimulator start(SimulatorOptions options) {
        try {
            return new CookiePaySimulator(options);
        } catch (IOException taken) {
            throw new UncheckedIOException("the simulator cannot listen on port " + options.port(), taken);
        }
    }

    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + port());
    }

    public int port() {
        return server.port();
    }

    /** What was received and what happened. */
    public Ledger ledger() {
        return book.ledger();
    }

    public Faults faults() {
        return faults;
    }

    public Knobs knobs() {
        return knobs;
    }

    public SimulatorClock clock() {
        return clock;
    }

    /** Refuses new connections for this long. */
    public void refuse(long millis) {
        server.refuse(millis);
    }

    /** Called in the midst of every call, before the simulator goes on; for supervisors that kill clients just then. */
    public void onEvent(Consumer<Event> listener) {
        listeners.add(listener);
    }

    /** Marks a charge as paid out, so that its cancel answers 9029. */
    public void settle(String tid) {
        book.settle(tid);
    }

    /** The merchant's deposit has come in: the charge is canceled. */
    public void deposit(String tid) {
        book.deposit(tid);
    }

    /** Cancels in the vendor's console, beside every API. */
    public void cancelInConsole(String tid, long amount) {
        book.cancel(tid, amount, "console");
    }

    /** True while the key charges. */
    public boolean isKeyAlive(String billKey) {
        return book.key(billKey).map(Book.Key::alive).orElse(false);
    }

    /** Every key that was ever issued, for tests that look for leaks of them. */
    public java.util.Set<String> issuedKeys() {
        return book.issuedKeys();
    }

    private boolean serve(Request request, Connection connection) throws IOException {
        book.settleDue();
        if (request.path().startsWith(Control.PREFIX)) {
            connection.write(control.serve(request));
            return true;
        }
        if (request.path().equals("/api/receipt") && request.method().equals("GET")) {
            connection.write(Receipts.page(book, request.queryValue("tid")));
            return true;
        }
        Optional<Step> step = Step.at(request.path());
        Optional<ObjectNode> body = Json.read(request.body());
        if (step.isEmpty() || body.isEmpty() || !request.method().equals("POST")) {
            connection.write(Reply.html(404, "Page Not Found"));
            return true;
        }
        return calls.serve(step.get(), request, body.get(), connection);
    }

    @Override
    public void close() {
        server.close();
    }
}

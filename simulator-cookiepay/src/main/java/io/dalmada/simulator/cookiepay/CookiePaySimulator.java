package io.dalmada.simulator.cookiepay;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Connection;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.LedgerFile;
import io.dalmada.simulator.base.Reply;
import io.dalmada.simulator.base.Request;
import io.dalmada.simulator.base.SimulatorClock;
import io.dalmada.simulator.base.WireServer;
import io.dalmada.simulator.cookiepay.fault.AnswerFaults;
import io.dalmada.simulator.cookiepay.fault.Faults;
import io.dalmada.simulator.cookiepay.fault.LineFaults;
import io.dalmada.simulator.cookiepay.state.Book;
import io.dalmada.simulator.cookiepay.state.Knobs;
import io.dalmada.simulator.cookiepay.state.Ledger;
import io.dalmada.simulator.cookiepay.state.Receipts;
import io.dalmada.simulator.cookiepay.state.Records;
import io.dalmada.simulator.cookiepay.state.Step;
import io.dalmada.simulator.cookiepay.wire.Call;
import io.dalmada.simulator.cookiepay.wire.Gate;
import io.dalmada.simulator.cookiepay.wire.Subscriptions;
import io.dalmada.simulator.cookiepay.wire.Tokens;
import io.dalmada.simulator.cookiepay.wire.Transactions;
import io.dalmada.simulator.cookiepay.wire.Vendor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Optional;
import java.util.function.Consumer;

/** CookiePayments as a local HTTP server with a ledger of its own; starts with {@link #start}, ends with {@link #close}. */
public final class CookiePaySimulator implements AutoCloseable {
    private final SimulatorClock clock;
    private final Knobs knobs = new Knobs();
    private final Faults faults = new Faults();
    private final Events events = new Events();
    private final Book book;
    private final Notices notices;
    private final Control control;
    private final Calls calls;
    private final WireServer server;

    private CookiePaySimulator(SimulatorOptions options) throws IOException {
        this.clock = new SimulatorClock(options.clock());
        Optional<LedgerFile> file = options.ledger().map(LedgerFile::new);
        this.book = new Book(clock, options.cancelAtEight(), event -> file.ifPresent(f -> f.append(event)));
        file.ifPresent(f -> f.read().forEach(book::enter));
        this.notices = new Notices(book, knobs);
        book.tell(notices::happened);
        Subscriptions subscriptions = new Subscriptions(book, clock, knobs);
        Gate gate = new Gate(options.credentials(), new Tokens(clock, knobs), knobs);
        this.control = new Control(book, faults, clock, knobs, events, notices);
        Vendor vendor = new Vendor(gate, subscriptions, new Transactions(book, clock, knobs));
        this.calls = new Calls(
                vendor,
                book,
                faults,
                events,
                knobs,
                new LineFaults(vendor, book, this::refuse),
                new AnswerFaults(vendor, subscriptions, book),
                notices);
        this.server = new WireServer(options.host(), options.port(), this::serve);
    }

    /** Listens from here on. */
    public static CookiePaySimulator start(SimulatorOptions options) {
        try {
            return new CookiePaySimulator(options);
        } catch (IOException taken) {
            throw new UncheckedIOException("the simulator cannot listen on port " + options.port(), taken);
        }
    }

    /** Where the vendor's paths begin. */
    public URI baseUri() {
        return URI.create("http://127.0.0.1:" + port());
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

    /** Called in the midst of every call, before the simulator goes on; for supervisors that kill clients just then. */
    public void onEvent(Consumer<Event> listener) {
        events.listen(listener);
    }

    /** The moments that calls have reached: to wait for one, or to hold calls there. */
    public Events events() {
        return events;
    }

    /** What the shop is told, and where. */
    public Notices notices() {
        return notices;
    }

    /** Forgets keys, charges, faults and counts; clock and knobs stay. */
    public void reset() {
        control.reset();
    }

    /** Marks a charge as paid out, so that its cancel answers 9029. */
    public void settle(String tid) {
        book.settle(tid);
    }

    /** The merchant's deposit has come in: the charge is canceled. */
    public void deposit(String tid) {
        telling(() -> book.deposit(tid));
    }

    /** Cancels in the vendor's console, beside every API. */
    public void cancelInConsole(String tid, long amount) {
        telling(() -> book.cancel(tid, amount, "console"));
    }

    /** True while the key charges. */
    public boolean isKeyAlive(String billKey) {
        return book.key(billKey).map(Records.Key::alive).orElse(false);
    }

    /** Disposes of a key in the vendor's console. */
    public void disposeInConsole(String billKey) {
        book.dispose(billKey);
    }

    /** Every key that was ever issued, for tests that look for leaks of them. */
    public java.util.Set<String> issuedKeys() {
        return book.issuedKeys();
    }

    private boolean serve(Request request, Connection connection) throws IOException {
        notices.begin();
        try {
            book.settleDue();
            return served(request, connection);
        } finally {
            notices.end();
        }
    }

    private void telling(Runnable happening) {
        notices.begin();
        try {
            happening.run();
        } finally {
            notices.end();
        }
    }

    private boolean served(Request request, Connection connection) throws IOException {
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
        return calls.serve(new Call(step.get(), request, body.get(), connection));
    }

    @Override
    public void close() {
        server.close();
        notices.close();
    }
}

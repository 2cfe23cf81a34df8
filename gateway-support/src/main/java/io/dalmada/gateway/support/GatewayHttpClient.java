package io.dalmada.gateway.support;

import io.dalmada.application.port.out.gateway.GatewayTrace;
import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.GatewayId;
import io.dalmada.domain.gateway.NotAttemptedCause;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.net.ConnectException;
import java.net.http.HttpConnectTimeoutException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The connection to one merchant account: exchanges under a deadline, and what they mean. No exception of the HTTP client
 * gets past this class, not even as a cause: its text may hold keys. What is logged, measured and traced is an operation's
 * name, never an address or a body.
 */
public final class GatewayHttpClient {
    private static final Logger log = LoggerFactory.getLogger(GatewayHttpClient.class);
    private static final int SERVER_ERROR = 500;
    private static final int LONGEST_TEXT = 2_000;
    static final Classification CONTRADICTION = new Classification.Unknown(Doubt.MISMATCH);

    /** Threads end a second after their last call: they keep neither the process alive nor the buffers that held a card. */
    private static final ExecutorService THREADS =
            new ThreadPoolExecutor(0, Integer.MAX_VALUE, 1, TimeUnit.SECONDS, new SynchronousQueue<>());

    /**
     * The JDK's client uses these for connecting only. It connects again after a stale connection only for idempotent
     * methods; {@link HttpApi} refuses the system property that would make it do so for a POST.
     */
    private static final Set<Class<?>> BEFORE_THE_FIRST_BYTE =
            Set.of(ConnectException.class, HttpConnectTimeoutException.class, SSLHandshakeException.class);

    private final GatewayId gateway;
    private final Duration longestCall;
    private final CodeTable codes;
    private final ResponseFormat dialect;
    private final Clock clock;
    private final MeterRegistry meters;

    /** @param clock business time, for time stamps; deadlines are reckoned by the system's */
    public GatewayHttpClient(
            GatewayId gateway,
            Timeouts timeouts,
            CodeTable codes,
            ResponseFormat dialect,
            Clock clock,
            MeterRegistry meters) {
        this.gateway = gateway;
        this.longestCall = timeouts.longestCall();
        this.codes = codes;
        this.dialect = dialect;
        this.clock = clock;
        this.meters = meters;
    }

    public GatewayId gateway() {
        return gateway;
    }

    public Clock clock() {
        return clock;
    }

    /** Runs an operation of the port against its deadline and measures it. */
    public <T> T timed(String operation, Function<Deadline, T> act) {
        Timer.Sample sample = Timer.start(meters);
        T outcome = act.apply(deadline());
        Tags tags = Tags.of("gateway", gateway.value(), "operation", operation);
        tags = tags.and("outcome", outcome.getClass().getSimpleName());
        sample.stop(meters.timer("dalmada.gateway.calls", tags));
        return outcome;
    }

    /** Of an operation that begins now. */
    public Deadline deadline() {
        return Deadline.in(longestCall);
    }

    /**
     * Sends once and waits no longer than to the deadline.
     *
     * @param operation a name for tables, traces and logs
     * @param about our number, for the log; empty when there is none
     */
    public Reply exchange(String operation, String about, Deadline end, Supplier<Answer> call) {
        Instant at = clock.instant();
        long start = System.nanoTime();
        Reply reply;
        Future<Answer> sent = THREADS.submit(() -> HttpApi.answer(call));
        try {
            Answer answer = Objects.requireNonNull(sent.get(end.left(), TimeUnit.NANOSECONDS));
            reply = understood(operation, answer, at, since(start));
        } catch (ExecutionException | TimeoutException | InterruptedException lost) {
            reply = reply(operation, none(), lost(lost), at, since(start));
        }
        sent.cancel(true);
        int status = reply.trace().httpStatus().orElse(0);
        log.debug("{} {} status={} took={} {}", operation, about, status, since(start), reply.verdict());
        return reply;
    }

    /** What is answered without sending. */
    public Reply unsent(String operation, NotAttemptedCause cause) {
        return reply(operation, none(), new Classification.NotExecuted(cause), clock.instant(), Duration.ZERO);
    }

    /** The meaning of fields that did not arrive in this form, such as a sealed reply's after it was opened. */
    public Reply understood(String operation, Answer answer, Instant at, Duration took) {
        return reply(operation, answer, judged(operation, answer), at, took);
    }

    /** The rule of doubt's first half: status, form and code. */
    public Classification judged(String operation, Answer answer) {
        if (answer.status() >= SERVER_ERROR) {
            return new Classification.Unknown(Doubt.GATEWAY_TROUBLE);
        }
        if (dialect.isSealed(answer)) {
            return new Classification.Unknown(Doubt.UNREADABLE_REPLY);
        }
        Optional<String> code = dialect.code(answer);
        if (code.isEmpty()) {
            return dialect.isPlainSuccess(answer)
                    ? new Classification.Success()
                    : withoutCode(operation, answer.status());
        }
        Classification verdict = known(operation, code.get(), answer).orElseGet(() -> unmapped(operation, code.get()));
        boolean doubtful = verdict instanceof Classification.Unknown;
        return !doubtful && dialect.contradicts(answer, verdict) ? CONTRADICTION : verdict;
    }

    /** A longer text is not matched against the table's patterns. */
    private Optional<Classification> known(String operation, String code, Answer answer) {
        String text = dialect.message(answer)
                .filter(it -> it.length() <= LONGEST_TEXT)
                .orElse("");
        return codes.find(operation, code, text);
    }

    /**
     * Whether an envelope and what was sealed in it disagree: an approval in clear beside a sealed decline, an error beside a
     * sealed success, two values of one field. A success around a decline does not: the envelope tells of the exchange.
     */
    boolean disagree(Reply envelope, Reply inner) {
        Fields outside = envelope.fields();
        Optional<String> code = dialect.code(outside);
        boolean fine = code.isEmpty()
                || known(envelope.trace().operation(), code.get(), Answer.of(outside))
                                .orElse(Classification.UNMAPPED)
                        instanceof Classification.Success;
        boolean done = envelope.txn().isPresent() || dialect.showsEffect(outside);
        return !fine && !code.equals(dialect.code(inner.fields()))
                || done && !inner.fine()
                || dialect.facts(outside).anyMatch(name -> differs(name, outside, inner.fields()));
    }

    private static boolean differs(String name, Fields one, Fields other) {
        Optional<String> said = other.text(name);
        return said.isPresent() && one.text(name).isPresent() && !said.equals(one.text(name));
    }

    /** A table may know a bare status, as {@code HTTP 429}. */
    private Classification withoutCode(String operation, int status) {
        return codes.find(operation, "HTTP " + status, "").orElse(new Classification.Unknown(Doubt.BROKEN_REPLY));
    }

    private Classification unmapped(String operation, String code) {
        Tags tags = Tags.of("gateway", gateway.value(), "operation", operation);
        String tag = code.matches("[0-9A-Za-z_-]{1,64}") && !code.matches(".*[0-9]{5,}.*") ? code : "other";
        meters.counter("dalmada.gateway.unmapped", tags.and("code", tag)).increment();
        return Classification.UNMAPPED;
    }

    /**
     * Raises the alarm that an answer came in a form that is not understood, so that nothing was concluded from it.
     *
     * @param form a fixed text: never any of the contents
     */
    public void misread(String operation, String form) {
        log.error("gateway {} answers {} in a form that is not understood: {}", gateway, operation, form);
        Tags tags = Tags.of("gateway", gateway.value(), "operation", operation, "form", form);
        meters.counter("dalmada.gateway.misread", tags).increment();
    }

    private static Classification lost(Exception failure) {
        if (failure instanceof InterruptedException) {
            Thread.currentThread().interrupt();
        }
        Stream<Throwable> causes = Stream.iterate(failure, Objects::nonNull, Throwable::getCause);
        boolean unsent = causes.anyMatch(cause -> BEFORE_THE_FIRST_BYTE.contains(cause.getClass()));
        return unsent
                ? new Classification.NotExecuted(NotAttemptedCause.NO_CONNECTION)
                : new Classification.Unknown(Doubt.NO_REPLY);
    }

    private Reply reply(String operation, Answer answer, Classification verdict, Instant at, Duration took) {
        OptionalInt http = answer.status() > 0 ? OptionalInt.of(answer.status()) : OptionalInt.empty();
        var code = dialect.code(answer).map(Scrub::code);
        var message = dialect.message(answer).map(text -> Scrub.text(text, Scrub.MESSAGE));
        var support = dialect.traceId(answer).map(Scrub::printable);
        var trace = new GatewayTrace(gateway, operation, http, code, message, support, at, took);
        return new Reply(trace, answer.body(), dialect.transaction(answer), verdict);
    }

    private static Answer none() {
        return new Answer(0, Fields.NONE, Map.of());
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }
}

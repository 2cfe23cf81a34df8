package io.dalmada.adapter.skeleton;

import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Faults;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.simulator.base.Connection;
import io.dalmada.simulator.base.Reply;
import io.dalmada.simulator.base.Request;
import io.dalmada.simulator.base.WireServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The vendor behind a real socket, and everything that can go wrong on the way. Nothing here is particular to a vendor. */
final class FaultyServer implements Faults, AutoCloseable {
    private static final long LONGER_THAN_READ_TIMEOUT = 900;

    private final Vendor vendor;
    private final WireServer server;
    private final Map<Step, Fault> armed = new EnumMap<>(Step.class);
    private final List<Received> received = new ArrayList<>();
    private final List<Request> late = new ArrayList<>();
    private @Nullable RuntimeException broken;

    private record Received(Step step, String number) {}

    FaultyServer(Vendor vendor) {
        this.vendor = vendor;
        try {
            this.server = new WireServer("127.0.0.1", 0, this::serve);
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    synchronized int received(Step step, String number) {
        return (int) received.stream()
                .filter(it -> it.step() == step)
                .filter(it -> number.isEmpty() || it.number().equals(number))
                .count();
    }

    /** A simulated vendor that breaks would otherwise look like one that has a bad day. */
    synchronized void requireWhole() {
        if (broken != null) {
            throw broken;
        }
    }

    /** Lets late effects happen. */
    synchronized void settle() {
        late.forEach(vendor::answer);
        late.clear();
    }

    @Override
    public synchronized boolean next(Step step, Fault fault) {
        if (fault instanceof Fault.RefuseConnection) {
            server.shut();
            return true;
        }
        if (fault instanceof Fault.InvisibleFor invisible) {
            vendor.books().lookUpLag(invisible.lag());
            return true;
        }
        boolean changesNothing = fault instanceof Fault.Truncate truncate && !truncate.effect() && step != Step.INQUIRE;
        boolean untold = fault instanceof Fault.AlterReply alter && !vendor.tells(step, alter.field());
        if (changesNothing || untold || fault instanceof Fault.Waits) {
            return false;
        }
        armed.put(step, fault);
        return step != Step.PREPARE && step != Step.OPEN && step != Step.READ_REPLY;
    }

    @Override
    public synchronized void clear() {
        armed.clear();
        vendor.books().lookUpLag(Duration.ZERO);
        server.reopen();
    }

    private boolean serve(Request request, Connection connection) throws IOException {
        try {
            @Nullable Fault fault = met(request);
            return fault == null ? written(connection, vendor.answer(request)) : spoiled(request, connection, fault);
        } catch (RuntimeException unfinished) {
            synchronized (this) {
                broken = broken == null ? unfinished : broken;
            }
            throw unfinished;
        }
    }

    private synchronized @Nullable Fault met(Request request) {
        Step step = vendor.step(request);
        received.add(new Received(step, vendor.number(request)));
        return armed.remove(step);
    }

    private boolean spoiled(Request request, Connection connection, Fault fault) throws IOException {
        if (fault instanceof Fault.Answer answer) {
            effect(request, answer.effect());
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            return written(connection, new Reply(answer.status(), answer.contentType(), body));
        }
        if (fault instanceof Fault.ResultCode result) {
            return written(connection, vendor.error(result.code(), result.text()));
        }
        if (fault instanceof Fault.AlterReply alter) {
            return written(connection, vendor.altered(vendor.answer(request), alter.field()));
        }
        cut(request, connection, fault);
        return false;
    }

    private void cut(Request request, Connection connection, Fault fault) throws IOException {
        if (fault instanceof Fault.Hang hang) {
            effect(request, hang.effect());
            connection.hang(LONGER_THAN_READ_TIMEOUT);
        } else if (fault instanceof Fault.Truncate) {
            connection.writeHalf(vendor.answer(request));
        } else if (fault instanceof Fault.LateEffect) {
            synchronized (this) {
                late.add(request);
            }
        } else if (fault instanceof Fault.ResetAfterReading reset) {
            effect(request, reset.effect());
            connection.reset();
        } else {
            connection.reset();
        }
    }

    private void effect(Request request, boolean wanted) {
        if (wanted) {
            vendor.answer(request);
        }
    }

    private static boolean written(Connection connection, Reply reply) throws IOException {
        connection.write(reply);
        return true;
    }

    @Override
    public void close() {
        server.close();
    }
}

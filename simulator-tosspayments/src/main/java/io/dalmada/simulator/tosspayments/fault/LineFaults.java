package io.dalmada.simulator.tosspayments.fault;

import io.dalmada.simulator.base.Reply;
import io.dalmada.simulator.base.Waits;
import io.dalmada.simulator.tosspayments.state.Book;
import io.dalmada.simulator.tosspayments.state.Call;
import io.dalmada.simulator.tosspayments.wire.Errors;
import io.dalmada.simulator.tosspayments.wire.Vendor;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.function.LongConsumer;

/** Faults of the connection: what a client sees when something between it and the gateway fails. */
public final class LineFaults {
    private final Vendor vendor;
    private final Book book;
    private final LongConsumer refuse;

    public LineFaults(Vendor vendor, Book book, LongConsumer refuse) {
        this.vendor = vendor;
        this.book = book;
        this.refuse = refuse;
    }

    /** @return false when the connection is at its end */
    public boolean before(Call call, Fault fault) throws IOException {
        switch (fault.kind()) {
            case REFUSE -> refuse.accept(fault.millis());
            case RESET_BEFORE -> call.connection().reset();
            case HANG_BEFORE -> call.connection().hang(fault.millis());
            case ANSWER -> {
                return written(call, fault.page().reply(fault.status()));
            }
            case CODE -> {
                return written(call, error(call, fault));
            }
            case LATE_EFFECT -> happensLater(call, fault);
            case LATE_EFFECT_HANG -> {
                happensLater(call, fault);
                call.connection().hang(0);
            }
            default -> call.connection().close();
        }
        return false;
    }

    /** @return false when the connection is at its end */
    public boolean after(Call call, Fault fault, Reply reply) throws IOException {
        switch (fault.kind()) {
            case RESET_AFTER -> call.connection().reset();
            case HANG_AFTER -> call.connection().hang(fault.millis());
            case TRUNCATED_AFTER -> call.connection().writeHalf(reply);
            case DELAY_AFTER -> {
                Waits.millis(fault.millis());
                return written(call, reply);
            }
            case ANSWER_AFTER -> {
                return written(call, fault.page().reply(fault.status()));
            }
            case CODE_AFTER -> {
                return written(call, error(call, fault));
            }
            case EMPTY_AFTER -> {
                return written(call, new Reply(200, reply.contentType(), new byte[0]));
            }
            case TRICKLE_AFTER -> {
                call.connection().trickle(reply, fault.millis());
                return true;
            }
            default -> call.connection().close();
        }
        return false;
    }

    private void happensLater(Call call, Fault fault) {
        book.later(Duration.ofMillis(fault.millis()), vendor.takenOn(call));
    }

    private static Reply error(Call call, Fault fault) {
        return Errors.of(fault.code(), call.english()).reply(Map.of());
    }

    private static boolean written(Call call, Reply reply) throws IOException {
        call.connection().write(reply);
        return true;
    }
}

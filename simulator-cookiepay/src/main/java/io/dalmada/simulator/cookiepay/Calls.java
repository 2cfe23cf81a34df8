package io.dalmada.simulator.cookiepay;

import com.fasterxml.jackson.databind.JsonNode;
import io.dalmada.simulator.base.Reply;
import io.dalmada.simulator.base.Waits;
import io.dalmada.simulator.cookiepay.fault.AnswerFaults;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.fault.Faults;
import io.dalmada.simulator.cookiepay.fault.LineFaults;
import io.dalmada.simulator.cookiepay.state.Book;
import io.dalmada.simulator.cookiepay.state.Knobs;
import io.dalmada.simulator.cookiepay.wire.Call;
import io.dalmada.simulator.cookiepay.wire.Vendor;
import java.io.IOException;
import java.util.Optional;

/** Serves one of the vendor's calls, with the fault that is drawn for it. */
final class Calls {
    private final Vendor vendor;
    private final Book book;
    private final Faults faults;
    private final Events events;
    private final Writer writer;
    private final Knobs knobs;
    private final LineFaults line;
    private final AnswerFaults answers;
    private final Notices notices;

    Calls(
            Vendor vendor,
            Book book,
            Faults faults,
            Events events,
            Knobs knobs,
            LineFaults line,
            AnswerFaults answers,
            Notices notices) {
        this.vendor = vendor;
        this.book = book;
        this.faults = faults;
        this.events = events;
        this.writer = new Writer(knobs);
        this.knobs = knobs;
        this.line = line;
        this.answers = answers;
        this.notices = notices;
    }

    /** @return false when the connection is at its end */
    boolean serve(Call call) throws IOException {
        book.ledger().count(call.step(), call.number());
        if (!reached(call, Event.Moment.RECEIVED)) {
            return false;
        }
        Waits.millis(knobs.baseLatencyMillis);
        Optional<Fault> fault = faults.draw(call.step(), call.number());
        return fault.isPresent() ? spoiled(call, fault.get()) : answered(call, vendor.answer(call));
    }

    private boolean spoiled(Call call, Fault fault) throws IOException {
        return switch (fault.kind().stage()) {
            case BEFORE -> line.before(call, fault);
            case INSTEAD -> answered(call, answers.instead(call, fault));
            case WITH -> answered(call, answers.with(call, fault));
            case AFTER -> {
                Reply reply = writer.write(vendor.answer(call));
                notices.beforeReply();
                yield reached(call, Event.Moment.EFFECTED) && line.after(call, fault, reply);
            }
        };
    }

    private boolean answered(Call call, JsonNode answer) throws IOException {
        notices.beforeReply();
        if (!reached(call, Event.Moment.EFFECTED)) {
            return false;
        }
        call.connection().write(writer.write(answer));
        return reached(call, Event.Moment.ANSWERED);
    }

    private boolean reached(Call call, Event.Moment moment) {
        return events.reached(new Event(moment, call.step(), call.number()));
    }
}

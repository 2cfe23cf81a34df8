package io.dalmada.adapter.skeleton;

import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Step;
import io.dalmada.simulator.base.Reply;
import io.dalmada.simulator.base.Request;
import java.time.Clock;

/**
 * The vendor's wire as his document describes it, over the {@link Books}. Write it from the document and not from the
 * adapter: what both got wrong in the same way, no test will find.
 */
record Vendor(Books books, Clock clock) {
    /** The one account. */
    static final String MERCHANT = "merchant-1";

    static final String SECRET = "sk_simulated_7d1f0a";

    Step step(Request request) {
        throw ToDo.SIMULATED_STEPS.here();
    }

    /** The order number of a charge, the number of a refund or registration; the empty text for other requests. */
    String number(Request request) {
        throw ToDo.SIMULATED_NUMBERS.here();
    }

    Reply answer(Request request) {
        throw ToDo.SIMULATED_ANSWERS.here();
    }

    Reply error(String code, String text) {
        throw ToDo.SIMULATED_ERRORS.here();
    }

    /** True when the reply of this step tells this, so that it can be altered in it. */
    boolean tells(Step step, Fault.Field field) {
        throw ToDo.SIMULATED_ALTERATIONS.here();
    }

    /** The same success, but it speaks of something else. */
    Reply altered(Reply success, Fault.Field field) {
        throw ToDo.SIMULATED_ALTERATIONS.here();
    }
}

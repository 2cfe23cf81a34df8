package io.dalmada.application.simulation;

import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.testing.InMemoryStore;
import java.util.List;

/** (s), (t) Nobody takes up what a dead process left, or what is to be asked about. */
final class ForgetsLeftOvers implements Saboteur {
    private final String question;

    /** @param question the method whose answer is always empty */
    ForgetsLeftOvers(String question) {
        this.question = question;
    }

    @Override
    public PaymentRepository payments(PaymentRepository real, InMemoryStore store) {
        return Twist.of(
                PaymentRepository.class,
                real,
                (method, given, call) -> method.equals(question) ? List.of() : call.get());
    }
}

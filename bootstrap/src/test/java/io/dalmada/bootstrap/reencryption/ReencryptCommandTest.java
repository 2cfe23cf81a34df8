package io.dalmada.bootstrap.reencryption;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** What the command does with batches; KeyRotationTest runs it as an operator does. */
@ExtendWith(OutputCaptureExtension.class)
class ReencryptCommandTest {
    @Test
    void tells_of_every_batch_and_ends_with_the_keys(CapturedOutput log) {
        FakeReencryption secrets = new FakeReencryption(List.of("one"), 250);

        assertThat(new ReencryptCommand(secrets).run()).isTrue();

        assertThat(log.getOut())
                .containsSubsequence(
                        "billing keys: 100 of 250",
                        "billing keys: 200 of 250",
                        "billing keys: 250 of 250",
                        "encryption key one protects nothing");
    }

    @Test
    void one_that_is_stopped_ends_with_its_batch_and_another_goes_on(CapturedOutput log) {
        FakeReencryption secrets = new FakeReencryption(List.of("one"), 250);
        ReencryptCommand command = new ReencryptCommand(secrets);
        secrets.inEachBatch = command::close;

        assertThat(command.run()).isFalse();
        assertThat(secrets.waiting).isEqualTo(150);
        assertThat(log.getOut()).contains("stopped half-way").doesNotContain("protects nothing");

        assertThat(new ReencryptCommand(secrets).run()).isTrue();
        assertThat(log.getOut()).contains("billing keys: 150 of 150", "encryption key one protects nothing");
    }

    @Test
    void the_database_is_not_taken_away_from_a_batch_under_way() throws InterruptedException {
        FakeReencryption secrets = new FakeReencryption(List.of("one"), 250);
        ReencryptCommand command = new ReencryptCommand(secrets);
        Thread shutdown = new Thread(command::close);
        AtomicReference<Thread.State> seen = new AtomicReference<>();
        secrets.inEachBatch = () -> {
            shutdown.start();
            while (shutdown.getState() != Thread.State.BLOCKED && shutdown.isAlive()) {
                Thread.onSpinWait();
            }
            seen.set(shutdown.getState());
        };

        command.run();
        shutdown.join();

        assertThat(seen).hasValue(Thread.State.BLOCKED);
    }

    @Test
    void ends_although_others_always_write_under_an_old_key() {
        FakeReencryption secrets = new FakeReencryption(List.of("one"), 1);
        secrets.written = 1;

        new ReencryptCommand(secrets).run();

        assertThat(secrets.walks).isEqualTo(5);
    }

    @Test
    void is_not_content_while_something_cannot_be_decrypted(CapturedOutput log) {
        FakeReencryption secrets = new FakeReencryption(List.of("one"), 10);
        secrets.unreadable = 2;

        assertThat(new ReencryptCommand(secrets).run()).isFalse();

        assertThat(log.getOut()).contains("encryption key one is still in use (billing keys: 2)");
    }
}

package io.dalmada.bootstrap.reencryption;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.persistence.encryption.EncryptedTable;
import io.dalmada.adapter.persistence.reencryption.Reencryption.Use;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Slowly, until nothing is left, and then it says so once. */
@ExtendWith(OutputCaptureExtension.class)
class ReencryptionWorkTest {
    private static final Instant NOW = Instant.parse("2027-03-02T01:00:00Z");
    private static final String FREE = "encryption key one protects nothing";

    @Test
    void is_never_due_while_there_is_one_key() {
        assertThat(new ReencryptionWork(new FakeReencryption(List.of(), 0)).nextDue())
                .isEqualTo(Instant.MAX);
    }

    @Test
    void does_a_batch_each_second_and_then_says_once_which_key_is_free(CapturedOutput log) {
        FakeReencryption secrets = new FakeReencryption(List.of("one"), 250);
        ReencryptionWork work = new ReencryptionWork(secrets);
        assertThat(work.nextDue()).isEqualTo(Instant.MIN);

        work.runDue(NOW);
        assertThat(secrets.waiting).isEqualTo(150);
        assertThat(work.nextDue()).isEqualTo(NOW.plusSeconds(1));
        work.runDue(NOW);
        work.runDue(NOW);
        assertThat(secrets.waiting).isZero();
        assertThat(log.getOut()).doesNotContain(FREE);
        work.runDue(NOW);
        assertThat(log.getOut()).containsOnlyOnce(FREE);
        assertThat(work.nextDue()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        work.runDue(NOW);
        assertThat(log.getOut()).containsOnlyOnce(FREE);
    }

    @Test
    void goes_on_with_what_another_process_left_and_with_what_others_write_later(CapturedOutput log) {
        FakeReencryption secrets = new FakeReencryption(List.of("one"), 150);
        new ReencryptionWork(secrets).runDue(NOW);
        ReencryptionWork restarted = new ReencryptionWork(secrets);

        restarted.runDue(NOW);
        restarted.runDue(NOW);
        assertThat(log.getOut()).containsOnlyOnce(FREE);
        secrets.waiting = 1;
        restarted.runDue(NOW);
        restarted.runDue(NOW);

        assertThat(secrets.waiting).isZero();
        assertThat(log.getOut().split(FREE, -1)).hasSize(3);
    }

    @Test
    void does_not_hurry_after_what_cannot_be_decrypted_and_calls_no_key_free(CapturedOutput log) {
        FakeReencryption secrets = new FakeReencryption(List.of("one"), 50);
        secrets.unreadable = 1;
        ReencryptionWork work = new ReencryptionWork(secrets);

        work.runDue(NOW);
        work.runDue(NOW);
        assertThat(work.nextDue()).isEqualTo(NOW.plusSeconds(1));
        work.runDue(NOW);

        assertThat(work.nextDue()).isEqualTo(NOW.plus(Duration.ofHours(1)));
        assertThat(log.getOut()).doesNotContain(FREE);
    }

    @Test
    void the_report_tells_free_keys_from_those_in_use_and_names_those_that_are_missing() {
        KeyReport report = new KeyReport(
                "three",
                List.of("one", "two"),
                List.of(
                        new Use("two", EncryptedTable.BILLING_KEY, 3),
                        new Use("zero", EncryptedTable.ATTEMPT, 1),
                        new Use("two", EncryptedTable.WEBHOOK_ENDPOINT, 1)));

        assertThat(report.isComplete()).isFalse();
        assertThat(report.sentences())
                .containsExactly(
                        "encryption key one protects nothing: unless it is to be the next one, it may be taken out of"
                                + " dalmada.encryption-keys, once every node encrypts under three",
                        "encryption key two is still in use (billing keys: 3, webhook endpoints: 1)",
                        "encryption key zero is still in use (sealed replies: 1) and is not configured: nobody can"
                                + " read them");
    }
}

package io.dalmada.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** With {@code WRITE_DELAY=0}, what H2 has committed to a file survives the sudden end of its process (decision 0002). */
class HardKillTest {
    private static final int HALTED = 42;

    @Test
    void aCommittedPaymentSurvivesAHaltRightAfterItsCommit(@TempDir Path folder) throws Exception {
        String url = Database.h2File(folder.resolve("dalmada").toString());

        PaymentId committed = commitAndHaltInAnotherProcess(url);

        try (ConfigurableApplicationContext reopened = TestApplication.start(url, TestKeys.ringWithOne())) {
            assertThat(reopened.getBean(PaymentRepository.class).find(committed))
                    .isPresent();
        }
    }

    private static PaymentId commitAndHaltInAnotherProcess(String url) throws IOException, InterruptedException {
        Process victim = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Victim.class.getName(),
                        url)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        String printed = new String(victim.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(victim.waitFor()).as(printed).isEqualTo(HALTED);
        return new PaymentId(
                UUID.fromString(printed.substring(printed.indexOf("id=") + 3).strip()));
    }

    /** Commits one payment and ends without any shutdown. */
    static final class Victim {
        private Victim() {}

        @SuppressWarnings("resource") // never closed: that is the point
        public static void main(String[] args) {
            ConfigurableApplicationContext context = TestApplication.start(args[0], TestKeys.ringWithOne());
            Payment payment = PaymentFixture.requested();
            System.out.println("id=" + payment.id());
            System.out.flush();
            context.getBean(TransactionRunner.class)
                    .inTransaction(
                            () -> context.getBean(PaymentRepository.class).save(payment));
            Runtime.getRuntime().halt(HALTED);
        }
    }
}

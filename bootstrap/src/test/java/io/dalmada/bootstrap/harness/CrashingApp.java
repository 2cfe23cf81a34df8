package io.dalmada.bootstrap.harness;

import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.bootstrap.DalmadaApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.SpringApplication;

/**
 * The application as the crash test runs it in a process of its own. Main code has no hook: this wraps the transactions, and
 * dies around the commit that the trigger file names.
 */
final class CrashingApp {
    private CrashingApp() {}

    public static void main(String[] args) {
        Path trigger = Path.of(System.getProperty("crash.trigger"));
        SpringApplication application = DalmadaApplication.application();
        application.addInitializers(context -> context.getBeanFactory().addBeanPostProcessor(new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof TransactionRunner real ? new Crashing(real, trigger) : bean;
            }
        }));
        application.run(args);
    }

    private static final class Crashing implements TransactionRunner {
        private final TransactionRunner real;
        private final Path trigger;
        private final AtomicInteger commits = new AtomicInteger();

        Crashing(TransactionRunner real, Path trigger) {
            this.real = real;
            this.trigger = trigger;
        }

        @Override
        public <T> T inTransaction(Supplier<T> work) {
            // Only requests die here; the periodic work of the same process does not count.
            if (!Files.exists(trigger) || Thread.currentThread().getName().startsWith("dalmada-work")) {
                return real.inTransaction(work);
            }
            String[] order = read().split(" ");
            boolean now = commits.incrementAndGet() == Integer.parseInt(order[1]);
            T result = real.inTransaction(() -> {
                T made = work.get();
                if (now && order[0].equals("BEFORE")) {
                    Runtime.getRuntime().halt(137);
                }
                return made;
            });
            if (now) {
                Runtime.getRuntime().halt(137);
            }
            return result;
        }

        private String read() {
            try {
                return Files.readString(trigger).strip();
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }

        @Override
        public boolean isActive() {
            return real.isActive();
        }
    }
}

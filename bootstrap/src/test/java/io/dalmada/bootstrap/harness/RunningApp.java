package io.dalmada.bootstrap.harness;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.bootstrap.DalmadaApplication;
import io.dalmada.bootstrap.schedule.PeriodicWorks;
import io.dalmada.bootstrap.time.ClockWatch;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.logging.LoggingSystemProperty;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application in this JVM, over real HTTP on both sides, with a clock that the test moves. */
public final class RunningApp implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final Clock clock;

    private RunningApp(ConfigurableApplicationContext context, Clock clock) {
        this.context = context;
        this.clock = clock;
    }

    /** With the test's clock; periodic work runs only when the test says so. */
    public static RunningApp start(CookiePaySimulator simulator, Clock clock, List<String> properties) {
        SpringApplication application = DalmadaApplication.application();
        application.addInitializers(fresh -> fresh.getBeanFactory().registerSingleton("clock", clock));
        return start(application, simulator, properties);
    }

    /** As above, and that clock is compared as in production. @param reference what the database would tell */
    public static RunningApp watched(
            CookiePaySimulator simulator, Clock clock, Supplier<Instant> reference, List<String> properties) {
        SpringApplication application = DalmadaApplication.application();
        ClockWatch watch = new ClockWatch(clock, reference, new SimpleMeterRegistry());
        application.addInitializers(fresh -> {
            fresh.getBeanFactory().registerSingleton("clock", clock);
            fresh.getBeanFactory().registerSingleton("clockWatch", watch);
        });
        return start(application, simulator, properties);
    }

    /** Just as {@code main} starts it, clock and all. */
    public static RunningApp start(CookiePaySimulator simulator, List<String> properties) {
        return start(DalmadaApplication.application(), simulator, properties);
    }

    /** As the README starts it: with the simulator inside, and a clock that the API moves. */
    public static RunningApp local(List<String> properties) {
        return start(
                DalmadaApplication.application(),
                List.of("dalmada.simulator.port=0", "dalmada.simulator.ledger="),
                properties);
    }

    private static RunningApp start(
            SpringApplication application, CookiePaySimulator simulator, List<String> properties) {
        List<String> outside = List.of(
                "dalmada.simulator.enabled=false",
                "dalmada.gateways.cookiepay.url=" + simulator.baseUri(),
                "dalmada.gateways.cookiepay.connect-timeout=1s",
                "dalmada.gateways.cookiepay.read-timeout=700ms");
        return start(application, outside, properties);
    }

    private static RunningApp start(SpringApplication application, List<String> gateway, List<String> properties) {
        List<String> arguments = new ArrayList<>(
                List.of("server.port=0", "spring.profiles.active=local", "spring.main.banner-mode=off"));
        if (properties.stream().noneMatch(each -> each.startsWith("dalmada.work.enabled="))) {
            arguments.add("dalmada.work.enabled=false");
        }
        arguments.addAll(gateway);
        arguments.addAll(properties);
        forgetHowTheLastOneLogged();
        ConfigurableApplicationContext context =
                application.run(arguments.stream().map(p -> "--" + p).toArray(String[]::new));
        return new RunningApp(context, context.getBean(Clock.class));
    }

    /** Spring Boot keeps it in the JVM, where the first application to say something about logs would win. */
    private static void forgetHowTheLastOneLogged() {
        for (LoggingSystemProperty property : LoggingSystemProperty.values()) {
            System.clearProperty(property.getEnvironmentVariableName());
        }
    }

    public Api api() {
        int port = context.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
        return new Api("http://127.0.0.1:" + port);
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** Everything that is due now, once. */
    public void work() {
        Instant now = clock.instant();
        for (PeriodicWork work : bean(PeriodicWorks.class).inOrder()) {
            if (!work.nextDue().isAfter(now)) {
                work.runDue(now);
                work.settle();
            }
        }
    }

    @Override
    public void close() {
        context.close();
    }
}

package io.dalmada.bootstrap.crash;

import io.dalmada.bootstrap.DalmadaApplication;
import io.dalmada.bootstrap.time.MicrosecondClock;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.SpringApplication;

/** The application as the node test runs it: nothing is different but the time, which is a given lead over the real one. */
final class NodeApp {
    private NodeApp() {}

    static String ahead(Duration lead) {
        return "-Dnode.ahead=" + lead;
    }

    public static void main(String[] args) {
        Duration lead = Duration.parse(System.getProperty("node.ahead"));
        Clock clock = new MicrosecondClock(Clock.offset(Clock.systemUTC(), lead));
        SpringApplication application = DalmadaApplication.application();
        application.addInitializers(context -> context.getBeanFactory().registerSingleton("clock", clock));
        application.run(args);
    }
}

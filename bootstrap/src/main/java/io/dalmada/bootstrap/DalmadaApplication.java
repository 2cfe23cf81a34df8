package io.dalmada.bootstrap;

import io.dalmada.adapter.persistence.PersistenceConfiguration;
import io.dalmada.adapter.rest.RestConfiguration;
import io.dalmada.adapter.webhook.WebhookConfiguration;
import io.dalmada.bootstrap.gateway.GatewayConfiguration;
import io.dalmada.bootstrap.gateway.LocalSimulatorConfiguration;
import io.dalmada.bootstrap.reencryption.ReencryptionConfiguration;
import io.dalmada.bootstrap.schedule.WorkConfiguration;
import io.dalmada.bootstrap.startup.DurableCommits;
import io.dalmada.bootstrap.startup.StartUpCheck;
import io.dalmada.bootstrap.time.TimeTravelConfiguration;
import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Import;

/** The application: this list is the whole wiring between the modules. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(DalmadaProperties.class)
@Import({
    TimeTravelConfiguration.class,
    CoreConfiguration.class,
    EventConfiguration.class,
    NoticeConfiguration.class,
    AccessConfiguration.class,
    DurableCommits.class,
    GatewayConfiguration.class,
    SecretsConfiguration.class,
    LocalSimulatorConfiguration.class,
    PersistenceConfiguration.class,
    ReencryptionConfiguration.class,
    RestConfiguration.class,
    PageSetup.class,
    WebhookConfiguration.class,
    WorkConfiguration.class
})
public class DalmadaApplication {
    public static void main(String[] args) {
        // Below any server's own, so that no request meets a connection that is just being closed; read once by the
        // JVM.
        if (System.getProperty("jdk.httpclient.keepalive.timeout") == null) {
            System.setProperty("jdk.httpclient.keepalive.timeout", "4");
        }
        if (args.length > 0 && !args[0].startsWith("-")) {
            System.exit(command(args[0], Arrays.copyOfRange(args, 1, args.length)));
        }
        application().run(args);
    }

    /** A misspelt one must not start another node. @return the exit code */
    private static int command(String name, String... args) {
        if (name.equals(ReencryptApplication.COMMAND)) {
            return ReencryptApplication.run(args);
        }
        System.err.println("there is no command " + name + "; there is: " + ReencryptApplication.COMMAND);
        return 2;
    }

    /** The application with its start-up checks, for tests as for {@link #main}. */
    public static SpringApplication application() {
        SpringApplication application = new SpringApplication(DalmadaApplication.class);
        application.addInitializers(new StartUpCheck());
        return application;
    }
}

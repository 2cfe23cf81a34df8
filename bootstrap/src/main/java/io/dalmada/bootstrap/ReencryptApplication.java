package io.dalmada.bootstrap;

import io.dalmada.adapter.persistence.PersistenceConfiguration;
import io.dalmada.adapter.persistence.reencryption.Reencryption;
import io.dalmada.bootstrap.reencryption.ReencryptCommand;
import io.dalmada.bootstrap.startup.DurableCommits;
import io.dalmada.bootstrap.startup.StartUpCheck;
import io.dalmada.bootstrap.time.MicrosecondClock;
import java.time.Clock;
import org.springframework.boot.Banner;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/**
 * {@code java -jar dalmada.jar reencrypt}: storage and keys, configured as every node's, and nothing else. It opens no port,
 * knows no gateway and does no periodic work.
 */
@Configuration(proxyBeanMethods = false)
@EnableAutoConfiguration
@EnableConfigurationProperties(DalmadaProperties.class)
@Import({DurableCommits.class, SecretsConfiguration.class, PersistenceConfiguration.class})
class ReencryptApplication {
    static final String COMMAND = "reencrypt";

    /** @return the exit code: 0 when only the newest key is in use, 1 when another still is or the run was stopped */
    static int run(String... args) {
        SpringApplication application = new SpringApplication(ReencryptApplication.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setBannerMode(Banner.Mode.OFF);
        application.addInitializers(new StartUpCheck());
        try (ConfigurableApplicationContext context = application.run(args)) {
            return context.getBean(ReencryptCommand.class).run() ? 0 : 1;
        }
    }

    @Bean
    Clock clock() {
        return new MicrosecondClock(Clock.systemUTC());
    }

    @Bean
    ReencryptCommand reencryptCommand(Reencryption reencryption) {
        return new ReencryptCommand(reencryption);
    }
}

package io.dalmada.bootstrap.startup;

import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;

/** Stops the start before anything is opened when {@code production} lacks something or allows too much. */
public final class StartUpCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        ConfigurableEnvironment environment = context.getEnvironment();
        if (environment.acceptsProfiles(Profiles.of("production"))) {
            List<String> missing = new ArrayList<>(ProductionRules.broken(environment));
            if (environment.acceptsProfiles(Profiles.of("local"))) {
                missing.add(0, "profiles local and production exclude each other: activate one of them");
            }
            if (!missing.isEmpty()) {
                throw new IncompleteConfiguration(missing);
            }
        }
    }
}

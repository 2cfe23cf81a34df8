package io.dalmada.bootstrap;

import io.dalmada.adapter.rest.pages.PageSettings;
import io.dalmada.adapter.rest.pages.PagesConfiguration;
import io.dalmada.bootstrap.gateway.LocalSimulators;
import io.dalmada.bootstrap.startup.IncompleteConfiguration;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/** The console everywhere; the test pages where no customer's card is, unless an operator wants them there too. */
@Configuration(proxyBeanMethods = false)
@Import(PagesConfiguration.class)
class PageSetup {
    @Bean
    PageSettings pageSettings(
            DalmadaProperties properties, Environment environment, ObjectProvider<LocalSimulators> simulators) {
        boolean production = environment.acceptsProfiles(Profiles.of("production"));
        DalmadaProperties.Pages pages = properties.pages();
        boolean testPages = pages.test() == null ? !production : pages.test();
        List<URI> windows = Optional.ofNullable(simulators.getIfAvailable())
                .map(LocalSimulators::windows)
                .orElse(List.of());
        pages.formTargets().forEach(PageSetup::requireOrigin);
        return new PageSettings(
                testPages,
                properties.simulator().enabled(),
                production ? null : pages.suggestedKey(),
                windows,
                pages.formTargets());
    }

    /** It becomes part of the pages' Content-Security-Policy, where other characters would change the policy. */
    static void requireOrigin(URI target) {
        String plain = target.getScheme() + "://" + target.getAuthority();
        if (target.getHost() == null || !target.toString().equals(plain) || !plain.matches("https?://[a-z0-9.:-]+")) {
            throw new IncompleteConfiguration(
                    List.of("set dalmada.pages.form-targets to origins such as https://pay.example, without a path"));
        }
    }
}

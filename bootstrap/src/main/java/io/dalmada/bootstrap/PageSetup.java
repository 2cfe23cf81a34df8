package io.dalmada.bootstrap;

import io.dalmada.adapter.rest.PageSettings;
import io.dalmada.adapter.rest.PagesConfiguration;
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
    PageSettings pageSettings(DalmadaProperties properties, Environment environment) {
        boolean production = environment.acceptsProfiles(Profiles.of("production"));
        DalmadaProperties.Pages pages = properties.pages();
        boolean testPages = pages.test() == null ? !production : pages.test();
        return new PageSettings(testPages, properties.simulator().enabled(), production ? null : pages.suggestedKey());
    }
}

package io.dalmada.adapter.rest;

import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.problem.ProblemValve;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the server below Spring must do, and must not. */
@Configuration(proxyBeanMethods = false)
class WireSetup {
    /** At DEBUG it writes whole requests, card numbers and API keys included. */
    private static final String WIRE_LOG = "org.apache.coyote.http11.Http11InputBuffer";

    /** At INFO it quotes what it could not parse: a body sent without its length, for instance. */
    private static final String PARSER_LOG = "org.apache.coyote.http11.Http11Processor";

    /** Holds these logs at their level, also when the configuration sets another one. */
    @Bean
    SmartInitializingSingleton quietWire() {
        return () -> {
            LoggingSystem logging = LoggingSystem.get(WireSetup.class.getClassLoader());
            logging.setLogLevel(WIRE_LOG, LogLevel.INFO);
            logging.setLogLevel(PARSER_LOG, LogLevel.WARN);
        };
    }

    /** Innermost of its kind, so that it answers before Tomcat's own page does. */
    @Bean
    WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> problemsFromTomcat(ApiJson json) {
        return server -> server.addContextCustomizers(
                context -> context.getParent().getPipeline().addValve(new ProblemValve(json)));
    }
}

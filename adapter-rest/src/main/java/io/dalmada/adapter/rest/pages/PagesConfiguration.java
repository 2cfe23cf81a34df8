package io.dalmada.adapter.rest.pages;

import io.dalmada.adapter.rest.web.ApiJson;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.web.servlet.handler.SimpleUrlHandlerMapping;

/**
 * The console and the test pages. A browser loads them without a key; they act through the API with the key that the
 * operator types in. It needs {@link PageSettings} as a bean, beside {@link io.dalmada.adapter.rest.RestConfiguration}.
 */
@Configuration(proxyBeanMethods = false)
public class PagesConfiguration {
    private static final String PERMISSIONS = "camera=(), microphone=(), geolocation=(), payment=(), usb=()";

    /** Before the API's chain. No cookies and no sessions here either, hence no CSRF. */
    @Bean
    @Order(0)
    SecurityFilterChain pageSecurity(HttpSecurity http, PageSettings settings) throws Exception {
        return http.securityMatcher(PagePaths.all(settings))
                .csrf(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.addHeaderWriter(new PagePolicy(settings))
                        .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.NO_REFERRER))
                        .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                        .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                        .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS)))
                .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
                .build();
    }

    @Bean
    SimpleUrlHandlerMapping pageFiles(PageSettings settings, ApiJson json) {
        return new PageFiles().mapping(settings, json);
    }
}

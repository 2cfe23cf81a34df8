package io.dalmada.adapter.rest;

import jakarta.servlet.DispatcherType;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;

/** Who may come in: callers with an API key, everywhere; everybody, to the paths that are open. */
@Configuration(proxyBeanMethods = false)
class SecuritySetup {
    private static final String[] DOCUMENT = {
        "/v3/api-docs/**", "/v3/api-docs.yaml", "/swagger-ui.html", "/swagger-ui/**"
    };
    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self'"
            + " 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    /** As a bean, it also keeps Spring Boot from making up a user and a password. */
    @Bean
    ApiKeys apiKeys(RestSettings settings) {
        return new ApiKeys(settings.apiKeys());
    }

    @Bean
    SecurityAnswers securityAnswers(ApiJson json) {
        return new SecurityAnswers(json);
    }

    /** No cookies and no sessions, hence nothing that CSRF could ride on. */
    @Bean
    SecurityFilterChain restSecurity(HttpSecurity http, RestSettings settings, ApiKeys keys, SecurityAnswers answers)
            throws Exception {
        return http.csrf(AbstractHttpConfigurer::disable)
                .formLogin(AbstractHttpConfigurer::disable)
                .httpBasic(AbstractHttpConfigurer::disable)
                .logout(AbstractHttpConfigurer::disable)
                .requestCache(AbstractHttpConfigurer::disable)
                .anonymous(anonymous -> {})
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY)))
                .authorizeHttpRequests(paths -> paths.dispatcherTypeMatchers(DispatcherType.ERROR)
                        .permitAll()
                        .requestMatchers(DOCUMENT)
                        .permitAll()
                        .requestMatchers(settings.publicPaths().toArray(String[]::new))
                        .permitAll()
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .addFilterBefore(bearer(keys, answers), UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    private static AuthenticationFilter bearer(ApiKeys keys, SecurityAnswers answers) {
        AuthenticationFilter filter = new AuthenticationFilter(new ProviderManager(keys), ApiKeyToken::from);
        filter.setSecurityContextRepository(new RequestAttributeSecurityContextRepository());
        filter.setSuccessHandler((request, response, caller) -> {});
        filter.setFailureHandler(answers::commence);
        return filter;
    }
}

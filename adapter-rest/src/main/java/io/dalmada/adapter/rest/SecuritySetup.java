package io.dalmada.adapter.rest;

import io.dalmada.adapter.rest.security.ApiKeyToken;
import io.dalmada.adapter.rest.security.ApiKeys;
import io.dalmada.adapter.rest.security.ScopeCheck;
import io.dalmada.adapter.rest.security.SecurityAnswers;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.application.model.Scope;
import io.dalmada.application.port.in.RecogniseCaller;
import jakarta.servlet.DispatcherType;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.authentication.ProviderManager;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFilter;
import org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter;
import org.springframework.security.web.context.RequestAttributeSecurityContextRepository;
import org.springframework.security.web.firewall.StrictHttpFirewall;

/** Which requests are admitted: with an API key to every route, without one to the open paths only. */
@Configuration(proxyBeanMethods = false)
class SecuritySetup {
    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self'"
            + " 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'self'";

    /** As a bean, it also keeps Spring Boot from making up a user and a password. */
    @Bean
    ApiKeys apiKeys(RecogniseCaller callers) {
        return new ApiKeys(callers);
    }

    @Bean
    SecurityAnswers securityAnswers(ApiJson json) {
        return new SecurityAnswers(json);
    }

    /** Spring's refuses letters of some scripts in a header while it is read; each of our readers says what is wrong with it. */
    @Bean
    StrictHttpFirewall httpFirewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHeaderValues(value -> true);
        return firewall;
    }

    /** No cookies and no sessions, hence no CSRF. */
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
                        .requestMatchers(settings.openPaths().toArray(String[]::new))
                        .permitAll()
                        .requestMatchers("/actuator/**")
                        .access((caller, request) -> new AuthorizationDecision(mayRead(caller.get())))
                        .anyRequest()
                        .authenticated())
                .exceptionHandling(
                        refused -> refused.authenticationEntryPoint(answers).accessDeniedHandler(answers))
                .addFilterBefore(bearer(keys, answers), UsernamePasswordAuthenticationFilter.class)
                .build();
    }

    /** No route of ours, so {@link ScopeCheck} does not see it. */
    private static boolean mayRead(@Nullable Authentication caller) {
        return caller instanceof ApiKeyToken token
                && token.caller().filter(known -> known.may(Scope.READ)).isPresent();
    }

    private static AuthenticationFilter bearer(ApiKeys keys, SecurityAnswers answers) {
        AuthenticationFilter filter = new AuthenticationFilter(new ProviderManager(keys), ApiKeyToken::from);
        filter.setSecurityContextRepository(new RequestAttributeSecurityContextRepository());
        filter.setSuccessHandler((request, response, caller) -> {});
        filter.setFailureHandler(answers::commence);
        return filter;
    }
}

package io.dalmada.bootstrap;

import io.dalmada.application.port.in.AuditTrail;
import io.dalmada.application.port.in.ManageApiKeys;
import io.dalmada.application.port.in.RecogniseCaller;
import io.dalmada.application.port.out.ApiKeyRepository;
import io.dalmada.application.port.out.AuditLog;
import io.dalmada.application.port.out.SecretSource;
import io.dalmada.application.port.out.TransactionRunner;
import io.dalmada.application.service.access.AccessPorts;
import io.dalmada.application.service.access.AccessUseCases;
import io.dalmada.domain.shared.SecretText;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.Base64;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** API keys, scopes and the audit log. */
@Configuration(proxyBeanMethods = false)
class AccessConfiguration {
    private static final int SECRET_BYTES = 32;

    @Bean
    SecretSource secretSource() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] drawn = new byte[SECRET_BYTES];
            random.nextBytes(drawn);
            return SecretText.of(Base64.getUrlEncoder().withoutPadding().encodeToString(drawn));
        };
    }

    @Bean
    AccessUseCases accessUseCases(
            ApiKeyRepository apiKeys,
            AuditLog auditLog,
            TransactionRunner transactions,
            SecretSource secrets,
            Clock clock,
            DalmadaProperties properties) {
        return AccessUseCases.over(
                new AccessPorts(apiKeys, auditLog, transactions, secrets, clock),
                SecretsConfiguration.apiKeys(properties));
    }

    @Bean
    ManageApiKeys manageApiKeys(AccessUseCases useCases) {
        return useCases.apiKeys();
    }

    @Bean
    AuditTrail auditTrail(AccessUseCases useCases) {
        return useCases.audit();
    }

    @Bean
    RecogniseCaller recogniseCaller(AccessUseCases useCases) {
        return useCases.callers();
    }
}

package io.dalmada.bootstrap.wrong.domain.payment;

import io.dalmada.bootstrap.wrong.domain.billingkey.BillingKey;
import java.time.Instant;
import org.springframework.core.env.Environment;

/** Refers to another root itself, knows a framework, and reads the clock. */
public class Payment {
    public BillingKey key;
    Environment framework;

    Instant now() {
        return Instant.now();
    }
}

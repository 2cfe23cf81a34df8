package io.dalmada.adapter.rest.billingkey;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The routes for billing keys, the windows that register cards, and gateways. */
@Configuration(proxyBeanMethods = false)
@Import({BillingKeyController.class, RegistrationController.class, GatewayController.class})
public class BillingKeyRoutes {}

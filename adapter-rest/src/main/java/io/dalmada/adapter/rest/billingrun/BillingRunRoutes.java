package io.dalmada.adapter.rest.billingrun;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The routes for billing runs, holds and what was collected. */
@Configuration(proxyBeanMethods = false)
@Import({BillingRunController.class, BillingHoldController.class, StatisticsController.class})
public class BillingRunRoutes {}

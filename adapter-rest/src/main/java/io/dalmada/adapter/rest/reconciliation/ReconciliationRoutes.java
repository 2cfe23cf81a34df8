package io.dalmada.adapter.rest.reconciliation;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The routes for reconciliations. */
@Configuration(proxyBeanMethods = false)
@Import(ReconciliationController.class)
public class ReconciliationRoutes {}

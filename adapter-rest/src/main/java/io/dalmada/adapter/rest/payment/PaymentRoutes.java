package io.dalmada.adapter.rest.payment;

import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The routes for payments, refunds and what an operator decides about them. */
@Configuration(proxyBeanMethods = false)
@Import({
    PaymentController.class,
    PaymentListController.class,
    RefundController.class,
    ResolutionController.class,
    AdoptionController.class
})
public class PaymentRoutes {}

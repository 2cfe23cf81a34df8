package io.dalmada.bootstrap.wrong.adapter.rest;

import feign.Feign;
import io.dalmada.bootstrap.wrong.adapter.persistence.Rows;
import io.dalmada.bootstrap.wrong.application.service.Service;
import io.dalmada.bootstrap.wrong.domain.billingkey.BillingKey;
import jakarta.persistence.EntityManager;

/** Sees another adapter, JPA, Feign and a service, and reconstitutes an aggregate. */
public class Rest {
    Rows rows;
    EntityManager jpa;
    Feign feign;
    Service service;
    BillingKey key = BillingKey.reconstitute();
}

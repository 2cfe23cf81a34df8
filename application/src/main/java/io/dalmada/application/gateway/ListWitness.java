package io.dalmada.application.gateway;

import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What is known without the list of a day, and held against it before it is believed. */
public interface ListWitness {
    /** A charge of ours that was approved. */
    record Known(GatewayTxnId txn, MerchantOrderNo orderNo, Instant approvedAt) {}

    /** All of our charges at this gateway that were approved on that day in Korea; empty when we know of none. */
    List<Known> approvedOn(LocalDate day);

    /**
     * An operator has to check the list.
     *
     * @param form what is odd about it: names of fields, numbers, never values
     */
    void notUnderstood(LocalDate day, String form);

    /**
     * Nothing is known: then only the gateway's own count, or its own statement that there is nothing, proves an absence.
     */
    static ListWitness none() {
        return new ListWitness() {
            @Override
            public List<Known> approvedOn(LocalDate day) {
                return List.of();
            }

            @Override
            public void notUnderstood(LocalDate day, String form) {}
        };
    }
}

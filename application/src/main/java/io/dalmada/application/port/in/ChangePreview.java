package io.dalmada.application.port.in;

import io.dalmada.domain.subscription.Bill;
import io.dalmada.domain.subscription.PlannedBill;
import io.dalmada.domain.subscription.Subscription;
import java.util.List;
import java.util.Optional;

/**
 * The result of a change, if its charge is approved. Nothing of it is stored.
 *
 * @param then the subscription after it
 * @param now the bill that would be collected at once; empty when nothing is to be paid now
 * @param bills the bills planned after that
 */
public record ChangePreview(Subscription then, Optional<Bill> now, List<PlannedBill> bills) {
    public ChangePreview {
        bills = List.copyOf(bills);
    }
}

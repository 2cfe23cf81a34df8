package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.MerchantOrderNo;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The transactions of a day in Korea, for finding charges that turned up late. */
public interface GatewayJournal {
    /** @param cursor from the page before; empty for the first */
    JournalPage list(LocalDate day, Optional<String> cursor);

    /** One page, or the admission that the list could not be read. */
    sealed interface JournalPage {
        /**
         * @param next the cursor of the next page; empty when this was the last
         * @param unreadable our orders of which a row is listed that cannot be read: nothing is said about them, their
         *     absence least of all
         */
        record Page(List<PaymentSnapshot> payments, Optional<String> next, Set<MerchantOrderNo> unreadable)
                implements JournalPage {
            public Page {
                payments = List.copyOf(payments);
                unreadable = Set.copyOf(unreadable);
            }

            public Page(List<PaymentSnapshot> payments, Optional<String> next) {
                this(payments, next, Set.of());
            }
        }

        record Unavailable(Doubt doubt, GatewayTrace trace) implements JournalPage {}
    }
}

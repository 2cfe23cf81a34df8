package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.Doubt;
import io.dalmada.domain.gateway.MerchantOrderNo;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The transactions of a day in Korea, for finding charges that turned up late, and for proving that one never happened. */
public interface GatewayTransactionList {
    /** @param cursor from the page before; empty for the first */
    TransactionPage list(LocalDate day, Optional<String> cursor);

    /** One page, or the admission that the list could not be read or was not understood. */
    sealed interface TransactionPage {
        /**
         * A page in a form that the adapter knows.
         *
         * @param next the cursor of the next page; empty when this was the last: a page with fewer rows than were asked for
         *     is not the last for that alone, since a gateway may give fewer
         * @param unreadable our orders of which a row is listed that cannot be read: nothing is said about them, their
         *     absence least of all
         * @param sign what the page says of itself
         */
        record Page(
                List<PaymentSnapshot> payments, Optional<String> next, Set<MerchantOrderNo> unreadable, ListSign sign)
                implements TransactionPage {
            public Page {
                payments = List.copyOf(payments);
                unreadable = Set.copyOf(unreadable);
            }

            /** Without a count, and every row was read. */
            public Page(List<PaymentSnapshot> payments, Optional<String> next, Set<MerchantOrderNo> unreadable) {
                this(payments, next, unreadable, ListSign.plain(payments.size() + unreadable.size()));
            }

            /** Without a count, and every row was read. */
            public Page(List<PaymentSnapshot> payments, Optional<String> next) {
                this(payments, next, Set.of());
            }
        }

        /** The list was not got, or only half of it. */
        record Unavailable(Doubt doubt, GatewayTrace trace) implements TransactionPage {}

        /**
         * An answer in a form that the adapter does not know: an empty page above all is never made of it.
         *
         * @param form what it consists of, for an operator: names of fields and kinds, never values
         */
        record NotUnderstood(String form, GatewayTrace trace) implements TransactionPage {}
    }
}

package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.Doubt;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The transactions of a day in Korea, for finding charges that turned up late. */
public interface GatewayJournal {
    /** @param cursor from the page before; empty for the first */
    JournalPage list(LocalDate day, Optional<String> cursor);

    /** One page, or the admission that the list could not be read. */
    sealed interface JournalPage {
        /** @param next the cursor of the next page; empty when this was the last */
        record Page(List<PaymentSnapshot> payments, Optional<String> next) implements JournalPage {}

        record Unavailable(Doubt doubt, GatewayTrace trace) implements JournalPage {}
    }
}

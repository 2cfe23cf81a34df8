package io.dalmada.gateway.testkit;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What only the vendor's own console shows. */
public interface Fixtures {
    /**
     * A card that behaves so, asked for anew before every registration; in a window the one that {@link Browser} enters.
     * Empty when the simulator has none.
     */
    Optional<TestCard> card(CardBehaviour behaviour);

    /** Every decline in the adapter's own table, read from that table. */
    List<DeclineSample> declines();

    /**
     * What the vendor says when a charge may have happened all the same: the issuer did not answer in time, the order number
     * is a duplicate. From the vendor's document, not from the adapter.
     */
    List<Fault.ResultCode> doubtful();

    /** A result code of the vendor's form that no table of the adapter knows; empty when there are no codes. */
    Optional<String> unmappedCode();

    /** How the vendor turns away too many requests; empty where its document knows no such answer. */
    Optional<Fault> throttled();

    /** What must never appear besides cards and keys: the API secret, tokens in use. */
    Set<String> secrets();
}

package io.dalmada.gateway.testkit;

import java.util.Optional;
import java.util.Set;

/** What only the vendor's own people know. */
public interface Fixtures {
    /** A card that behaves so; asked for anew before every registration. Empty when the simulator has none. */
    Optional<TestCard> card(CardBehaviour behaviour);

    /** A result code of the vendor's form that no table of the adapter knows; empty when there are no codes. */
    Optional<String> unmappedCode();

    /** What must never appear besides cards and keys: the API secret, tokens in use. */
    Set<String> secrets();
}

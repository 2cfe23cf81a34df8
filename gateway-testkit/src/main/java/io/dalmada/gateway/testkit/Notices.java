package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.Acknowledgement;
import io.dalmada.application.port.out.gateway.InboundNotice;
import java.util.Optional;

/** The vendor's notices, as its document describes them. */
public interface Notices {
    /** Something has happened to the charge under this order number. */
    InboundNotice about(String orderNo);

    /** The same from a sender that does not know the secret; empty where notices are not signed. */
    Optional<InboundNotice> forged(String orderNo);

    /** An event that the vendor has invented since; genuine. */
    InboundNotice unknownEvent();

    /** The answer that the vendor's document demands. */
    Acknowledgement wanted();
}

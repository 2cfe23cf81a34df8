package io.dalmada.domain.payment;

import io.dalmada.domain.gateway.GatewayText;
import io.dalmada.domain.gateway.GatewayTxnId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/**
 * A charge that went through. What a gateway says about it beside the money is kept only as far as it can be: an approval
 * is recorded in any case.
 *
 * @param approvalNo 100 characters at most
 * @param approvedAt until the end of the year 9999
 * @param receipt 2,000 characters at most; a longer one is left out, since half an address leads nowhere
 */
public record Approval(GatewayTxnId txn, Optional<String> approvalNo, Instant approvedAt, Optional<URI> receipt) {
    private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final int LONGEST_ADDRESS = 2_000;

    public Approval {
        approvalNo = approvalNo.map(GatewayText::word);
        approvedAt = approvedAt.isAfter(LATEST) ? LATEST : approvedAt.isBefore(EARLIEST) ? EARLIEST : approvedAt;
        receipt = receipt.filter(address -> address.toString().length() <= LONGEST_ADDRESS);
    }
}

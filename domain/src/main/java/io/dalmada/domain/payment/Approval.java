package io.dalmada.domain.payment;

import io.dalmada.domain.gateway.GatewayTxnId;
import java.net.URI;
import java.time.Instant;
import java.util.Optional;

/** A charge that went through. */
public record Approval(GatewayTxnId txn, Optional<String> approvalNo, Instant approvedAt, Optional<URI> receipt) {}

package io.dalmada.application.gateway;

import io.dalmada.application.port.out.gateway.InquiryOutcome;
import java.time.Instant;

/**
 * What a look at the gateway came to.
 *
 * @param at as of when; what was not there then may be there by now
 */
public record InquiryResult(InquiryOutcome answer, Instant at) {}

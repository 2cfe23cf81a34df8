package io.dalmada.application.gateway;

import io.dalmada.application.port.out.gateway.InquiryOutcome;
import java.time.Instant;

/**
 * The result of an inquiry at the gateway.
 *
 * @param at as of when; what was not there then may be there by now
 */
public record InquiryResult(InquiryOutcome answer, Instant at) {}

package io.dalmada.application.port.out.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A request as it came in; any sender that knows the address can make one. Not kept: it may hold more of a card than may be
 * stored.
 *
 * @param headers by lower-case name
 * @param remoteAddress as the server saw it; proves nothing
 */
@SuppressWarnings("ArrayRecordComponent") // bytes as received, read once
public record InboundNotice(byte[] body, Map<String, List<String>> headers, String remoteAddress, Instant receivedAt) {
    public InboundNotice {
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return "InboundNotice[" + body.length + " bytes at " + receivedAt + "]";
    }
}

package io.dalmada.adapter.rest.notice;

import io.dalmada.adapter.rest.web.MalformedRequest;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.application.port.in.ReceiveNotice;
import io.dalmada.application.port.out.gateway.Acknowledgement;
import io.dalmada.application.port.out.gateway.InboundNotice;
import io.dalmada.domain.gateway.GatewayId;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.Clock;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Receives gateway notices. Open to every sender that knows the address, for most gateways sign nothing: a notice is a
 * reason for an inquiry, never a proof. No part of the API's document, for no caller uses it.
 */
@RestController
@Hidden
public class NoticeController {
    public static final String PATHS = NoticeAddress.PREFIX + "**";
    private static final int MOST_BYTES = 16 * 1024;

    private final ReceiveNotice receive;
    private final Clock clock;

    NoticeController(ReceiveNotice receive, Clock clock) {
        this.receive = receive;
        this.clock = clock;
    }

    /** The answer is the one that the gateway expects, so that it does not repeat the notice. */
    @PostMapping(NoticeAddress.PREFIX + "{gateway}/{masked}")
    ResponseEntity<byte[]> receive(@PathVariable String gateway, HttpServletRequest request) throws IOException {
        InboundNotice notice =
                new InboundNotice(body(request), headers(request), request.getRemoteAddr(), clock.instant());
        Acknowledgement answer = named(gateway)
                .flatMap(id -> receive.receive(id, NoticeAddress.token(request), notice))
                .orElseThrow(() -> MalformedRequest.of(ProblemType.NOT_FOUND));
        ResponseEntity.BodyBuilder response = ResponseEntity.status(answer.status());
        return (answer.contentType().isEmpty()
                        ? response
                        : response.contentType(MediaType.parseMediaType(answer.contentType())))
                .body(answer.body());
    }

    /** Read whole before the token is checked, so that the time of the answer does not depend on the token. */
    private static byte[] body(HttpServletRequest request) throws IOException {
        if (request.getContentLengthLong() > MOST_BYTES) {
            throw MalformedRequest.of(ProblemType.REQUEST_TOO_LARGE);
        }
        byte[] body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw MalformedRequest.of(ProblemType.REQUEST_TOO_LARGE);
        }
        return body;
    }

    private static Optional<GatewayId> named(String gateway) {
        try {
            return Optional.of(new GatewayId(gateway));
        } catch (IllegalArgumentException noSuchName) {
            return Optional.empty();
        }
    }

    private static Map<String, List<String>> headers(HttpServletRequest request) {
        Map<String, List<String>> headers = new TreeMap<>();
        Collections.list(request.getHeaderNames())
                .forEach(
                        name -> headers.put(name.toLowerCase(Locale.ROOT), Collections.list(request.getHeaders(name))));
        return headers;
    }
}

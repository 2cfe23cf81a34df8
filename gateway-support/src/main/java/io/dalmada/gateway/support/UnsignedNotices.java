package io.dalmada.gateway.support;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dalmada.application.port.out.gateway.Acknowledgement;
import io.dalmada.application.port.out.gateway.GatewayNotice;
import io.dalmada.application.port.out.gateway.GatewayNotices;
import io.dalmada.application.port.out.gateway.InboundNotice;
import io.dalmada.application.port.out.gateway.NoticeReading;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Notices in JSON that prove nothing: any sender that knows the address may have sent them.
 *
 * @param idHeader the header that is equal for repetitions, in lower case; empty where only the bytes can tell
 * @param hint what a body hints at, given when it came
 */
public record UnsignedNotices(
        Acknowledgement answer, String idHeader, BiFunction<Fields, Instant, Optional<? extends GatewayNotice>> hint)
        implements GatewayNotices {
    private static final int LARGEST = 64 << 10;
    private static final int LONGEST_ID = 200;

    @Override
    public NoticeReading read(InboundNotice notice) {
        // As text: a reader of bytes would guess at other encodings.
        Fields body = notice.body().length > LARGEST ? Fields.NONE : Fields.parsed(new String(notice.body(), UTF_8));
        Optional<? extends GatewayNotice> seen = hint.apply(body, notice.receivedAt());
        List<GatewayNotice> hints = seen.<List<GatewayNotice>>map(List::of).orElse(List.of());
        var id = notice.headers().getOrDefault(idHeader, List.of()).stream().filter(it -> it.length() <= LONGEST_ID);
        return new NoticeReading(hints, NoticeReading.Trust.UNSIGNED, id.findFirst(), answer);
    }
}

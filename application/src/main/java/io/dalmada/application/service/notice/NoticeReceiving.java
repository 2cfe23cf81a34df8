package io.dalmada.application.service.notice;

import io.dalmada.application.port.in.ReceiveNotice;
import io.dalmada.application.port.out.KeptNotice;
import io.dalmada.application.port.out.KeptNotice.Result;
import io.dalmada.application.port.out.gateway.Acknowledgement;
import io.dalmada.application.port.out.gateway.GatewayNotices;
import io.dalmada.application.port.out.gateway.InboundNotice;
import io.dalmada.application.port.out.gateway.NoticeReading;
import io.dalmada.domain.gateway.GatewayId;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Writes notices down, masked and each once. It sends no request and believes nothing. */
final class NoticeReceiving implements ReceiveNotice {
    private static final System.Logger LOG = System.getLogger(NoticeReceiving.class.getName());

    private final NoticePorts ports;
    private final NoticeTokens tokens;

    /** @param tokens the secret part of each gateway's address; a gateway without one cannot be told anything */
    NoticeReceiving(NoticePorts ports, NoticeTokens tokens) {
        this.ports = ports;
        this.tokens = tokens;
    }

    @Override
    public Optional<Acknowledgement> receive(GatewayId gateway, String token, InboundNotice notice) {
        if (!tokens.opens(gateway, token)) {
            ports.gateways().find(gateway).ifPresent(known -> ports.counts().count(gateway, "refused"));
            return Optional.empty();
        }
        return ports.gateways()
                .find(gateway)
                .flatMap(found -> found.notices())
                .map(reader -> receive(gateway, reader, notice));
    }

    private Acknowledgement receive(GatewayId gateway, GatewayNotices reader, InboundNotice notice) {
        NoticeReading reading = reader.read(notice);
        if (reading.trust() == NoticeReading.Trust.FORGED) {
            LOG.log(Level.WARNING, "security: a notice to gateway {0} bears a wrong signature", gateway);
            ports.counts().count(gateway, "forged");
            return reading.answer();
        }
        KeptNotice kept = kept(gateway, notice, reading);
        boolean fresh = ports.transactions().inTransaction(() -> ports.box().keep(kept));
        ports.counts().count(gateway, fresh ? "received" : "duplicate");
        return reading.answer();
    }

    private KeptNotice kept(GatewayId gateway, InboundNotice notice, NoticeReading reading) {
        NoticeHints hints = NoticeHints.of(reading);
        String body = NoticeMask.of(new String(notice.body(), StandardCharsets.UTF_8));
        return new KeptNotice(
                ports.ids().next(),
                gateway,
                DedupeId.of(reading.dedupeId(), hints.hint(), body),
                notice.receivedAt(),
                body,
                hints.hint(),
                0,
                hints.hint().isPresent()
                        ? Optional.empty()
                        : Optional.of(hints.foreign() ? Result.NOT_OURS : Result.NO_HINT));
    }
}

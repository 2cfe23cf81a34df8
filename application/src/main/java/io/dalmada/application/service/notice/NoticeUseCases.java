package io.dalmada.application.service.notice;

import io.dalmada.application.port.in.PeriodicWork;
import io.dalmada.application.port.in.ReceiveNotice;
import io.dalmada.application.port.in.VerifyNotification;
import io.dalmada.application.service.resolution.ResolutionServices;
import io.dalmada.application.service.shared.GatedWork;
import io.dalmada.application.service.shared.Ports;
import java.util.List;

/** Being told by gateways: taking it in, and looking into it afterwards, on some other thread and node. */
public record NoticeUseCases(ReceiveNotice receive, List<PeriodicWork> periodicWork) {

    /** @param verify how what is hinted at is asked for */
    public static NoticeUseCases over(NoticePorts ports, NoticeTokens tokens, VerifyNotification verify) {
        return new NoticeUseCases(
                new NoticeReceiving(ports, tokens),
                GatedWork.all(List.of(new NoticeWork(ports, verify), new NoticeExpiry(ports)), ports.clock()));
    }

    /** How a hint of a notice is looked into: by asking the gateway, as a doubt is. */
    public static VerifyNotification verification(Ports ports, ResolutionServices resolution) {
        return new NotificationVerifier(
                ports,
                new NotifiedChargeHandler(
                        ports, resolution.attempts(), resolution.refunds(), resolution.lateChargeHandler()));
    }
}

package io.dalmada.application.service.notice;

import io.dalmada.application.model.NoticeHint;
import io.dalmada.application.port.out.gateway.GatewayNotice;
import io.dalmada.application.port.out.gateway.GatewayNotice.LookAt;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.NoticeReading;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.shared.CardNumbers;
import java.util.Optional;

/**
 * What of a notice is worth an inquiry. Its numbers are not trusted: an order number that is not of our making, or anything
 * that could be a card's number, goes no further than this.
 *
 * @param foreign true when it names numbers, and none that we could know
 */
record NoticeHints(Optional<NoticeHint> hint, boolean foreign) {
    static NoticeHints of(NoticeReading reading) {
        Optional<LookAt> look = reading.notices().stream()
                .filter(GatewayNotice.LookAt.class::isInstance)
                .map(GatewayNotice.LookAt.class::cast)
                .findFirst();
        Optional<NoticeHint> hint = look.flatMap(NoticeHints::hint);
        return new NoticeHints(hint, look.isPresent() && hint.isEmpty());
    }

    private static Optional<NoticeHint> hint(LookAt look) {
        Optional<MerchantOrderNo> named =
                look.key() instanceof InquiryKey.ByOrder order ? Optional.of(order.orderNo()) : Optional.empty();
        Optional<MerchantOrderNo> ours =
                named.filter(orderNo -> OrderNumbers.read(orderNo).isPresent());
        Optional<GatewayTxnId> txn = (look.key() instanceof InquiryKey.ByTransaction transaction
                        ? Optional.of(transaction.txn())
                        : look.txn())
                .filter(number -> !CardNumbers.suspectedIn(number.value()));
        boolean worthIt = ours.isPresent() || named.isEmpty() && txn.isPresent();
        return worthIt ? Optional.of(new NoticeHint(ours, txn, look.about())) : Optional.empty();
    }
}

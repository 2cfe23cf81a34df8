package io.dalmada.adapter.cookiepay;

import io.dalmada.domain.billingkey.CardKind;
import io.dalmada.domain.billingkey.CardOwner;
import io.dalmada.domain.billingkey.CardSummary;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.domain.shared.Money;
import io.dalmada.gateway.support.CodeTable;
import io.dalmada.gateway.support.Fields;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A charge as a reply or a row of a list tells of it. */
record Slip(Fields fields) {
    private static final Map<String, String> ISSUERS = CodeTable.lines(Slip.class, "issuers.csv").stream()
            .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));

    Optional<GatewayTxnId> txn() {
        return fields.txn("TID");
    }

    /** Rows of other origin have other shapes. */
    Optional<MerchantOrderNo> orderNo() {
        return fields.orderNo("ORDERNO");
    }

    Optional<Money> amount() {
        return fields.won("AMOUNT").filter(won -> !won.isZero());
    }

    /** True when a snapshot can be made of it. */
    boolean readable() {
        return amount().isPresent() && txn().isPresent() && orderNo().isPresent() && !contradictsItself();
    }

    /** False for rows of other systems on the same contract. */
    boolean isOurs() {
        return orderNo().filter(no -> !OrderNumbers.isDisguised(no.value())).isPresent();
    }

    /** Which part of a row that may be ours was not read, a fixed text; rows of other systems are not needed. */
    Optional<String> misread() {
        Optional<String> number = fields.text("ORDERNO");
        if (number.isEmpty()) {
            return Optional.of("row without an order number");
        }
        if (OrderNumbers.isDisguised(number.get())) {
            return Optional.of("order number of ours in another spelling");
        }
        boolean whole = orderNo().isEmpty() || readable();
        return whole
                ? Optional.empty()
                : Optional.of("row without its amount or transaction, or one that contradicts itself");
    }

    /** A row without a code is one of a charge that was made. */
    boolean declined() {
        return Wire.DIALECT.code(fields).filter(code -> !code.equals("0000")).isPresent();
    }

    /** Has the number or the time of an approval, or of its cancel. */
    boolean isAccepted() {
        return approvalNo().isPresent()
                || acceptedAt().isPresent()
                || canceledAt().isPresent();
    }

    /** A decline has no approval number. */
    private boolean contradictsItself() {
        return declined() && approvalNo().isPresent();
    }

    /** True when the other one shows the same amount, or what the cancels have left of it. */
    boolean explains(Slip other) {
        Optional<Money> left = amount().flatMap(
                        whole -> canceled().filter(sum -> !sum.exceeds(whole)).map(whole::minus));
        return other.amount().equals(amount()) || other.amount().equals(left);
    }

    Optional<Instant> acceptedAt() {
        return fields.time("ACCEPTDATE", "ACCEPT_DATE");
    }

    Optional<Instant> canceledAt() {
        return fields.time("CANCELDATE");
    }

    /** The sum of all cancels. */
    Optional<Money> canceled() {
        return fields.won("CANCLE_SUM_AMOUNT", "CANCEL_SUM_AMOUNT");
    }

    /** A row of zeros stands for none. */
    Optional<String> approvalNo() {
        return fields.text("ACCEPTNO", "ACCEPT_NO").filter(no -> !no.matches("0+"));
    }

    CardSummary card() {
        Optional<String> code = fields.text("CARDCODE");
        Optional<String> name = fields.text("CARDNAME").or(() -> code.map(ISSUERS::get));
        return new CardSummary(code, name, Optional.empty(), CardKind.UNKNOWN, CardOwner.UNKNOWN);
    }
}

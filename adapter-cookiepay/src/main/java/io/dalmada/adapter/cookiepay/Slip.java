package io.dalmada.adapter.cookiepay;

import io.dalmada.domain.billingkey.CardKind;
import io.dalmada.domain.billingkey.CardOwner;
import io.dalmada.domain.billingkey.CardSummary;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.shared.Money;
import io.dalmada.gateway.support.CodeTable;
import io.dalmada.gateway.support.Fields;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A charge as a reply or a row of a list tells of it. */
record Slip(Fields fields) {
    private static final Map<String, String> ISSUERS = CodeTable.lines(Slip.class, "issuers.csv").stream()
            .collect(Collectors.toMap(cells -> cells[0], cells -> cells[1]));

    static List<Slip> rows(Fields reply) {
        return reply.rows("TID").stream().map(Slip::new).toList();
    }

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
        return amount().isPresent() && txn().isPresent() && orderNo().isPresent();
    }

    /** A row without a code is one of a charge that was made. */
    boolean approved() {
        return txn().isPresent() && Wire.DIALECT.code(fields).orElse("0000").equals("0000");
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

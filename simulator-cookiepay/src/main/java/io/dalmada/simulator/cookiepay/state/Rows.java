package io.dalmada.simulator.cookiepay.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.SimulatorClock;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** A charge as paycert and the lists show it. */
public final class Rows {
    public static final DateTimeFormatter FOURTEEN = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");

    private final Knobs knobs;

    public Rows(Knobs knobs) {
        this.knobs = knobs;
    }

    public ObjectNode certificate(Charge charge) {
        return row(charge).put("RESULTMSG", "정상");
    }

    public ObjectNode listed(Charge charge) {
        return switch (knobs.cancelSum) {
            case HIDDEN -> row(charge);
            case CANCLE_SUM_AMOUNT, CANCEL_SUM_AMOUNT ->
                row(charge).put(knobs.cancelSum.name(), String.valueOf(charge.canceled()));
        };
    }

    private static ObjectNode row(Charge charge) {
        boolean approved = charge.approved();
        Order order = charge.order;
        ObjectNode row = Json.object("RESULTCODE", approved ? "0000" : charge.declineCode)
                .put("RESULTMSG", approved ? "성공" : charge.declineText)
                .put("ORDERNO", order.orderNo())
                .put("AMOUNT", String.valueOf(order.amount()))
                .put("BUYERNAME", "")
                .put("BUYEREMAIL", "")
                .put("PRODUCTNAME", order.productName())
                .put("PRODUCTCODE", order.productCode())
                .put("PAYMETHOD", "CARD_BATCH")
                .put("BUYERID", order.buyerId())
                .put("ACCEPTNO", approved ? charge.acceptNo : "")
                .put("ACCEPTDATE", stamp(charge.at))
                .put("TID", charge.tid);
        putCancel(row, charge);
        return row.put("ACCOUNTNO", "")
                .put("RECEIVERNAME", "")
                .put("DEPOSITENDDATE", "")
                .put("CARDNAME", charge.card.issuer())
                .put("CARDCODE", "");
    }

    /** A part cancel leaves no date: it is seen in the sum alone. */
    private static void putCancel(ObjectNode row, Charge charge) {
        boolean gone = charge.remaining() == 0 && !charge.cancels.isEmpty();
        if (gone) {
            Charge.Cancel last = charge.cancels.get(charge.cancels.size() - 1);
            row.put("CANCELDATE", stamp(last.at())).put("CANCELMSG", last.reason());
        } else {
            row.put("CANCELDATE", "").put("CANCELMSG", "");
        }
    }

    public static String stamp(Instant at) {
        return FOURTEEN.format(SimulatorClock.inKorea(at));
    }
}

package io.dalmada.simulator.cookiepay.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.SimulatorClock;

/**
 * What the vendor's notices say (docs/wire/cookiepay.md, 16). The buyer in them is invented: requests' own are not
 * kept.
 */
public final class NoticeBodies {
    private static final int SHOWN_DIGITS = 4;

    private NoticeBodies() {}

    /** Capitals, and no result code. */
    static ObjectNode approval(Charge charge) {
        return approval(charge.order.orderNo(), charge.order.amount(), charge.tid)
                .put("API_ID", charge.order.apiId())
                .put("USERID", charge.order.buyerId())
                .put("PRODUCTCODE", charge.order.productCode())
                .put("PRODUCTNAME", charge.order.productName())
                .put("ACCEPT_DATE", Rows.FOURTEEN.format(SimulatorClock.inKorea(charge.at)))
                .put("ACCEPT_NO", charge.acceptNo)
                .put("CARDCODE", charge.card.code())
                .put("CARDNAME", charge.card.issuer())
                .put("CARDNO", masked(charge.card.number()));
    }

    /** As any sender could write it. */
    public static ObjectNode approval(String orderNo, long amount, String tid) {
        return Json.object("CP_ID", "CTS99999", "API_ID", "", "ORDERNO", orderNo)
                .putNull("VENDOR_ORDER_NO")
                .put("AMOUNT", String.valueOf(amount))
                .put("TID", tid)
                .put("USERID", "")
                .put("BUYERNAME", "홍길동")
                .put("BUYEREMAIL", "gildong@example.com")
                .put("PRODUCTCODE", "")
                .put("PRODUCTNAME", "")
                .put("ACCEPT_DATE", "")
                .put("ACCEPT_NO", "")
                .put("CARDCODE", "")
                .put("CARDNAME", "")
                .put("CARDNO", "")
                .put("QUOTA", "00")
                .put("ETC1", "")
                .putNull("ETC7")
                .put("PAY_METHOD", "CARD")
                .put("SMS_INPUT", "")
                .put("BUYERADDRESS", "서울특별시 중구 세종대로 110")
                .put("BUYERPHONE", "010-1234-5678");
    }

    /** Small letters; the number is the charge's. */
    static ObjectNode cancel(Charge charge, Charge.Cancel cancel) {
        String type = cancel.reason().equals("deposit") ? "deposit_cancel" : "cancel";
        return Json.object("noti_type", type, "paymethod", "CARD", "orderno", charge.order.orderNo())
                .put("cancel_amount", String.valueOf(cancel.amount()))
                .put("tid", charge.tid)
                .put("cancel_date", Rows.FOURTEEN.format(SimulatorClock.inKorea(cancel.at())));
    }

    private static String masked(String number) {
        int hidden = number.length() - SHOWN_DIGITS;
        return "*".repeat(hidden) + number.substring(hidden);
    }
}

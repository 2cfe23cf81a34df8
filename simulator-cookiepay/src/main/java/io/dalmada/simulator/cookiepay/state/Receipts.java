package io.dalmada.simulator.cookiepay.state;

import io.dalmada.simulator.base.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** The slip, as a page for a browser. */
public final class Receipts {
    private Receipts() {}

    public static Reply page(Book book, String encodedTid) {
        try {
            String tid = new String(Base64.getDecoder().decode(encodedTid), StandardCharsets.UTF_8);
            return book.find(tid)
                    .map(charge -> Reply.html(
                            200, "매출전표 " + charge.acceptNo + " " + charge.order.amount() + "원 " + charge.card.issuer()))
                    .orElseGet(() -> Reply.html(404, "거래내역이 없습니다"));
        } catch (IllegalArgumentException notBase64) {
            return Reply.html(404, "거래내역이 없습니다");
        }
    }
}

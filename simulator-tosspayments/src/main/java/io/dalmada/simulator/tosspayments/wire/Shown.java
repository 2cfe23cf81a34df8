package io.dalmada.simulator.tosspayments.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.dalmada.simulator.base.Json;
import io.dalmada.simulator.base.SimulatorClock;
import io.dalmada.simulator.tosspayments.state.BillingKey;
import io.dalmada.simulator.tosspayments.state.Payment;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/** The vendor's objects as JSON: Billing, Payment and Transaction. */
public final class Shown {
    private static final DateTimeFormatter OFFSET = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private Shown() {}

    static ObjectNode billing(BillingKey key) {
        ObjectNode shown = Json.object("mId", key.mId(), "customerKey", key.customerKey())
                .put("authenticatedAt", time(key.issuedAt()))
                .put("method", "카드")
                .put("billingKey", key.value());
        shown.set("card", card(key));
        return shown;
    }

    public static ObjectNode payment(Payment payment) {
        ObjectNode shown = Json.object("version", "2022-11-16", "mId", payment.key.mId(), "type", "BILLING")
                .put("paymentKey", payment.paymentKey)
                .put("orderId", payment.order.orderId())
                .put("orderName", payment.order.orderName())
                .put("status", payment.status())
                .put("method", "카드")
                .put("currency", "KRW")
                .put("country", "KR")
                .put("requestedAt", time(payment.at))
                .put("approvedAt", payment.approved() ? time(payment.at) : null)
                .put("lastTransactionKey", lastTransactionKey(payment))
                .put("isPartialCancelable", payment.isPartialCancelable())
                .put("useEscrow", false)
                .put("cultureExpense", false)
                .put("secret", "ps_" + payment.transactionKey.substring(0, 8));
        putAmounts(shown, payment);
        putCard(shown, payment);
        shown.set("cancels", payment.cancels.isEmpty() ? null : cancels(payment));
        shown.set(
                "failure",
                payment.approved()
                        ? null
                        : Errors.of(payment.code, false).body().orElseThrow());
        shown.putObject("receipt").put("url", "https://example.invalid/receipt/" + payment.transactionKey);
        shown.putObject("checkout").put("url", "https://example.invalid/checkout/" + payment.transactionKey);
        for (String none :
                new String[] {"virtualAccount", "transfer", "easyPay", "cashReceipt", "discount", "metadata"}) {
            shown.putNull(none);
        }
        return shown;
    }

    /** What is left, of which the eleventh part of the taxable is VAT. */
    private static void putAmounts(ObjectNode shown, Payment payment) {
        long balance = payment.approved() ? payment.balance() : 0;
        long taxable = balance - payment.taxFreeBalance() - payment.exemptionBalance();
        long vat = payment.approved() ? Math.round(taxable / 11.0) : 0;
        shown.put("totalAmount", payment.order.amount())
                .put("balanceAmount", balance)
                .put("suppliedAmount", payment.approved() ? taxable - vat : 0)
                .put("vat", vat)
                .put("taxFreeAmount", payment.taxFreeBalance())
                .put("taxExemptionAmount", payment.exemptionBalance());
    }

    private static void putCard(ObjectNode shown, Payment payment) {
        ObjectNode card = card(payment.key)
                .put("amount", payment.order.amount())
                .put("installmentPlanMonths", payment.order.months())
                .put("approveNo", payment.approved() ? payment.approveNo : null)
                .put("useCardPoint", false)
                .put("acquireStatus", "READY")
                .put("isInterestFree", false)
                .putNull("interestPayer");
        shown.set("card", card);
    }

    private static ObjectNode card(BillingKey key) {
        return Json.object("issuerCode", "21", "acquirerCode", "21", "number", key.masked())
                .put("cardType", "신용")
                .put("ownerType", "개인");
    }

    private static ArrayNode cancels(Payment payment) {
        ArrayNode all = Json.array();
        long left = payment.order.amount();
        for (Payment.Cancel cancel : payment.cancels) {
            left -= cancel.amount();
            all.add(Json.object("transactionKey", cancel.transactionKey(), "cancelReason", cancel.reason())
                    .put("cancelAmount", cancel.amount())
                    .put("taxFreeAmount", cancel.taxFree())
                    .put("taxExemptionAmount", cancel.exemption())
                    .put("refundableAmount", left)
                    .put("canceledAt", time(cancel.at()))
                    .putNull("receiptKey")
                    .put("cancelStatus", "DONE")
                    .putNull("cancelRequestId"));
        }
        return all;
    }

    /** One movement: the approval, or one cancel. */
    static ObjectNode transaction(Payment payment, String transactionKey, String status, Instant at, long amount) {
        return Json.object("mId", payment.key.mId(), "transactionKey", transactionKey)
                .put("paymentKey", payment.paymentKey)
                .put("orderId", payment.order.orderId())
                .put("method", "카드")
                .put("customerKey", payment.key.customerKey())
                .put("useEscrow", false)
                .put("receiptUrl", "https://example.invalid/receipt/" + transactionKey)
                .put("status", status)
                .put("transactionAt", time(at))
                .put("currency", "KRW")
                .put("amount", amount);
    }

    private static String lastTransactionKey(Payment payment) {
        int count = payment.cancels.size();
        return count == 0
                ? payment.transactionKey
                : payment.cancels.get(count - 1).transactionKey();
    }

    public static String time(Instant at) {
        return OFFSET.format(at.truncatedTo(ChronoUnit.SECONDS).atZone(SimulatorClock.KOREA));
    }
}

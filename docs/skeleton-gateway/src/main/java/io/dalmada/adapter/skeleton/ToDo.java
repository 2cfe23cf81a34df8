package io.dalmada.adapter.skeleton;

import java.util.Locale;

/** What is left to be done, in this order. Delete a constant when it is done, and this file with the last. */
enum ToDo {
    ISSUE_REQUEST("SkeletonGateway.issueFields: the fields of the vendor's request for a billing key"),
    AUTHORISATION("Wire.headers: how the vendor knows you, and his header for idempotency keys if he has one"),
    SIMULATED_STEPS("Vendor.step (test): which method and address of the vendor is which step"),
    SIMULATED_NUMBERS("Vendor.number (test): under which of our numbers a request comes"),
    SIMULATED_ANSWERS("Vendor.answer (test): what he answers, from the books; check the login first"),
    SIMULATED_ERRORS("Vendor.error (test): how he writes an error"),
    ISSUE_REPLY("SkeletonGateway.issued: the billing key and the card in his reply"),
    CHARGE_REQUEST("SkeletonGateway.chargeFields: the fields of his request for a charge"),
    CHARGE_REPLY("SkeletonGateway.proves: when a reply proves this very charge: number, amount, currency, state"),
    INQUIRY_REPLY("Inquiries.snapshot: a charge as his look-up shows it, with its refunds"),
    REFUND_REQUEST("SkeletonGateway.refundFields: the fields of his request for a refund"),
    REFUND_REPLY("SkeletonGateway.refunded: when a reply proves this very refund"),
    REVOKE_REQUEST("SkeletonGateway.revokePath: where a billing key is disposed of"),
    SIMULATED_ALTERATIONS(
            "Vendor.tells and altered (test): a reply of another order, amount, currency, transaction, refund or customer"),
    SIMULATED_CODES(
            "SkeletonHarness.doubtful and throttled (test): his codes after which a charge may have happened all the same, and how he turns away too many requests");

    private final String what;

    ToDo(String what) {
        this.what = what;
    }

    /** To be thrown where it is to be done. */
    IllegalStateException here() {
        return new IllegalStateException(this + " (docs/new-gateway.md tells how)");
    }

    @Override
    public String toString() {
        return String.format(Locale.ROOT, "To do, %d of %d: %s", ordinal() + 1, values().length, what);
    }
}

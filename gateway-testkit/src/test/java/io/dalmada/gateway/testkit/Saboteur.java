package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.PaymentGateway;
import java.util.List;
import java.util.Set;

/** One bug each, and the behaviour that has to name it. */
@SuppressWarnings("ImmutableEnumChecker") // the sets are made by Set.of
public enum Saboteur {
    TIME_OUT_MEANS_DECLINED(
            "GC-10",
            Set.of("GC-12", "GC-22", "GC-31", "GC-49"),
            (honest, log) -> new ChargeBugs.TimeOutMeansDeclined(honest)),
    SERVER_ERROR_MEANS_DECLINED("GC-14", Set.of(), (honest, log) -> new ChargeBugs.ServerErrorMeansDeclined(honest)),
    NO_AMOUNT_CHECK("GC-16", Set.of("GC-23"), (honest, log) -> new ChargeBugs.NoAmountCheck(honest)),
    RETRIES_INSIDE(
            "GC-13",
            Set.of("GC-10", "GC-12", "GC-22", "GC-31", "GC-49"),
            (honest, log) -> new ChargeBugs.RetriesInside(honest)),
    RETRIES_REFUNDS("GC-13", Set.of("GC-16", "GC-38"), (honest, log) -> new OtherBugs.RetriesRefunds(honest)),
    THROWS_ON_UNMAPPED_CODE(
            "GC-18", Set.of("GC-13", "GC-17", "GC-48"), (honest, log) -> new ChargeBugs.ThrowsOnUnmappedCode(honest)),
    ACCEPTS_FOREIGN_KEY("GC-24", Set.of(), (honest, log) -> new ChargeBugs.AcceptsForeignKey(honest)),
    KEY_IN_EXCEPTION("GC-46", Set.of(), (honest, log) -> new Leaks.KeyInException(honest)),
    KEY_IN_LOG("GC-46", Set.of(), Leaks.KeyInLog::new),
    KEY_IN_LOG_AS_BASE64("GC-46", Set.of(), Leaks.KeyInLogAsBase64::new),
    CARD_IN_LOG("GC-45", Set.of(), (honest, log) -> new Leaks.CardInLog(honest, log, Leaks.Form.PLAIN)),
    CARD_IN_LOG_IN_GROUPS("GC-45", Set.of(), (honest, log) -> new Leaks.CardInLog(honest, log, Leaks.Form.GROUPS)),
    CARD_IN_LOG_CUT("GC-45", Set.of(), (honest, log) -> new Leaks.CardInLog(honest, log, Leaks.Form.CUT)),
    CARD_IN_LOG_AS_BASE64("GC-45", Set.of(), (honest, log) -> new Leaks.CardInLog(honest, log, Leaks.Form.BASE64)),
    CARD_IN_LOG_AS_HEX("GC-45", Set.of(), (honest, log) -> new Leaks.CardInLog(honest, log, Leaks.Form.HEX)),
    CARD_IN_LOG_PERCENT("GC-45", Set.of(), (honest, log) -> new Leaks.CardInLog(honest, log, Leaks.Form.PERCENT)),
    NOT_FOUND_ON_FAILURE("GC-30", Set.of(), (honest, log) -> new OtherBugs.NotFoundOnFailure(honest)),
    REFUNDS_ABOVE_REMAINING("GC-35", Set.of("GC-23"), (honest, log) -> new OtherBugs.RefundsAboveRemaining(honest)),
    REFUNDS_WITHOUT_GUARD("GC-37", Set.of(), (honest, log) -> new OtherBugs.RefundsWithoutGuard(honest)),
    REUSES_ORDER_NUMBER("GC-23", Set.of("GC-22"), (honest, log) -> new ChargeBugs.ReusesOrderNumber(honest)),
    RENUMBERS_AFTER_DECLINE("GC-23", Set.of(), (honest, log) -> new ChargeBugs.RenumbersAfterDecline(honest)),
    TAKES_USED_REFUND_NUMBER_FOR_DONE(
            "GC-23", Set.of(), (honest, log) -> new ProofBugs.TakesUsedRefundNumberForDone(honest)),
    BELIEVES_ANY_REFUND("GC-16", Set.of(), (honest, log) -> new ProofBugs.BelievesAnyRefund(honest)),
    TAKES_ANYONES_KEY("GC-16", Set.of(), (honest, log) -> new ProofBugs.TakesAnyonesKey(honest)),
    DROPS_UNTAXED("GC-27", Set.of(), (honest, log) -> new TaxBugs.DropsUntaxed(honest)),
    DROPS_UNTAXED_OF_REFUND("GC-27", Set.of(), (honest, log) -> new TaxBugs.DropsUntaxedOfRefund(honest)),
    READS_FAILED_AS_PENDING("GC-32", Set.of(), (honest, log) -> new LookUpBugs.ReadsFailedAsPending(honest)),
    FORGETS_THE_REASON("GC-32", Set.of(), (honest, log) -> new LookUpBugs.ForgetsTheReason(honest)),
    TAKES_ANY_TEXT_FOR_REFUND_NUMBER(
            "GC-38", Set.of(), (honest, log) -> new LookUpBugs.TakesAnyTextForRefundNumber(honest)),
    TAKES_STRANGE_LIST_FOR_EMPTY("GC-51", Set.of(), (honest, log) -> new ListBugs.TakesStrangeForEmpty(honest)),
    SKIPS_ODD_ROWS("GC-51", Set.of(), (honest, log) -> new ListBugs.SkipsOddRows(honest)),
    IGNORES_THE_COUNT("GC-51", Set.of(), (honest, log) -> new ListBugs.IgnoresTheCount(honest)),
    TAKES_SHORT_PAGE_FOR_LAST("GC-52", Set.of(), (honest, log) -> new ListBugs.TakesShortPageForLast(honest)),
    OPENS_WITHOUT_AN_ANSWER("GC-14", Set.of("GC-15"), (honest, log) -> new WindowBugs.OpensWithoutAnAnswer(honest)),
    THROWS_WHEN_NO_WINDOW_OPENS(
            "GC-48", Set.of("GC-11", "GC-14", "GC-15"), (honest, log) -> new WindowBugs.ThrowsWhenNoneOpens(honest)),
    DECLINES_CLASS_A("GC-17", Set.of(), (honest, log) -> new ChargeBugs.DeclinesClassA(honest)),
    BELIEVES_NOTICES("GC-42", Set.of(), (honest, log) -> new OtherBugs.BelievesNotices(honest));

    private final String named;
    private final Set<String> alongside;
    private final InMemoryHarness.Sabotage sabotage;

    Saboteur(String named, Set<String> alongside, InMemoryHarness.Sabotage sabotage) {
        this.named = named;
        this.alongside = alongside;
        this.sabotage = sabotage;
    }

    /** The behaviour that this bug breaks before all others. */
    String named() {
        return named;
    }

    /** Behaviours that the same bug may break too; any other one would be a false alarm. */
    Set<String> alongside() {
        return alongside;
    }

    PaymentGateway on(PaymentGateway honest, List<String> log) {
        return sabotage.on(honest, log);
    }
}

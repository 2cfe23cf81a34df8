package io.dalmada.application.port.out.gateway;

import io.dalmada.domain.gateway.AbsenceRule;
import io.dalmada.domain.payment.TaxSplit;
import io.dalmada.domain.shared.Money;
import java.time.Duration;
import java.util.Currency;
import java.util.Set;

/**
 * What a gateway can do, as plain data: the core takes different safe paths from it, and the contract suite proves it.
 *
 * @param vendor the vendor's name, for display only
 * @param sandbox true when no real money stands behind it
 * @param minimum the least amount it charges
 * @param longestCall the longest a call can take; an attempt is given up as unknown a margin after it
 * @param absence when "not found" proves that a charge never happened
 * @param texts which titles and names of buyers its wire carries
 */
public record GatewayProfile(
        String vendor,
        boolean sandbox,
        Set<Currency> currencies,
        Money minimum,
        Set<IssueRoute> issueRoutes,
        FirstCharge firstCharge,
        Replay replay,
        OrderNoReuse orderNoReuse,
        Set<InquiryRoute> inquiryRoutes,
        AbsenceRule absence,
        RefundRule refunds,
        RevokeRule revoke,
        TaxRule tax,
        Set<Integer> installments,
        NoticeRule notices,
        Duration longestCall,
        WireTexts texts) {

    /** Of a gateway whose wire carries every text. */
    public GatewayProfile(
            String vendor,
            boolean sandbox,
            Set<Currency> currencies,
            Money minimum,
            Set<IssueRoute> issueRoutes,
            FirstCharge firstCharge,
            Replay replay,
            OrderNoReuse orderNoReuse,
            Set<InquiryRoute> inquiryRoutes,
            AbsenceRule absence,
            RefundRule refunds,
            RevokeRule revoke,
            TaxRule tax,
            Set<Integer> installments,
            NoticeRule notices,
            Duration longestCall) {
        this(
                vendor,
                sandbox,
                currencies,
                minimum,
                issueRoutes,
                firstCharge,
                replay,
                orderNoReuse,
                inquiryRoutes,
                absence,
                refunds,
                revoke,
                tax,
                installments,
                notices,
                longestCall,
                WireTexts.ANY);
    }

    public GatewayProfile {
        currencies = Set.copyOf(currencies);
        issueRoutes = Set.copyOf(issueRoutes);
        inquiryRoutes = Set.copyOf(inquiryRoutes);
        installments = Set.copyOf(installments);
    }

    /** How a customer's card becomes a billing key. */
    public enum IssueRoute {
        CARD_ENTRY,
        WINDOW
    }

    /** Whether issuing a key also charges. */
    public enum FirstCharge {
        NONE,
        WITH_ISSUE_POSSIBLE,
        WITH_ISSUE_ALWAYS
    }

    /** What the gateway does with an order number that it has seen. */
    public enum OrderNoReuse {
        REFUSED,
        UNSAFE,
        UNKNOWN
    }

    /** By what a charge can be looked up. */
    public enum InquiryRoute {
        BY_TRANSACTION,
        BY_ORDER,
        /** By order number too, but only by going through the lists of the days around: one scan may answer many. */
        BY_ORDER_IN_LISTS,
        BY_DAY
    }

    /** Whether keys can be disposed of. */
    public enum RevokeRule {
        SUPPORTED,
        UNSUPPORTED
    }

    /** How the request states tax. */
    public enum TaxRule {
        /** Not at all: every charge is taxable as a whole. */
        TAXABLE_ONLY,
        /** By one flag for the whole amount. */
        FLAG,
        /** By its parts. */
        AMOUNTS;

        /** True when a charge with these parts can be stated to the gateway. */
        public boolean expresses(TaxSplit tax) {
            Money exempt = tax.taxFree().plus(tax.untaxed());
            return switch (this) {
                case TAXABLE_ONLY -> exempt.isZero();
                case FLAG -> exempt.isZero() || tax.taxFree().equals(tax.total());
                case AMOUNTS -> true;
            };
        }
    }

    /** Whether and how the gateway tells of changes by itself. */
    public enum NoticeRule {
        NONE,
        UNSIGNED,
        SIGNED
    }

    /** @param window how long the same command may be repeated after an unknown outcome; zero for never */
    public record Replay(Duration window) {
        public static Replay none() {
            return new Replay(Duration.ZERO);
        }

        public static Replay sameCommand(Duration window) {
            return new Replay(window);
        }

        public boolean isPossible() {
            return !window.isZero();
        }
    }

    /**
     * @param partial parts of a charge can be given back
     * @param repeated several times
     * @param guardedByRemaining the gateway checks what we believe is left
     * @param echoesRefundNo a look-up shows our refund numbers
     * @param mayPend a refund may wait, for a merchant's deposit for instance
     * @param absence when a look-up without the refund proves that it never happened
     */
    public record RefundRule(
            boolean partial,
            boolean repeated,
            boolean guardedByRemaining,
            boolean echoesRefundNo,
            boolean mayPend,
            AbsenceRule absence) {

        /**
         * Whether this gateway gives back so much of a charge.
         *
         * @param charged what was charged
         * @param left what has not gone back yet; at least the amount
         */
        public boolean gives(Money amount, Money charged, Money left) {
            return amount.equals(charged) || partial && (left.equals(charged) || repeated);
        }
    }
}

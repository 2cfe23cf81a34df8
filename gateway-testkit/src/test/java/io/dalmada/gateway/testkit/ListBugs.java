package io.dalmada.gateway.testkit;

import io.dalmada.application.port.out.gateway.GatewayTransactionList;
import io.dalmada.application.port.out.gateway.GatewayTransactionList.TransactionPage;
import io.dalmada.application.port.out.gateway.ListSign;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Lists that are read badly. */
final class ListBugs {
    private ListBugs() {}

    /** Passes every list on and reads its pages once more. */
    private abstract static class Reading extends Passing {
        Reading(PaymentGateway honest) {
            super(honest);
        }

        @Override
        public final Optional<GatewayTransactionList> journal() {
            return super.journal().map(journal -> (day, cursor) -> read(journal.list(day, cursor)));
        }

        TransactionPage read(TransactionPage page) {
            return page instanceof TransactionPage.Page rows ? read(rows) : page;
        }

        TransactionPage.Page read(TransactionPage.Page rows) {
            return rows;
        }
    }

    /** Looks for rows in one place, and finds none. */
    static final class TakesStrangeForEmpty extends Reading {
        TakesStrangeForEmpty(PaymentGateway honest) {
            super(honest);
        }

        @Override
        TransactionPage read(TransactionPage page) {
            return page instanceof TransactionPage.NotUnderstood
                    ? new TransactionPage.Page(List.of(), Optional.empty())
                    : page;
        }
    }

    /** Passes over what it cannot read. */
    static final class SkipsOddRows extends Reading {
        SkipsOddRows(PaymentGateway honest) {
            super(honest);
        }

        @Override
        TransactionPage.Page read(TransactionPage.Page rows) {
            ListSign sign = new ListSign(rows.payments().size(), rows.sign().total(), false, Optional.empty());
            return new TransactionPage.Page(rows.payments(), rows.next(), rows.unreadable(), sign);
        }
    }

    static final class IgnoresTheCount extends Reading {
        IgnoresTheCount(PaymentGateway honest) {
            super(honest);
        }

        @Override
        TransactionPage.Page read(TransactionPage.Page rows) {
            ListSign sign = rows.sign();
            ListSign uncounted = new ListSign(sign.rows(), OptionalLong.empty(), sign.declaredEmpty(), sign.misread());
            return new TransactionPage.Page(rows.payments(), rows.next(), rows.unreadable(), uncounted);
        }
    }

    /** Takes a page with fewer rows than it asked for, and what it counts, for the whole. */
    static final class TakesShortPageForLast extends Reading {
        TakesShortPageForLast(PaymentGateway honest) {
            super(honest);
        }

        @Override
        TransactionPage.Page read(TransactionPage.Page rows) {
            ListSign plain =
                    rows.next().isPresent() ? ListSign.plain(rows.sign().rows()) : rows.sign();
            return new TransactionPage.Page(rows.payments(), Optional.empty(), rows.unreadable(), plain);
        }
    }
}

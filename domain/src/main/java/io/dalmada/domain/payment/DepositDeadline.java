package io.dalmada.domain.payment;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** Until when a merchant's deposit is waited for: as the gateway says, or else five business days, without holidays. */
final class DepositDeadline {
    private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
    private static final int BUSINESS_DAYS = 5;

    private DepositDeadline() {}

    static boolean isOver(Refund refund, Instant now) {
        Instant until = refund.deposit()
                .flatMap(DepositAccount::until)
                .orElseGet(() -> afterBusinessDays(refund.sentAt().orElse(refund.createdAt())));
        return !now.isBefore(until);
    }

    private static Instant afterBusinessDays(Instant asked) {
        LocalDate day = LocalDate.ofInstant(asked, KOREA);
        for (int left = BUSINESS_DAYS; left > 0; ) {
            day = day.plusDays(1);
            left -= day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : 1;
        }
        return day.plusDays(1).atStartOfDay(KOREA).toInstant();
    }
}

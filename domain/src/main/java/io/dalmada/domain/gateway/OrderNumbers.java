package io.dalmada.domain.gateway;

import io.dalmada.domain.shared.Base32;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How our numbers at gateways are made: injective, decodable and free of personal data (I-10).
 *
 * <pre>
 * S + 26 + -pppp-nn   a subscription's bill p, attempt n
 * P + 26 + -nn        any other payment, attempt n
 * K + 26              a registration
 * R + 26              a refund
 * </pre>
 *
 * Attempts are counted in two digits, and from 100 on in as many as it takes, up to five: 38 characters at most.
 */
public final class OrderNumbers {
    private static final Pattern PERIOD = Pattern.compile("S([0-9A-Z]{26})-([0-9]{4})-([0-9]{2}|[1-9][0-9]{2,4})");
    private static final Pattern PAYMENT = Pattern.compile("P([0-9A-Z]{26})-([0-9]{2}|[1-9][0-9]{2,4})");
    private static final Pattern ANY_SPELLING =
            Pattern.compile("[SP][0-9A-Z]{26}[^0-9A-Z]?(?:[0-9]{4}[^0-9A-Z]?)?[0-9]{2,5}");

    /** How many attempts of one payment can be told apart. */
    public static final int MOST_ATTEMPTS = 99_999;

    private OrderNumbers() {}

    /** @param period 0 to 9999; @param attempt 1 to 99,999 */
    public static MerchantOrderNo ofPeriod(UUID subscription, int period, int attempt) {
        return new MerchantOrderNo(
                "S" + Base32.encode(subscription) + "-" + digits(period, 0, 4) + "-" + counted(attempt));
    }

    /** @param attempt 1 to 99,999 */
    public static MerchantOrderNo ofPayment(UUID payment, int attempt) {
        return new MerchantOrderNo("P" + Base32.encode(payment) + "-" + counted(attempt));
    }

    public static RegistrationNo ofRegistration(UUID registration) {
        return new RegistrationNo("K" + Base32.encode(registration));
    }

    public static RefundNo ofRefund(UUID refund) {
        return new RefundNo("R" + Base32.encode(refund));
    }

    /** What an order number names; empty when it is not one of ours. */
    public static Optional<Named> read(MerchantOrderNo orderNo) {
        Matcher period = PERIOD.matcher(orderNo.value());
        if (period.matches()) {
            return decoded(period.group(1), Integer.parseInt(period.group(2)), Integer.parseInt(period.group(3)));
        }
        Matcher payment = PAYMENT.matcher(orderNo.value());
        return payment.matches() ? decoded(payment.group(1), -1, Integer.parseInt(payment.group(2))) : Optional.empty();
    }

    /**
     * True for a text that is none of our charges' numbers but seems to hold one: in small letters, with something before or
     * behind it, with other signs between its parts. A gateway that shows such texts does not show our numbers as they are.
     */
    public static boolean isDisguised(String text) {
        boolean plain = PERIOD.matcher(text).matches() || PAYMENT.matcher(text).matches();
        return !plain && ANY_SPELLING.matcher(text.toUpperCase(Locale.ROOT)).find();
    }

    private static Optional<Named> decoded(String id, int period, int attempt) {
        try {
            return Optional.of(new Named(Base32.decode(id), period, attempt));
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private static String counted(int attempt) {
        if (attempt > MOST_ATTEMPTS) {
            throw new IllegalArgumentException("number out of range: " + attempt);
        }
        return attempt < 100 ? digits(attempt, 1, 2) : Integer.toString(attempt);
    }

    private static String digits(int number, int least, int width) {
        String text = String.format(Locale.ROOT, "%0" + width + "d", number);
        if (number < least || text.length() > width) {
            throw new IllegalArgumentException("number out of range: " + number);
        }
        return text;
    }

    /** @param id the subscription's or payment's id; @param period -1 when the order is not for a period */
    public record Named(UUID id, int period, int attempt) {}
}

package io.dalmada.simulator.cookiepay.state;

import java.util.Arrays;
import java.util.Optional;

/** The registered cards; every other number is answered as the real sandbox answers test numbers, with 1012. */
public enum TestCard {
    BC("9410000000001235", "CCBC", "BC"),
    SHINHAN("9410000000002225", "CCLG", "신한"),
    SAMSUNG("9410000000003330", "CCSS", "삼성"),
    /** Fifteen digits, as some issuers have. */
    AMEX("941000000000002", "CCAM", "국내아멕스"),
    /** Issues with empty card code and name, as CookiePay sometimes does. */
    NAMELESS("9410000000004445", "", ""),
    /** Without runs of a digit, so that a search for parts of it finds nothing by chance. */
    VARIED("9410273859164731", "CCKM", "KB국민"),
    /** Gives a key, and every charge of it is over the limit. */
    DECLINING("9410582639174855", "CCLO", "롯데");

    private final String number;
    private final String code;
    private final String issuer;

    TestCard(String number, String code, String issuer) {
        this.number = number;
        this.code = code;
        this.issuer = issuer;
    }

    public static Optional<TestCard> of(String number) {
        return Arrays.stream(values())
                .filter(card -> card.number.equals(number))
                .findFirst();
    }

    public String code() {
        return code;
    }

    public String issuer() {
        return issuer;
    }

    public String number() {
        return number;
    }
}

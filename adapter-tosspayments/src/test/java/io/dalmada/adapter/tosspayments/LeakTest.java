package io.dalmada.adapter.tosspayments;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.ChargeOutcome;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.IssueCommand;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.RevokeCommand;
import io.dalmada.domain.gateway.GatewayKey;
import io.dalmada.simulator.tosspayments.fault.Fault;
import io.dalmada.simulator.tosspayments.state.Merchant;
import io.dalmada.simulator.tosspayments.state.Step;
import io.dalmada.simulator.tosspayments.state.TestCard;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** With every logger at its most talkative, keys in addresses and a server that repeats them: none shows anywhere. */
class LeakTest {
    private final Shop shop = new Shop();
    private final HeardLines heard = HeardLines.listen(shop.meters);
    private final ConcurrentLinkedQueue<String> seen = new ConcurrentLinkedQueue<>();

    @AfterEach
    void close() {
        heard.stop();
        shop.close();
    }

    @Test
    void nothing_shows() {
        IssueCommand.ByWindow passed = shop.passed(Shop.customer(), TestCard.APPROVES);
        GatewayKey key = shop.key();
        ChargeOutcome.Approved charge = shop.charged(9_900);
        List<String> secrets = secrets(key, passed, charge);
        call(shop.gateway, key, passed, charge);
        System.getLogger("jdk.other").log(System.Logger.Level.TRACE, "heard by the JDK");
        String echo = String.join(" ", secrets).replace("김하늘", "").replace("+", "\\u002b");
        for (Fault fault : List.of(
                Fault.always(Step.CHARGE, Fault.Kind.CLOSE_AFTER),
                Fault.always(Step.CHARGE, Fault.Kind.TRUNCATED_AFTER),
                Fault.always(Step.CHARGE, Fault.Kind.ANSWER).answering(500, "text/html", "<html>" + echo),
                Fault.always(Step.CHARGE, Fault.Kind.ANSWER).answering(400, "application/json", error(echo, echo)),
                Fault.always(Step.CHARGE, Fault.Kind.ANSWER)
                        .answering(400, "application/json", error("NOBODY_KNOWS_THIS", echo)),
                Fault.always(Step.CHARGE, Fault.Kind.ANSWER).answering(200, "application/json", "{ broken " + echo))) {
            shop.simulator.faults().clear();
            shop.simulator.faults().addEverywhere(fault);
            call(shop.gateway, key, passed, charge);
        }
        shop.simulator.close();
        call(shop.gateway, key, passed, charge);
        var settings = Shop.settings(shop.simulator.baseUri(), Duration.ofSeconds(1));
        seen.add(settings.toString());
        seen.add(shop.gateway(settings, Clock.systemUTC()).toString());
        seen.addAll(heard.lines());

        assertThat(seen).as("the ear is not deaf").anyMatch(line -> line.contains("status=200"));
        assertThat(seen).as("nor for the JDK").anyMatch(line -> line.contains("heard by the JDK"));
        assertThat(seen).allSatisfy(line -> assertThat(line).doesNotContain(secrets));
    }

    /** In every form in which a secret travels. The payment key is our transaction number: it may show, its address not. */
    private static List<String> secrets(GatewayKey key, IssueCommand.ByWindow passed, ChargeOutcome.Approved charge) {
        List<String> all = new ArrayList<>(List.of(Merchant.LOCAL.secretKey(), "김하늘", "haneul@example.com"));
        all.add(Base64.getEncoder()
                .encodeToString((Merchant.LOCAL.secretKey() + ":").getBytes(StandardCharsets.UTF_8)));
        String value = key.value().use(text -> text);
        all.addAll(List.of(value, URLEncoder.encode(value, StandardCharsets.UTF_8)));
        all.add(passed.result().proof("authKey").use(text -> text));
        all.addAll(List.of(passed.customerRef().value(), key.customerRef().value()));
        all.add("/v1/payments/" + charge.txn());
        return all;
    }

    private static String error(String code, String message) {
        return "{\"code\":\"" + code + "\",\"message\":\"" + message + "\"}";
    }

    private void call(
            PaymentGateway gateway, GatewayKey key, IssueCommand.ByWindow passed, ChargeOutcome.Approved charge) {
        List<Object> outcomes = new ArrayList<>(List.of(
                gateway.issueBillingKey(passed),
                gateway.charge(Shop.charge(key, 9_900)),
                gateway.refund(Shop.refund(charge, 9_900, 9_900)),
                gateway.inquire(new InquiryKey.ByOrder(charge.orderNo(), charge.approvedAt())),
                gateway.inquire(new InquiryKey.ByTransaction(charge.txn(), charge.approvedAt())),
                gateway.journal().orElseThrow().list(LocalDate.now(Clock.systemUTC()), Optional.empty())));
        outcomes.add(gateway.revokeBillingKey(new RevokeCommand(key, "x")));
        outcomes.add(gateway.registrationWindow().orElseThrow().open(Shop.opening(key.customerRef())));
        outcomes.forEach(outcome -> seen.add(outcome.toString()));
    }
}

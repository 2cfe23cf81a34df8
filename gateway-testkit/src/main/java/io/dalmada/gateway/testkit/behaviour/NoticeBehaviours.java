package io.dalmada.gateway.testkit.behaviour;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.Acknowledgement;
import io.dalmada.application.port.out.gateway.GatewayNotice;
import io.dalmada.application.port.out.gateway.GatewayNotices;
import io.dalmada.application.port.out.gateway.GatewayProfile.NoticeRule;
import io.dalmada.application.port.out.gateway.InboundNotice;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.NoticeReading;
import io.dalmada.application.port.out.gateway.NoticeReading.Trust;
import io.dalmada.gateway.testkit.Notices;
import io.dalmada.gateway.testkit.context.Charged;
import io.dalmada.gateway.testkit.context.ContractContext;
import io.dalmada.gateway.testkit.report.Missing;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What is sent to us is data. */
public abstract class NoticeBehaviours extends Behaviours {
    private static final int LARGEST = 1 << 20;

    public NoticeBehaviours(Supplier<ContractContext> bench) {
        super(bench);
    }

    @Test
    @DisplayName("GC-42 a forged or altered signature is FORGED and yields no hint")
    void forged() {
        bench().claims(bench().profile().notices() == NoticeRule.SIGNED, "signed notices");
        Charged charged = bench().charged();
        assertForged(notices()
                .forged(charged.orderNo())
                .orElseThrow(() -> new Missing("Notices.forged: a notice with a wrong signature")));
        assertForged(altered(notices().about(charged.orderNo()), charged));
    }

    private void assertForged(InboundNotice notice) {
        NoticeReading reading = reader().read(notice);
        assertThat(reading.trust()).isEqualTo(Trust.FORGED);
        assertThat(reading.notices()).isEmpty();
    }

    /** Another transaction, or else another order, under the signature of the first. */
    private static InboundNotice altered(InboundNotice notice, Charged charged) {
        String body = text(notice);
        String txn = charged.approved().txn().value();
        String known = body.contains(txn) ? txn : charged.orderNo();
        char last = known.charAt(known.length() - 1);
        String other = known.substring(0, known.length() - 1) + (last == '0' ? '1' : '0');
        return with(notice, body.replace(known, other).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("GC-43 an unsigned notice yields a hint only, and the answer the vendor wants")
    void hint() {
        bench().claims(bench().profile().notices() != NoticeRule.NONE, "notices");
        Charged charged = bench().charged();
        bench().ledger().settle();
        NoticeReading reading = reader().read(notices().about(charged.orderNo()));
        boolean signed = bench().profile().notices() == NoticeRule.SIGNED;
        assertThat(reading.trust()).isEqualTo(signed ? Trust.SIGNED : Trust.UNSIGNED);
        assertWanted(reading);
        assertThat(reading.notices()).as("hints").isNotEmpty();
        reading.notices().forEach(notice -> assertLeadsTo(charged, notice));
    }

    private void assertLeadsTo(Charged charged, GatewayNotice notice) {
        assertThat(notice).isInstanceOf(GatewayNotice.LookAt.class);
        InquiryOutcome seen = bench().gateway().inquire(((GatewayNotice.LookAt) notice).key());
        assertThat(seen).isInstanceOf(InquiryOutcome.Found.class);
        assertThat(((InquiryOutcome.Found) seen).payment().orderNo())
                .isEqualTo(charged.command().orderNo());
    }

    @Test
    @DisplayName("GC-44 an unknown event, an oversized or broken body is answered and ignored")
    void ignored() {
        bench().claims(bench().profile().notices() != NoticeRule.NONE, "notices");
        InboundNotice unknown = notices().unknownEvent();
        NoticeReading reading = reader().read(unknown);
        assertThat(reading.notices()).isEmpty();
        assertWanted(reading);
        bodies(text(unknown)).forEach(body -> {
            assertIgnored(with(unknown, body));
            assertIgnored(new InboundNotice(body, Map.of(), unknown.remoteAddress(), unknown.receivedAt()));
        });
    }

    private static Stream<byte[]> bodies(String genuine) {
        return Stream.of(
                new byte[0],
                "{".getBytes(StandardCharsets.UTF_8),
                "[".repeat(LARGEST).getBytes(StandardCharsets.UTF_8),
                ("{\"a\":".repeat(LARGEST / 5)).getBytes(StandardCharsets.UTF_8),
                (genuine + " ".repeat(LARGEST)).getBytes(StandardCharsets.UTF_8),
                genuine.getBytes(StandardCharsets.UTF_16LE),
                new byte[] {(byte) 0xff, (byte) 0xfe, (byte) 0x80, 0});
    }

    private void assertIgnored(InboundNotice notice) {
        NoticeReading reading = reader().read(notice);
        assertThat(reading.notices()).isEmpty();
        assertThat(reading.answer().status()).isBetween(200, 499);
    }

    private void assertWanted(NoticeReading reading) {
        Acknowledgement wanted = notices().wanted();
        assertThat(reading.answer().status()).isEqualTo(wanted.status());
        assertThat(reading.answer().contentType()).isEqualTo(wanted.contentType());
        assertThat(reading.answer().body()).isEqualTo(wanted.body());
    }

    private GatewayNotices reader() {
        return bench().gateway()
                .notices()
                .orElseThrow(() -> new Missing("PaymentGateway.notices: the profile claims notices"));
    }

    private Notices notices() {
        return bench().harness()
                .notices()
                .orElseThrow(() -> new Missing("GatewayHarness.notices: the vendor's notices"));
    }

    private static InboundNotice with(InboundNotice notice, byte[] body) {
        Map<String, List<String>> headers = notice.headers();
        return new InboundNotice(body, headers, notice.remoteAddress(), notice.receivedAt());
    }

    private static String text(InboundNotice notice) {
        return new String(notice.body(), StandardCharsets.UTF_8);
    }
}

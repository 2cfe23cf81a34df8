package io.dalmada.adapter.cookiepay;

import static io.dalmada.adapter.cookiepay.StubServer.PAYCERT;
import static io.dalmada.adapter.cookiepay.StubServer.PAYLIST;
import static io.dalmada.adapter.cookiepay.StubServer.PAYSEARCH;
import static io.dalmada.adapter.cookiepay.StubServer.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.port.out.gateway.GatewayTransactionList.TransactionPage;
import io.dalmada.application.port.out.gateway.InquiryKey;
import io.dalmada.application.port.out.gateway.InquiryOutcome;
import io.dalmada.application.port.out.gateway.PaymentGateway;
import io.dalmada.application.port.out.gateway.PaymentSnapshot;
import io.dalmada.application.testing.MovableClock;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayTxnId;
import io.dalmada.domain.gateway.MerchantOrderNo;
import io.dalmada.domain.shared.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Look-ups by transaction, by order number and by day. */
class InquiryTest {
    private static final MerchantOrderNo ORDER = new MerchantOrderNo("S-01J8Z3M4-0001-01");
    private static final GatewayTxnId TXN = new GatewayTxnId("cTS26112300150412345");

    private final StubServer server = new StubServer();
    private final MovableClock clock = MovableClock.at(Instant.parse("2026-11-24T03:00:00Z"));
    private final Shop shop = new Shop();
    private final PaymentGateway gateway = shop.gateway(Shop.settings(server.uri()), clock);
    private final InquiryKey byOrder = new InquiryKey.ByOrder(ORDER, Shop.NOW);
    private final InquiryKey byTransaction = new InquiryKey.ByTransaction(TXN, Shop.NOW);

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void aChargeByItsTransaction() {
        server.always(PAYCERT, json(row("")));
        server.always(PAYSEARCH, json("[" + row("\"CANCLE_SUM_AMOUNT\":\"0\",") + "]"));
        PaymentSnapshot payment = found(gateway.inquire(byTransaction));
        assertThat(payment.orderNo()).isEqualTo(ORDER);
        assertThat(payment.status()).isEqualTo(PaymentSnapshot.Status.APPROVED);
        assertThat(payment.charged()).isEqualTo(Money.won(9900));
        assertThat(payment.remaining()).contains(Money.won(9900));
        assertThat(payment.refunds()).isEmpty();
        assertThat(payment.approvalNo()).contains("41234567");
        assertThat(payment.approvedAt()).contains(Instant.parse("2026-11-22T15:15:04Z"));
        assertThat(server.received(PAYSEARCH).get(0).body().path("TID").asText())
                .isEqualTo(TXN.value());
    }

    /** Sum shown under either name, as text or number; not shown; a date with and without a sum. */
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = ';',
            value = {
                "\"CANCLE_SUM_AMOUNT\":\"3000\",\"CANCELDATE\":\"20261123101010\"; 6900; 3000",
                "\"CANCEL_SUM_AMOUNT\":3000,\"CANCELDATE\":\"20261123101010\"; 6900; 3000",
                "\"CANCLE_SUM_AMOUNT\":\"9900\",\"CANCELDATE\":\"2026-11-23 10:10:10\"; 0; 9900",
                "\"CANCLE_SUM_AMOUNT\":\"3000\"; 6900; -",
                "\"CANCELDATE\":\"20261123101010\"; -; 9900",
                "\"CANCLE_SUM_AMOUNT\":\"\",\"CANCELDATE\":\"20261123101010\"; -; 9900",
                "\"CANCLE_SUM_AMOUNT\":\"99999\",\"CANCELDATE\":\"20261123101010\"; -; 9900",
                "\"CANCELDATE\":null; -; -"
            })
    void whatIsLeft(String fields, Long remaining, Long refunded) {
        server.always(PAYCERT, json(row("")));
        server.always(PAYSEARCH, json("[" + row(fields + ",") + "]"));
        PaymentSnapshot payment = found(gateway.inquire(byTransaction));
        assertThat(payment.remaining()).isEqualTo(Optional.ofNullable(remaining).map(Money::won));
        assertThat(payment.refunds().stream().map(entry -> entry.amount()).findFirst())
                .isEqualTo(Optional.ofNullable(refunded).map(Money::won));
    }

    @Test
    void aListThatDoesNotShowTheChargeYetShowsNoSum() {
        server.always(PAYCERT, json(row("")));
        assertThat(found(gateway.inquire(byTransaction)).remaining()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "{}",
                "{\"RESULTCODE\":\"S999\",\"RESULTMSG\":\"?\"}",
                "{\"RESULTCODE\":\"0000\"}",
                "{\"RESULTCODE\":\"0000\",\"TID\":\"another\",\"ORDERNO\":\"ORDER-01\",\"AMOUNT\":\"1\"}",
                "{\"RESULTCODE\":\"0000\",\"TID\":\"cTS26112300150412345\",\"ORDERNO\":\"x\",\"AMOUNT\":\"9900\"}",
                "{\"RESULTCODE\":\"0000\",\"TID\":\"cTS26112300150412345\",\"ORDERNO\":\"ORDER-01\",\"AMOUNT\":\"?\"}"
            })
    void inconclusiveVerification(String reply) {
        server.always(PAYCERT, json(reply));
        assertThat(gateway.inquire(byTransaction)).isInstanceOf(InquiryOutcome.Inconclusive.class);
    }

    @Test
    void anUnknownTransaction() {
        server.always(PAYCERT, json("{\"RESULTCODE\":\"S404\",\"RESULTMSG\":\"존재하지 않는 거래\"}"));
        assertThat(gateway.inquire(byTransaction)).isInstanceOf(InquiryOutcome.NotFound.class);
        // A list that shows what the verification does not know yet outweighs it.
        server.always(PAYSEARCH, json("[" + row("") + "]"));
        assertThat(gateway.inquire(byOrder)).isInstanceOf(InquiryOutcome.Inconclusive.class);
    }

    @Test
    void unreachable() {
        server.always(PAYCERT, StubServer.closing());
        server.always(PAYSEARCH, StubServer.closing());
        assertThat(gateway.inquire(byTransaction)).isInstanceOf(InquiryOutcome.Inconclusive.class);
        assertThat(gateway.inquire(byOrder)).isInstanceOf(InquiryOutcome.Inconclusive.class);
        server.always(StubServer.TOKEN, json("{\"RTN_CD\":\"E003\"}"));
        var fresh = shop.gateway(Shop.settings(server.uri()), clock);
        assertThat(fresh.inquire(byOrder)).isInstanceOf(InquiryOutcome.Inconclusive.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[ROW]", "ROW", "{\"RESULTCODE\":\"0000\",\"total\":1,\"list\":[ROW]}", "\n [ROW]\n "})
    void aChargeByItsOrderNumberInEveryShapeOfList(String shape) {
        server.always(PAYCERT, json(row("")));
        server.always(PAYSEARCH, json(shape.replace("ROW", row(""))));
        assertThat(found(gateway.inquire(byOrder)).txn()).isEqualTo(TXN);
    }

    /** The day, the day before and the day after in Korea, but no day that has not begun. */
    @ParameterizedTest
    @CsvSource({
        "2026-11-24T03:00:00Z, 2026-11-22, 2026-11-24",
        "2026-11-22T15:20:00Z, 2026-11-22, 2026-11-23",
        "2026-12-24T03:00:00Z, 2026-11-22, 2026-11-24"
    })
    void theDaysThatAreScanned(Instant now, String from, String to) {
        clock.set(now);
        gateway.inquire(byOrder);
        List<String> days = LocalDate.parse(from)
                .datesUntil(LocalDate.parse(to).plusDays(1))
                .map(LocalDate::toString)
                .toList();
        assertThat(server.received(PAYSEARCH))
                .allSatisfy(request -> assertThat(request.body().has("TID")).isFalse())
                .allSatisfy(request -> assertThat(request.headers()).doesNotContainKey("apikey"))
                .extracting(request -> request.body().path("STD_DT").asText())
                .containsExactlyElementsOf(days);
        assertThat(server.received(PAYSEARCH))
                .extracting(request -> request.body().path("END_DT").asText())
                .containsExactlyElementsOf(days);
    }

    @Test
    void completeAndEmptyByTheVendorsOwnWord() {
        server.always(PAYSEARCH, json("{\"RESULTCODE\":\"E008\",\"RESULTMSG\":\"?\"}"));
        assertThat(gateway.inquire(byOrder)).isInstanceOf(InquiryOutcome.NotFound.class);
    }

    /** Each may be a list that was not understood: only charges that must be on it could tell. */
    @ParameterizedTest
    @ValueSource(strings = {"[]", "{\"RESULTCODE\":\"0000\"}", "[OTHER]"})
    void aListWithoutAnySignIsNotEvidenceOfAbsence(String list) {
        String other = row("").replace(ORDER.value(), ORDER.value() + "1");
        server.always(PAYSEARCH, json(list.replace("OTHER", other)));
        assertThat(gateway.inquire(byOrder)).isInstanceOf(InquiryOutcome.Inconclusive.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<html>",
                "",
                "{}",
                "[1]",
                "[null]",
                "{\"RESULTCODE\":\"E001\",\"RESULTMSG\":\"?\"}",
                "{\"RESULTCODE\":\"S1\",\"RESULTMSG\":\"시스템 점검\"}"
            })
    void anythingElseIsNotEvidenceOfAbsence(String list) {
        server.always(PAYSEARCH, json(list));
        assertThat(gateway.inquire(byOrder)).isInstanceOf(InquiryOutcome.Inconclusive.class);
    }

    @Test
    void halfAListIsNotEvidenceOfAbsence() {
        server.always(PAYSEARCH, StubServer.truncating("[" + row("") + "]"));
        assertThat(gateway.inquire(byOrder)).isInstanceOf(InquiryOutcome.Inconclusive.class);
    }

    @Test
    void ofTwoApprovalsTheFirstIsReportedAndTheJournalShowsBoth() {
        String later = row("").replace("150412345", "150499999").replace("20261123001504", "20261123001604");
        server.always(PAYSEARCH, json("[" + later + "," + row("") + "]"));
        server.always(PAYCERT, json(row("")));
        assertThat(found(gateway.inquire(byOrder)).txn()).isEqualTo(TXN);
        assertThat(server.received(PAYCERT)).hasSize(1);
        var page = (TransactionPage.Page)
                gateway.journal().orElseThrow().list(LocalDate.of(2026, 11, 23), Optional.empty());
        assertThat(page.payments())
                .hasSize(2)
                .allMatch(payment -> payment.orderNo().equals(ORDER));
        assertThat(page.next()).isEmpty();
    }

    @Test
    void anApprovalOutweighsADecline() {
        String declined = row("").replace("\"0000\"", "\"2015\"")
                .replace("150412345", "150411111")
                .replace("41234567", "");
        server.always(PAYSEARCH, json("[" + declined + "," + row("") + "]"));
        server.always(PAYCERT, json(row("")));
        assertThat(found(gateway.inquire(byOrder)).txn()).isEqualTo(TXN);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {"2015, CARD_EXPIRED", "S199, -"})
    void aListedDecline(String code, DeclineReason reason) {
        String declined = row("").replace("\"0000\"", "\"" + code + "\"").replace("41234567", "");
        server.always(PAYSEARCH, json("[" + declined + "]"));
        PaymentSnapshot payment = found(gateway.inquire(byOrder));
        assertThat(payment.status()).isEqualTo(PaymentSnapshot.Status.DECLINED);
        assertThat(payment.decline().map(decline -> decline.reason())).isEqualTo(Optional.ofNullable(reason));
    }

    @Test
    void aVerificationOfAnotherOrderIsInconclusive() {
        server.always(PAYSEARCH, json("[" + row("") + "]"));
        server.always(PAYCERT, json(row("").replace(ORDER.value(), "OTHER-0001")));
        assertThat(gateway.inquire(byOrder)).isInstanceOf(InquiryOutcome.Inconclusive.class);
    }

    @Test
    void thePagedList() {
        var settings = Shop.settings(server.uri());
        var paged = shop.gateway(Shop.paged(settings), clock);
        String full = IntStream.range(0, 100)
                .mapToObj(i -> row("").replace(ORDER.value(), "OTHER-" + (1000 + i)))
                .collect(Collectors.joining(",", "{\"RESULTCODE\":\"0000\",\"total\":\"101\",\"data\":[", "]}"));
        server.once(PAYLIST, json(full)).once(PAYLIST, json("[" + row("") + "]"));
        server.always(PAYLIST, json("[" + row("\"CANCLE_SUM_AMOUNT\":\"9900\",") + "]"));
        server.always(PAYCERT, json(row("")));
        assertThat(found(paged.inquire(byOrder)).remaining()).contains(Money.won(0));
        assertThat(server.received(PAYLIST))
                .extracting(request -> request.body().path("PAGE").asText())
                .containsExactly("1", "2", "1", "2", "1", "2", "1");
        assertThat(server.received(PAYLIST).get(0).body().path("PERPAGE").asText())
                .isEqualTo("100");
        assertThat(server.received(PAYSEARCH)).isEmpty();

        // A page that fails makes the scan half-read: what the other days do not show may be on it.
        server.always(PAYLIST, json("[]"));
        server.once(PAYLIST, json(full)).once(PAYLIST, json("<html>"));
        assertThat(paged.inquire(byOrder)).isInstanceOf(InquiryOutcome.Inconclusive.class);

        server.once(PAYLIST, json(full));
        var first =
                (TransactionPage.Page) paged.journal().orElseThrow().list(LocalDate.of(2026, 11, 23), Optional.empty());
        assertThat(first.payments()).hasSize(100);
        assertThat(first.next()).isPresent();
        server.once(PAYLIST, json("[" + row("") + "]"));
        var last = (TransactionPage.Page) paged.journal().orElseThrow().list(LocalDate.of(2026, 11, 23), first.next());
        assertThat(last.next()).isEmpty();
    }

    @Test
    void theJournalSkipsWhatIsNotOursAndAdmitsWhatItCannotRead() {
        String scheduled = row("").replace(ORDER.value(), "srs 20261123");
        server.always(PAYSEARCH, json("[" + scheduled + "," + row("") + "]"));
        assertThat(((TransactionPage.Page) journal()).payments()).hasSize(1);
        server.always(PAYSEARCH, json("<html>"));
        assertThat(journal()).isInstanceOf(TransactionPage.Unavailable.class);
        server.always(PAYSEARCH, json("{\"RESULTCODE\":\"E008\"}"));
        assertThat(((TransactionPage.Page) journal()).payments()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"AMOUNT\":\"?\"", "\"AMOUNT\":\"0\"", "\"TID\":\"\""})
    void aRowThatCannotBeReadHidesNoOther(String broken) {
        String field = broken.substring(0, broken.indexOf(':'));
        String other = row("").replace(ORDER.value(), "OTHER-0001");
        String odd = row("").replaceAll(field + ":\"[^\"]*\"", broken);
        server.always(PAYSEARCH, json("[" + odd + "," + other + "]"));
        server.always(PAYCERT, json(odd));

        TransactionPage.Page page = (TransactionPage.Page) journal();

        assertThat(page.payments())
                .extracting(payment -> payment.orderNo().value())
                .containsExactly("OTHER-0001");
        assertThat(page.unreadable()).containsExactly(ORDER);
        assertThat(gateway.inquire(byOrder)).isInstanceOf(InquiryOutcome.Inconclusive.class);
    }

    @Test
    void aRowThatCannotBeReadOutweighsADeclineOfItsOrderButNoApproval() {
        String odd = row("").replace(TXN.value(), "");
        String declined = row("").replace("\"0000\"", "\"2015\"")
                .replace("20261123001504", "20261123000000")
                .replace("41234567", "");
        server.always(PAYSEARCH, json("[" + declined + "," + odd + "]"));
        assertThat(gateway.inquire(byOrder)).isInstanceOf(InquiryOutcome.Inconclusive.class);
        server.always(PAYSEARCH, json("[" + odd + "," + row("") + "]"));
        server.always(PAYCERT, json(row("")));
        assertThat(found(gateway.inquire(byOrder)).txn()).isEqualTo(TXN);
    }

    private TransactionPage journal() {
        return gateway.journal().orElseThrow().list(LocalDate.of(2026, 11, 23), Optional.empty());
    }

    private static PaymentSnapshot found(InquiryOutcome outcome) {
        assertThat(outcome).isInstanceOf(InquiryOutcome.Found.class);
        return ((InquiryOutcome.Found) outcome).payment();
    }

    private static String row(String more) {
        return "{\"RESULTCODE\":\"0000\"," + more + "\"ORDERNO\":\"" + ORDER + "\",\"AMOUNT\":\"9900\",\"TID\":\"" + TXN
                + "\",\"ACCEPTNO\":\"41234567\",\"ACCEPTDATE\":\"20261123001504\",\"PAYMETHOD\":\"CARD_BATCH\",\"CARDCODE\":\"61\"}";
    }
}

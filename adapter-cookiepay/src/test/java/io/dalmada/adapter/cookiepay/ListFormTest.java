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
import io.dalmada.domain.gateway.MerchantOrderNo;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A list proves absence only if it was understood: its form is known, its count fits and every row was read. Each list here
 * holds the charge that is asked for, in a form that nobody documented.
 */
class ListFormTest {
    private static final MerchantOrderNo ORDER = new MerchantOrderNo("P01JD7Z0M4KQ8V2X5C9R3T6WYAB-01");
    private static final String TXN = "cTS26112300150412345";
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);

    private final StubServer server = new StubServer();
    private final Shop shop = new Shop();
    private final PaymentGateway gateway = shop.gateway(Shop.settings(server.uri()));
    private final PaymentGateway paged = shop.gateway(Shop.paged(Shop.settings(server.uri())));
    private final InquiryKey byOrder = new InquiryKey.ByOrder(ORDER, Shop.NOW);
    private final InquiryKey another =
            new InquiryKey.ByOrder(new MerchantOrderNo("P01JD7Z0M4KQ8V2X5C9R3T6WYAC-01"), Shop.NOW);

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"RESULTCODE\":\"0000\",\"data\":{\"list\":[ROW]}}",
                "{\"RESULTCODE\":\"0000\",\"data\":{\"total\":1,\"list\":[ROW]}}",
                "{\"data\":{\"RESULTCODE\":\"0000\",\"list\":[ROW]},\"RESULTCODE\":\"0000\"}",
                "{\"RESULTCODE\":\"0000\",\"0\":ROW}",
                "{\"RESULTCODE\":\"0000\",\"list\":{\"0\":ROW,\"1\":ROW}}",
                "{\"RESULTCODE\":\"0000\",\"list\":\"TEXT\"}",
                "{\"RESULTCODE\":\"0000\",\"decryptData\":\"TEXT\"}",
                "{\"RESULTCODE\":\"0000\",\"errors\":[],\"list\":[ROW]}",
                "{\"RESULTCODE\":\"0000\",\"list\":[],\"rows\":[ROW]}",
                "{\"RESULTCODE\":\"0000\",\"list\":[[ROW]]}",
                "[[ROW]]",
                "[{\"row\":ROW}]",
                "\"TEXT\"",
                "{\"RESULTCODE\":\"0000\",\"TID\":null,\"ORDERNO\":\"@\",\"AMOUNT\":\"9900\"}",
                "{\"RESULTCODE\":\"0000\",\"TRANSACTION\":\"T\",\"ORDER_NO\":\"@\",\"PRICE\":\"9900\"}",
                "{\"RESULTCODE\":\"E008\",\"list\":[ROW]}",
                "{\"RESULTCODE\":\"0000\",\"RESULTCODE\":\"E008\",\"list\":[]}",
                "{\"RESULTCODE\":\"0000\",\"TOTAL\":\"1\"}",
                "{\"RESULTCODE\":\"0000\",\"TOTAL\":\"1\",\"list\":[]}",
                "{\"RESULTCODE\":\"E008\",\"TOTAL\":\"1\"}"
            })
    void a_form_that_is_not_known_proves_no_absence(String form) {
        String list = form.replace("ROW", row()).replace("TEXT", escaped("[" + row() + "]"));
        nothingIsAbsent(filled(list));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"ORDERNO\" > \"ORDER_NO\"",
                "\"ORDERNO\" > \"order\"",
                "\"@\" > null",
                "\"@\" > \"\"",
                "\"@\" > \"~\"",
                "\"@\" > \"RS1_@\"",
                "\"@\" > \"RS1-@\"",
                "\"@\" > \"RS1@\"",
                "\"@\" > \"@/1\"",
                "\"9900\" > \"9,900\"",
                "\"9900\" > null",
                "\"9900\" > \"\"",
                "\"9900\" > \"-9900\"",
                "\"9900\" > {\"value\":9900}",
                "\"AMOUNT\" > \"PRICE\"",
                "\"TID\":\"#\" > \"TID\":null",
                "\"TID\":\"#\" > \"TID\":\"\"",
                "\"TID\" > \"TNO\""
            })
    /** In a change @ stands for the order number, ~ for the same in lower case, # for the transaction. */
    void a_row_that_was_not_read_leaves_every_absence_in_doubt(String change) {
        String[] from = change.split(" > ");
        String odd = row().replace(filled(from[0]), filled(from[1]));
        assertThat(odd).as("the change hits").isNotEqualTo(row());
        nothingIsAbsent("[" + odd + "," + foreign() + "]");
        nothingIsAbsent("{\"RESULTCODE\":\"0000\",\"TOTAL\":2,\"LIST\":[" + foreign() + "," + odd + "]}");
    }

    private void nothingIsAbsent(String list) {
        for (String path : new String[] {PAYSEARCH, PAYLIST}) {
            server.always(path, json(list));
        }
        server.always(PAYCERT, json("{\"RESULTCODE\":\"S404\",\"RESULTMSG\":\"거래내역이 없습니다\"}"));
        for (PaymentGateway each : new PaymentGateway[] {gateway, paged}) {
            assertThat(each.inquire(byOrder)).as(list).isInstanceOf(InquiryOutcome.Inconclusive.class);
            assertThat(each.inquire(another)).as(list).isInstanceOf(InquiryOutcome.Inconclusive.class);
        }
    }

    /** Every name in which PHP services count. */
    @ParameterizedTest
    @CsvSource({"TOTAL", "total_count", "TotalCnt", "COUNT", "CNT", "LIST_CNT", "totalCount", "TOTAL_ROWS"})
    void a_count_that_does_not_fit_proves_no_absence(String name) {
        String list = "{\"RESULTCODE\":\"0000\",\"" + name + "\":\"3\",\"LIST\":[" + foreign() + "]}";
        server.always(PAYSEARCH, json(list));
        assertThat(gateway.inquire(byOrder)).isInstanceOf(InquiryOutcome.Inconclusive.class);
        server.always(PAYSEARCH, json(list.replace("\"3\"", "1")));
        assertThat(gateway.inquire(byOrder)).isInstanceOf(InquiryOutcome.NotFound.class);
    }

    @Test
    void a_page_that_the_vendor_caps_below_ours_is_not_the_last() {
        String first = IntStream.range(0, 50).mapToObj(this::other).collect(Collectors.joining(",", "[", "]"));
        server.always(PAYCERT, json(row()));
        server.always(PAYLIST, pages(first, "[" + row() + "]"));
        assertThat(paged.inquire(byOrder)).isInstanceOf(InquiryOutcome.Found.class);
    }

    @Test
    void a_total_says_when_the_pages_are_at_their_end_and_whether_one_is_missing() {
        String first = "{\"RESULTCODE\":\"0000\",\"TOTAL\":51,\"LIST\":"
                + IntStream.range(0, 50).mapToObj(this::other).collect(Collectors.joining(",", "[", "]")) + "}";
        String rest = "{\"RESULTCODE\":\"0000\",\"TOTAL\":51,\"LIST\":[" + other(50) + "]}";
        server.always(PAYLIST, pages(first, rest));
        assertThat(paged.inquire(byOrder)).isInstanceOf(InquiryOutcome.NotFound.class);
        assertThat(server.received(PAYLIST))
                .extracting(request -> request.body().path("PAGE").asText())
                .containsExactly("1", "1", "2");
        server.always(PAYLIST, pages(first, "[]"));
        assertThat(paged.inquire(byOrder)).isInstanceOf(InquiryOutcome.Inconclusive.class);
    }

    /** A server that does not know PAGE answers each with the same rows: what is behind them is never shown. */
    @Test
    void a_page_that_comes_again_proves_no_absence() {
        server.always(PAYLIST, json("[" + other(1) + "]"));
        assertThat(paged.inquire(byOrder)).isInstanceOf(InquiryOutcome.Inconclusive.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[]",
                "[OTHER]",
                "[OTHER,FOREIGN]",
                "{\"RESULTCODE\":\"0000\"}",
                "{\"RESULTCODE\":\"0000\",\"RESULTMSG\":\"성공\",\"TOTAL\":0}",
                "{\"RESULTCODE\":\"0000\",\"TOTAL\":\"0\",\"LIST\":[]}",
                "{\"RESULTCODE\":\"0000\",\"TOTAL\":2,\"PAGE\":1,\"LIST\":[OTHER,FOREIGN]}",
                "{\"RESULTCODE\":\"E008\",\"RESULTMSG\":\"?\"}",
                "{\"RESULTCODE\":\"E008\",\"LIST\":[]}",
                "OTHER"
            })
    void what_is_understood_is_read_whole(String form) {
        server.always(PAYSEARCH, json(form.replace("OTHER", other(7)).replace("FOREIGN", foreign())));
        TransactionPage.Page page = (TransactionPage.Page) journal();
        assertThat(page.sign().misread()).isEmpty();
        assertThat(page.sign().rows()).isEqualTo(form.split("OTHER|FOREIGN", -1).length - 1);
        assertThat(page.sign().declaredEmpty()).isEqualTo(form.contains("E008"));
        assertThat(shop.meters.find("dalmada.gateway.misread").counter()).isNull();
    }

    /** Fixed words, so that the alarm can be read by everybody and tells nothing of the contents. */
    @Test
    void the_form_is_counted_by_name() {
        server.always(PAYSEARCH, json("{\"RESULTCODE\":\"0000\",\"data\":{\"list\":[" + row() + "]}}"));
        journal();
        server.always(PAYSEARCH, json("[" + row().replace("ORDERNO", "ORDER_NO") + "]"));
        journal();
        assertThat(shop.meters.find("dalmada.gateway.misread").counters().stream()
                        .collect(Collectors.toMap(it -> it.getId().getTag("form"), it -> (int) it.count())))
                .isEqualTo(Map.of("rows inside an object", 1, "row without an order number", 1));
    }

    /** The rows that were read show what is there, whatever else was not. */
    @Test
    void an_approval_is_found_beside_a_row_that_was_not_read() {
        String odd = other(1).replace("ORDERNO", "ORDER_NO");
        server.always(PAYSEARCH, json("[" + odd + "," + row() + "]"));
        server.always(PAYCERT, json(row()));
        assertThat(gateway.inquire(byOrder)).isInstanceOf(InquiryOutcome.Found.class);
        assertThat(gateway.inquire(another)).isInstanceOf(InquiryOutcome.Inconclusive.class);
        assertThat(((TransactionPage.Page) journal()).payments()).hasSize(1);
    }

    private TransactionPage journal() {
        return gateway.journal().orElseThrow().list(DAY, Optional.empty());
    }

    private static StubServer.Behaviour pages(String first, String second) {
        return (request, client) -> {
            String page = request.body().path("PAGE").asText();
            boolean day = request.body().path("STD_DT").asText().equals(DAY.toString());
            String none = "{\"RESULTCODE\":\"E008\",\"RESULTMSG\":\"x\"}";
            String list = !day ? none : page.equals("1") ? first : page.equals("2") ? second : none;
            return json(list).act(request, client);
        };
    }

    private static String filled(String text) {
        return text.replace("@", ORDER.value())
                .replace("~", ORDER.value().toLowerCase(Locale.ROOT))
                .replace("#", TXN);
    }

    private static String escaped(String json) {
        return json.replace("\"", "\\\"");
    }

    private static String row() {
        return "{\"RESULTCODE\":\"0000\",\"ORDERNO\":\"" + ORDER + "\",\"AMOUNT\":\"9900\",\"TID\":\"" + TXN
                + "\",\"ACCEPTDATE\":\"20261123001504\",\"CARDCODE\":\"61\"}";
    }

    private String other(int number) {
        return row().replace("YAB-01", "YZ" + (char) ('A' + number % 26) + "-" + String.format("%02d", 1 + number))
                .replace(TXN, "cTS2611230015040" + (1000 + number));
    }

    /** Of another system on the same contract. */
    private static String foreign() {
        return row().replace(ORDER.value(), "web_shop.20261123").replace(TXN, "cTS26112300150477777");
    }
}

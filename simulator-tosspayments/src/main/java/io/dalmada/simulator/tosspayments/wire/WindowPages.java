package io.dalmada.simulator.tosspayments.wire;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.dalmada.simulator.base.Reply;
import io.dalmada.simulator.base.Request;
import io.dalmada.simulator.tosspayments.state.Merchant;
import io.dalmada.simulator.tosspayments.state.TestCard;
import java.net.URLEncoder;
import java.util.Map;

/**
 * The vendor's window in small: its script, a page that offers the test cards, and the way back. Nothing of a card is
 * typed: a card is chosen.
 */
public final class WindowPages {
    public static final String SCRIPT = "/v2/standard";
    static final String PAGE = "/window";

    private static final String HTML = "text/html; charset=UTF-8";

    private final Gate gate;
    private final Windows windows;

    public WindowPages(Gate gate, Windows windows) {
        this.gate = gate;
        this.windows = windows;
    }

    public static boolean serves(Request request) {
        return request.path().equals(SCRIPT) || request.path().equals(PAGE);
    }

    public Reply serve(Request request, String base) {
        if (request.path().equals(SCRIPT)) {
            return new Reply(200, "text/javascript; charset=UTF-8", script(base).getBytes(UTF_8));
        }
        String ending = request.queryValue("card");
        return ending.isEmpty() ? page(request) : back(request, ending);
    }

    private static String script(String base) {
        return """
                window.TossPayments = clientKey => ({ payment: ({ customerKey }) => ({
                  requestBillingAuth: options => {
                    const query = new URLSearchParams({ clientKey, customerKey,
                      successUrl: options.successUrl, failUrl: options.failUrl });
                    window.location.assign('%s%s?' + query);
                    return new Promise(() => {});
                  } }) });
                """.formatted(base, PAGE);
    }

    private static Reply page(Request request) {
        StringBuilder page = new StringBuilder("<!doctype html><html lang=\"ko\"><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"><title>카드 등록 (시뮬레이터)</title>"
                + "<h1>카드 등록</h1><p>시뮬레이터: 실제 결제 없음. No real money moves.</p><ul>");
        for (TestCard card : TestCard.values()) {
            page.append(link(request, card.name(), card.number() + " " + card.name()));
        }
        page.append(link(request, "CANCEL", "닫기")).append("</ul>");
        return new Reply(200, HTML, page.toString().getBytes(UTF_8));
    }

    private static String link(Request request, String card, String text) {
        return "<li><a href=\"" + PAGE + "?" + escaped(request.query()) + "&amp;card=" + card + "\">" + text
                + "</a></li>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("\"", "&quot;").replace("<", "&lt;");
    }

    private Reply back(Request request, String ending) {
        String customerKey = request.queryValue("customerKey");
        try {
            Refusal.when(ending.equals("CANCEL"), "PAY_PROCESS_CANCELED");
            Merchant merchant = gate.ofWindow(request.queryValue("clientKey"));
            String number = TestCard.valueOf(ending).number();
            String authKey = windows.pass(merchant, customerKey, number);
            return to(request.queryValue("successUrl"), "customerKey", customerKey, "authKey", authKey);
        } catch (Refusal refusal) {
            return to(request.queryValue("failUrl"), "code", refusal.code(), "message", "카드가 등록되지 않았습니다.");
        }
    }

    private static Reply to(String address, String... parameters) {
        StringBuilder target = new StringBuilder(address).append(address.contains("?") ? '&' : '?');
        for (int i = 0; i < parameters.length; i += 2) {
            target.append(i == 0 ? "" : "&").append(parameters[i]).append('=');
            target.append(URLEncoder.encode(parameters[i + 1], UTF_8));
        }
        return new Reply(302, HTML, new byte[0], Map.of("Location", target.toString()));
    }
}

package io.dalmada.bootstrap.bench;

import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.wire.Credentials;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

/** A charge and its decryption, bare (docs/wire/cookiepay.md, 5 and 6): what the ceilings send. */
final class BenchWire {
    private static final Credentials PAIR = Credentials.LOCAL;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final String token;
    private final String billKey;

    BenchWire(CookiePaySimulator simulator) {
        this.base = simulator.baseUri();
        String pair = "{\"pay2_id\":\"%s\",\"pay2_key\":\"%s\"}".formatted(PAIR.apiId(), PAIR.apiKey());
        this.token = field(post("/payAuth/token", "", pair), "TOKEN");
        this.billKey = simulator.issuedKeys().iterator().next();
    }

    void charge(String orderNo) {
        String order = """
                {"API_ID":"%s","BILLKEY":"%s","ORDERNO":"%s","PRODUCTNAME":"x","PRODUCTCODE":"x","AMOUNT":"9900",
                 "TAXFREECD":"Y","QUOTA":"00","BUYERNAME":"x","BUYERID":"x"}""".formatted(PAIR.apiId(), billKey, orderNo);
        String sealed = field(post("/Subscribe/payments", token, order), "ENC_DATA");
        post(
                "/EdiAuth/cookiepay_edi_decrypt",
                token,
                "{\"API_ID\":\"%s\",\"ENC_DATA\":\"%s\"}".formatted(PAIR.apiId(), sealed));
    }

    private String post(String path, String authority, String body) {
        HttpRequest request = HttpRequest.newBuilder(base.resolve(path))
                .header("Content-Type", "application/json")
                .header("ApiKey", PAIR.apiKey())
                .header("TOKEN", authority)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException failed) {
            throw new IllegalStateException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static String field(String json, String name) {
        int at = json.indexOf("\"" + name + "\":\"") + name.length() + 4;
        return json.substring(at, json.indexOf('"', at));
    }
}

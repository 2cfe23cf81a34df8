package io.dalmada.adapter.tosspayments;

import feign.HeaderMap;
import feign.Headers;
import feign.RequestLine;
import io.dalmada.gateway.support.Answer;
import java.net.URI;
import java.util.Map;

/** The wire's three forms. Addresses hold keys, so they are made, and percent-encoded, in one place: {@link Wire}. */
interface TossPaymentsApi {
    @RequestLine("POST")
    @Headers("Content-Type: application/json")
    Answer post(URI to, @HeaderMap Map<String, String> headers, Map<String, ?> fields);

    @RequestLine("GET")
    Answer get(URI to, @HeaderMap Map<String, String> headers);

    @RequestLine("DELETE")
    Answer delete(URI to, @HeaderMap Map<String, String> headers);
}

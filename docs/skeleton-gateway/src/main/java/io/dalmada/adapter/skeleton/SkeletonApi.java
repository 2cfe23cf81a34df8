package io.dalmada.adapter.skeleton;

import feign.HeaderMap;
import feign.Headers;
import feign.RequestLine;
import io.dalmada.gateway.support.Answer;
import java.net.URI;
import java.util.Map;

/** The wire's forms. Addresses may hold keys, so they are made, and percent-encoded, in one place: {@link Wire}. */
interface SkeletonApi {
    @RequestLine("POST")
    @Headers("Content-Type: application/json")
    Answer post(URI to, @HeaderMap Map<String, String> headers, Map<String, ?> fields);

    @RequestLine("GET")
    Answer get(URI to, @HeaderMap Map<String, String> headers);

    @RequestLine("DELETE")
    Answer delete(URI to, @HeaderMap Map<String, String> headers);
}

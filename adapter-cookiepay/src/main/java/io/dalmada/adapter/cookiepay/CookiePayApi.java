package io.dalmada.adapter.cookiepay;

import feign.HeaderMap;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import io.dalmada.gateway.support.Answer;
import java.util.Map;

/** The wire's one form: everything is a POST of a JSON object. */
@Headers("Content-Type: application/json; charset=utf-8")
interface CookiePayApi {
    @RequestLine("POST /{path}")
    Answer post(@Param("path") String path, @HeaderMap Map<String, String> headers, Map<String, ?> fields);
}

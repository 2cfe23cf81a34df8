package io.dalmada.adapter.cookiepay;

import com.fasterxml.jackson.databind.JsonNode;
import feign.HeaderMap;
import feign.Headers;
import feign.Param;
import feign.RequestLine;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The wire's one form: everything is a POST of a JSON object. */
@Headers("Content-Type: application/json; charset=utf-8")
interface CookiePayApi {
    @RequestLine("POST /{path}")
    @Nullable
    JsonNode post(@Param("path") String path, @HeaderMap Map<String, String> headers, Map<String, ?> fields);
}

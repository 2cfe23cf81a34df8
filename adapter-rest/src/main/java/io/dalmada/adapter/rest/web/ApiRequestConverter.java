package io.dalmada.adapter.rest.web;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpInputMessage;
import org.springframework.http.HttpOutputMessage;
import org.springframework.http.MediaType;
import org.springframework.http.converter.AbstractHttpMessageConverter;

/** Reads request bodies: JSON of at most 16 KB, wiped after reading. */
public final class ApiRequestConverter extends AbstractHttpMessageConverter<ApiRequest> {
    private static final int MOST_BYTES = 16 * 1024;

    private final ApiJson json;

    public ApiRequestConverter(ApiJson json) {
        super(MediaType.APPLICATION_JSON);
        this.json = json;
    }

    @Override
    protected boolean supports(Class<?> type) {
        return ApiRequest.class.isAssignableFrom(type);
    }

    @Override
    public boolean canWrite(Class<?> type, @Nullable MediaType mediaType) {
        return false;
    }

    @Override
    protected ApiRequest readInternal(Class<? extends ApiRequest> type, HttpInputMessage message) throws IOException {
        if (message.getHeaders().getContentLength() > MOST_BYTES) {
            throw MalformedRequest.of(ProblemType.REQUEST_TOO_LARGE);
        }
        byte[] body = message.getBody().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            throw MalformedRequest.of(ProblemType.REQUEST_TOO_LARGE);
        }
        return json.read(body, type);
    }

    @Override
    protected void writeInternal(ApiRequest request, HttpOutputMessage message) {
        throw new UnsupportedOperationException("requests are never written");
    }
}

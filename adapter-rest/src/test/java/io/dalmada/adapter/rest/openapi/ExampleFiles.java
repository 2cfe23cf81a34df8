package io.dalmada.adapter.rest.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.adapter.rest.web.ApiJson;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** The examples of the document, held against what the API reads and writes. */
public final class ExampleFiles {
    private ExampleFiles() {}

    public static String text(String example) {
        return Examples.read(example);
    }

    /** As a route reads it. */
    public static <T> T request(String example, Class<T> type) {
        return new ApiJson().read(text(example).getBytes(StandardCharsets.UTF_8), type);
    }

    /** @param body the class that writes it, with its feature: {@code plan.PlanBody} */
    public static void requireAsGiven(String example, String body) throws ClassNotFoundException {
        JsonMapper mapper = JsonMapper.builder().build();
        Object read = mapper.readValue(text(example), Class.forName("io.dalmada.adapter.rest." + body));

        assertThat(mapper.readTree(new ApiJson().write(read))).isEqualTo(mapper.readTree(text(example)));
    }
}

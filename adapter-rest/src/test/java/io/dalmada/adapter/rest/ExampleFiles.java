package io.dalmada.adapter.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import tools.jackson.databind.json.JsonMapper;

/** The examples of the document, held against what the API reads and writes. */
final class ExampleFiles {
    private ExampleFiles() {}

    static String text(String example) {
        return Examples.read(example);
    }

    /** As a route reads it. */
    static <T> T request(String example, Class<T> type) {
        return new ApiJson().read(text(example).getBytes(StandardCharsets.UTF_8), type);
    }

    /** @param body the class that writes it */
    static void requireAsGiven(String example, String body) throws ClassNotFoundException {
        JsonMapper mapper = JsonMapper.builder().build();
        Object read =
                mapper.readValue(text(example), Class.forName(ExampleFiles.class.getPackageName() + "." + body));

        assertThat(mapper.readTree(new ApiJson().write(read))).isEqualTo(mapper.readTree(text(example)));
    }
}

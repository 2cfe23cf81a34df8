package io.dalmada.adapter.rest.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.annotation.JsonDeserialize;
import tools.jackson.databind.deser.std.StdDeserializer;

/** What was opened is wiped when the rest of its body is refused, and left to its reader when it is not. */
class OpenSecretsTest {
    private static char[] opened = new char[0];

    private record Body(
            @JsonDeserialize(using = Reader.class) String secret, String name) implements ApiRequest {}

    static final class Reader extends StdDeserializer<String> {
        Reader() {
            super(String.class);
        }

        @Override
        public String deserialize(JsonParser parser, DeserializationContext context) {
            opened = parser.getString().toCharArray();
            OpenSecrets.add(context, () -> Arrays.fill(opened, '\0'));
            return "***";
        }
    }

    private static Body read(String body) {
        return new ApiJson().read(body.getBytes(StandardCharsets.UTF_8), Body.class);
    }

    @AfterEach
    void forget() {
        opened = new char[0];
    }

    @Test
    void are_left_to_whoever_reads_a_good_body() {
        assertThat(read("{\"secret\":\"s3cret\",\"name\":\"a\"}").name()).isEqualTo("a");
        assertThat(opened).containsExactly("s3cret".toCharArray());
    }

    @Test
    void are_wiped_when_the_rest_is_malformed() {
        assertThatThrownBy(() -> read("{\"secret\":\"s3cret\",\"other\":1}")).isInstanceOf(MalformedRequest.class);
        assertThat(opened).hasSize(6).containsOnly('\0');
    }

    @Test
    void are_wiped_when_a_text_of_it_cannot_be_taken() {
        assertThatThrownBy(() -> read("{\"secret\":\"s3cret\",\"name\":\"a\\u200bb\"}"))
                .isInstanceOf(InvalidFields.class);
        assertThat(opened).hasSize(6).containsOnly('\0');
    }
}

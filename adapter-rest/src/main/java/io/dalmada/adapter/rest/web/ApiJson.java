package io.dalmada.adapter.rest.web;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.databind.json.JsonMapper;

/** The API's own JSON: it reads strictly and ignores the settings of the rest of the application. */
public final class ApiJson {
    /** Buffers are not recycled: one that held a card is garbage, and is not handed to the next request. */
    private final JsonMapper mapper = JsonMapper.builder(JsonFactory.builder()
                    .recyclerPool(JsonRecyclerPools.nonRecyclingPool())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new JsonRules())
            .build();

    public String write(Object body) {
        return mapper.writeValueAsString(body);
    }

    /**
     * Reads and wipes a body.
     *
     * @throws MalformedRequest that names the field if one is to blame, and repeats nothing
     * @throws InvalidFields naming every text that cannot be taken
     */
    public <T> T read(byte[] body, Class<T> type) {
        char[] text = decoded(body);
        OpenSecrets secrets = new OpenSecrets();
        FoundTexts texts = new FoundTexts(PublicFields.of(type));
        try (JsonParser parser = mapper.createParser(text)) {
            T read = mapper.readerFor(type)
                    .withAttribute(OpenSecrets.ATTRIBUTE, secrets)
                    .withAttribute(FoundTexts.FOUND, texts)
                    .readValue(parser);
            if (read == null) {
                throw MalformedRequest.body();
            }
            texts.require();
            return read;
        } catch (JacksonException unreadable) {
            secrets.wipe();
            throw malformed(unreadable, PublicFields.of(type));
        } catch (InvalidFields refused) {
            secrets.wipe();
            throw refused;
        } finally {
            Arrays.fill(text, '\0');
        }
    }

    private static char[] decoded(byte[] body) {
        CharBuffer decoded = CharBuffer.allocate(0);
        try {
            decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            return Arrays.copyOf(decoded.array(), decoded.limit());
        } catch (CharacterCodingException notUtf8) {
            throw MalformedRequest.body();
        } finally {
            Arrays.fill(decoded.array(), '\0');
            Arrays.fill(body, (byte) 0);
        }
    }

    private static MalformedRequest malformed(JacksonException unreadable, Set<String> names) {
        boolean unknown = unreadable instanceof UnrecognizedPropertyException;
        String field = unreadable.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(name -> name != null && (names.contains(name) || unknown && PublicFields.isWord(name)))
                .collect(Collectors.joining("."));
        return field.isEmpty() ? MalformedRequest.body() : MalformedRequest.field(field);
    }
}

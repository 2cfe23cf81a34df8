package io.dalmada.adapter.rest.web.idempotency;

import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.adapter.rest.web.MalformedRequest;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.TextRules;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The {@code Idempotency-Key}: 16 to 255 harmless characters, quoted as in the IETF draft or bare. Letters of other scripts
 * are refused: clients write them into a header in different ways, some as question marks, and then two orders have one key.
 */
public record IdempotencyKey(String value) {
    public static final String HEADER = "Idempotency-Key";
    private static final String BARE = "[A-Za-z0-9_.:-]{16,255}";
    public static final String PATTERN = "^(" + BARE + "|\"" + BARE + "\")$";
    private static final Pattern FORM = Pattern.compile(BARE);

    public static IdempotencyKey read(@Nullable String header) {
        if (header == null) {
            throw MalformedRequest.header(ProblemType.IDEMPOTENCY_KEY_MISSING, HEADER);
        }
        String bare = header.length() >= 2 && header.startsWith("\"") && header.endsWith("\"")
                ? header.substring(1, header.length() - 1)
                : header;
        if (!FORM.matcher(bare).matches()) {
            throw MalformedRequest.header(ProblemType.IDEMPOTENCY_KEY_INVALID, HEADER);
        }
        TextRules.fault(bare).ifPresent(fault -> {
            throw new InvalidFields(List.of(fault.of(HEADER)));
        });
        return new IdempotencyKey(bare);
    }
}

package io.dalmada.adapter.rest.openapi;

import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.Language;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.adapter.rest.web.problem.Problem;
import io.dalmada.adapter.rest.web.problem.ProblemDraft;
import io.dalmada.domain.gateway.Decline;
import io.dalmada.domain.gateway.DeclineReason;
import io.dalmada.domain.gateway.GatewayWord;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.examples.Example;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** The examples in the API's document: files for bodies, the catalogue itself for problems. */
public final class Examples {
    private static final RequestContext SOME =
            new RequestContext("0193589d-6f3c-7cde-9a55-0b6f2c1d4e88", Language.EN, Optional.empty());

    private static final String FOLDER = "/io/dalmada/adapter/rest/examples/";

    private final ApiJson json;

    public Examples(ApiJson json) {
        this.json = json;
    }

    Example file(String name) {
        return new Example().value(parsed(read(name)));
    }

    Example problem(ProblemType type) {
        ProblemDraft draft = ProblemDraft.of(type, SOME);
        Problem problem = switch (type) {
            case PAYMENT_DECLINED -> declined(draft, DeclineReason.INSUFFICIENT_BALANCE, "3133");
            case CARD_REFUSED -> declined(draft, DeclineReason.AUTH_MISMATCH, "3115");
            case WINDOW_REFUSED -> declined(draft, DeclineReason.MERCHANT_CONFIG, "4031");
            default -> draft.build();
        };
        return new Example().summary(type.title(SOME.language())).value(parsed(json.write(problem)));
    }

    private static Problem declined(ProblemDraft draft, DeclineReason reason, String code) {
        return draft.declined(Decline.of(reason), new GatewayWord(Optional.of(code), Optional.empty()))
                .build();
    }

    static String read(String name) {
        try (InputStream file = Examples.class.getResourceAsStream(FOLDER + name + ".json")) {
            if (file == null) {
                throw new IllegalStateException("there is no example " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Object parsed(String text) {
        try {
            return Json.mapper().readTree(text);
        } catch (IOException notJson) {
            throw new UncheckedIOException(notJson);
        }
    }
}

package io.dalmada.gateway.support;

import io.dalmada.domain.gateway.GatewayTxnId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which field of a vendor's reply means what. A field inside another is named by its path, {@code error.code}.
 *
 * @param codes fields with the code that the code table lists; the first that has a value counts
 * @param messages fields with the text beside it
 * @param transactions fields with the gateway's number of the charge or refund: a refusal that has one is no refusal
 * @param seal the field whose presence says that the reply has to be opened first, even if a code stands beside it
 * @param answers the statuses whose bodies are the vendor's own; empty for all below 500
 * @param successHasCode false where a 2xx object without a code is a success; lists never have one
 * @param traceHeader of the id that the vendor's support asks for
 * @param effects fields that only an executed request has, such as an approval number: a refusal that has one contradicts
 *     itself
 */
public record ResponseFormat(
        List<String> codes,
        List<String> messages,
        List<String> transactions,
        Optional<String> seal,
        Set<Integer> answers,
        boolean successHasCode,
        Optional<String> traceHeader,
        List<String> effects) {
    /** For the usual gateway: errors have a code and a text, a success has neither. */
    public static ResponseFormat of(String code, String message, String transaction) {
        return new ResponseFormat(
                List.of(code),
                List.of(message),
                List.of(transaction),
                Optional.empty(),
                Set.of(),
                false,
                Optional.empty(),
                List.of());
    }

    public ResponseFormat withTraceHeader(String name) {
        Optional<String> header = Optional.of(name.toLowerCase(Locale.ROOT));
        return new ResponseFormat(codes, messages, transactions, seal, answers, successHasCode, header, effects);
    }

    /** Fields that only an executed request has; their names as in {@link #codes}. */
    public ResponseFormat withEffects(String... names) {
        return new ResponseFormat(
                codes, messages, transactions, seal, answers, successHasCode, traceHeader, List.of(names));
    }

    public Optional<String> code(Fields fields) {
        return fields.text(codes.toArray(String[]::new));
    }

    Optional<String> code(Answer answer) {
        return code(read(answer));
    }

    Optional<String> message(Answer answer) {
        return read(answer).text(messages.toArray(String[]::new));
    }

    Optional<GatewayTxnId> transaction(Answer answer) {
        return read(answer).txn(transactions.toArray(String[]::new));
    }

    boolean isSealed(Answer answer) {
        return seal.flatMap(name -> read(answer).text(name)).isPresent();
    }

    /** True when a field shows that the gateway executed something; a number of only zeros counts as empty. */
    boolean showsEffect(Fields fields) {
        return effects.stream()
                .anyMatch(name ->
                        fields.text(name).filter(value -> !value.matches("0+")).isPresent());
    }

    /** True when another field of the reply contradicts this classification: then the reply proves nothing. */
    boolean contradicts(Answer answer, Classification verdict) {
        Fields fields = read(answer);
        long said = codes.stream()
                .flatMap(name -> fields.text(name).stream())
                .distinct()
                .count();
        return said > 1 || !(verdict instanceof Classification.Success) && showsEffect(fields);
    }

    /** The names of fields that are neither code nor text nor seal. */
    Stream<String> facts(Fields fields) {
        Stream<String> others =
                Stream.of(codes, messages, seal.stream().toList()).flatMap(List::stream);
        List<String> names = others.map(name -> name.toUpperCase(Locale.ROOT)).toList();
        return fields.names().stream().filter(name -> !names.contains(name.toUpperCase(Locale.ROOT)));
    }

    boolean isPlainSuccess(Answer answer) {
        Fields body = read(answer);
        return answer.status() / 100 == 2 && (body.isArray() || body.isObject() && !successHasCode);
    }

    Optional<String> traceId(Answer answer) {
        return traceHeader.map(answer.headers()::get);
    }

    private Fields read(Answer answer) {
        return answers.isEmpty() || answers.contains(answer.status()) ? answer.body() : Fields.NONE;
    }
}

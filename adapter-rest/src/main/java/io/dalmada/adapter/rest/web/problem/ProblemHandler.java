package io.dalmada.adapter.rest.web.problem;

import io.dalmada.adapter.rest.web.ApiAnswer;
import io.dalmada.adapter.rest.web.ApiJson;
import io.dalmada.adapter.rest.web.InvalidFields;
import io.dalmada.adapter.rest.web.MalformedRequest;
import io.dalmada.adapter.rest.web.ProblemType;
import io.dalmada.adapter.rest.web.RefusalTexts;
import io.dalmada.adapter.rest.web.RequestContext;
import io.dalmada.application.port.in.AlreadyDone;
import io.dalmada.application.port.in.ClockWrong;
import io.dalmada.application.port.out.ConcurrentChange;
import io.dalmada.application.port.out.StorageUnavailable;
import io.dalmada.application.port.out.UnreadableRow;
import io.dalmada.domain.shared.DomainException;
import java.util.List;
import org.apache.catalina.connector.ClientAbortException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;

/** Turns every failure into a problem of the catalogue. */
@RestControllerAdvice
public class ProblemHandler {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemHandler.class);
    private static final int SOON = 1;
    private static final int CLOCK_MAY_BE_SET = 30;

    private final ApiJson json;

    ProblemHandler(ApiJson json) {
        this.json = json;
    }

    @ExceptionHandler
    ResponseEntity<byte[]> refused(DomainException refused, RequestContext exchange) {
        ProblemType type = Refusals.of(refused.refusal());
        ProblemDraft problem = ProblemDraft.of(type, exchange).detail(RefusalTexts.of(refused, exchange.language()));
        refused.subject().ifPresent(problem::subscriptionId);
        refused.field()
                .ifPresent(field -> problem.fields(List.of(new Problem.FieldError(
                        field, refused.refusal().code(), RefusalTexts.of(refused, exchange.language())))));
        ApiAnswer answer = problem.answer(json);
        return (type == ProblemType.IDEMPOTENCY_IN_PROGRESS ? answer.retryAfter(SOON) : answer).send();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> invalid(InvalidFields invalid, RequestContext exchange) {
        List<Problem.FieldError> errors = invalid.faults().stream()
                .map(fault -> new Problem.FieldError(
                        fault.field(), fault.code(), RefusalTexts.of(fault, exchange.language())))
                .toList();
        ProblemDraft problem =
                ProblemDraft.of(ProblemType.VALIDATION_FAILED, exchange).fields(errors);
        return problem.answer(json).send();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> malformed(MalformedRequest malformed, RequestContext exchange) {
        ProblemDraft problem = ProblemDraft.of(malformed.type(), exchange);
        malformed.field().ifPresent(problem::field);
        malformed.hint().ifPresent(hint -> problem.detail(hint.in(exchange.language())));
        return problem.answer(json).send();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> forbidden(ScopeMissing missing, RequestContext exchange) {
        ProblemDraft problem = ProblemDraft.of(ProblemType.FORBIDDEN, exchange);
        missing.wanted().ifPresent(problem::scope);
        return problem.answer(json).send();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> tooMany(TooManyRequests tooMany, RequestContext exchange) {
        return ProblemDraft.of(tooMany.type(), exchange)
                .answer(json)
                .retryAfter(tooMany.waitSeconds())
                .send();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> mismatch(MethodArgumentTypeMismatchException mismatch, RequestContext exchange) {
        return malformed(MalformedRequest.field(mismatch.getName()), exchange);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> missing(MissingRequestValueException missing, RequestContext exchange) {
        return missing instanceof MissingServletRequestParameterException parameter
                ? malformed(MalformedRequest.field(parameter.getParameterName()), exchange)
                : malformed(MalformedRequest.body(), exchange);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> noBody(HttpMessageNotReadableException unreadable, RequestContext exchange) {
        return malformed(MalformedRequest.body(), exchange);
    }

    @ExceptionHandler
    ResponseEntity<byte[]> doneBefore(AlreadyDone done, RequestContext exchange) {
        ApiAnswer answer = ProblemDraft.of(ProblemType.ALREADY_EXISTS, exchange).answer(json);
        return done.location().map(answer::at).orElse(answer).send();
    }

    @ExceptionHandler
    ResponseEntity<byte[]> lostRace(ConcurrentChange lost, RequestContext exchange) {
        return ProblemDraft.of(ProblemType.CONCURRENT_CHANGE, exchange)
                .answer(json)
                .retryAfter(SOON)
                .send();
    }

    /** Nothing was done, and another node may do it now. */
    @ExceptionHandler
    ResponseEntity<byte[]> clockWrong(ClockWrong wrong, RequestContext exchange) {
        LOG.warn("request {} is refused: {}", exchange.requestId(), wrong.getMessage());
        return ProblemDraft.of(ProblemType.TEMPORARILY_UNAVAILABLE, exchange)
                .answer(json)
                .retryAfter(CLOCK_MAY_BE_SET)
                .send();
    }

    /** The row exists, so this is no 404; nothing was done, for no use case acts on a row that it cannot read. */
    @ExceptionHandler
    ResponseEntity<byte[]> unreadable(UnreadableRow row, RequestContext exchange) {
        LOG.error("request {} needs a row that cannot be read: {}", exchange.requestId(), row.getMessage());
        return ProblemDraft.of(ProblemType.ROW_UNREADABLE, exchange)
                .answer(json)
                .send();
    }

    /** The caller has closed the connection; it learns the outcome by repeating the request. */
    @ExceptionHandler
    void callerIsGone(ClientAbortException gone, RequestContext exchange) {
        LOG.debug("the caller of request {} hung up", exchange.requestId());
    }

    /** Spring's own refusals carry their status; anything else is a bug, or a database that is away. */
    @ExceptionHandler
    ResponseEntity<byte[]> other(Exception other, RequestContext exchange) {
        if (other instanceof ErrorResponse known) {
            return ofStatus(known.getStatusCode().value(), known.getHeaders(), exchange);
        }
        ProblemType type =
                StorageUnavailable.explains(other) ? ProblemType.TEMPORARILY_UNAVAILABLE : ProblemType.INTERNAL_ERROR;
        LOG.error("request {} failed", exchange.requestId(), other);
        ApiAnswer answer = ProblemDraft.of(type, exchange).answer(json);
        return (type == ProblemType.TEMPORARILY_UNAVAILABLE ? answer.retryAfter(SOON) : answer).send();
    }

    private ResponseEntity<byte[]> ofStatus(int status, HttpHeaders headers, RequestContext exchange) {
        ResponseEntity<byte[]> answer =
                ProblemDraft.of(Statuses.of(status), exchange).answer(json).send();
        HttpHeaders all = new HttpHeaders(headers);
        all.putAll(answer.getHeaders());
        return ResponseEntity.status(answer.getStatusCode()).headers(all).body(answer.getBody());
    }
}

package io.dalmada.gateway.testkit.context;

import io.dalmada.gateway.testkit.Fault;
import io.dalmada.gateway.testkit.Step;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/** The faults that behaviours are tried under. */
public final class Trials {
    public static final List<Fault> HANGS = List.of(new Fault.Hang(false), new Fault.Hang(true));
    public static final List<Fault> RESETS =
            List.of(new Fault.ResetAfterReading(false), new Fault.ResetAfterReading(true));

    /** Some look like the vendor's own answers: the status alone must be enough for doubt. */
    public static final List<Fault> SERVER_ERRORS = List.of(
            error(500, "application/json", "{\"code\":\"0000\",\"message\":\"approved\"}", false),
            error(500, "application/json", "{\"code\":\"0000\",\"message\":\"approved\"}", true),
            error(502, "text/html", "<html><body>Bad Gateway</body></html>", false),
            error(503, "text/plain", "", false),
            error(504, "text/html", "<html><body>Gateway Time-out</body></html>", true));

    public static final List<Fault> BROKEN = List.of(
            new Fault.Answer(200, "application/json", "", true),
            new Fault.Truncate(true),
            new Fault.Answer(200, "text/html", "<html><body>OK</body></html>", true),
            new Fault.Answer(200, "application/json; charset=utf-16le", "{\"code\":\"0000\"}", true));

    public static final List<Fault> ALTERED = List.of(
            new Fault.AlterReply(Fault.Field.ORDER_NO),
            new Fault.AlterReply(Fault.Field.AMOUNT),
            new Fault.AlterReply(Fault.Field.CURRENCY));

    public static final List<Fault> ALTERED_REFUNDS = List.of(
            new Fault.AlterReply(Fault.Field.ORDER_NO),
            new Fault.AlterReply(Fault.Field.AMOUNT),
            new Fault.AlterReply(Fault.Field.CURRENCY),
            new Fault.AlterReply(Fault.Field.TXN),
            new Fault.AlterReply(Fault.Field.REFUND_NO));
    public static final List<Fault> ALTERED_ISSUES =
            List.of(new Fault.AlterReply(Fault.Field.ORDER_NO), new Fault.AlterReply(Fault.Field.CUSTOMER));

    public static final List<Fault> FAILED_LOOK_UPS = List.of(
            new Fault.Hang(false),
            new Fault.ResetAfterReading(false),
            new Fault.Truncate(false),
            SERVER_ERRORS.get(0),
            SERVER_ERRORS.get(2));

    public static final List<Fault> EVERY = Stream.<List<Fault>>of(
                    List.of(
                            new Fault.RefuseConnection(),
                            new Fault.ResetBeforeReading(),
                            new Fault.LateEffect(Duration.ofMillis(50)),
                            new Fault.ResultCode("~none~", "?"),
                            new Fault.Answer(302, "text/html", "", false),
                            new Fault.Answer(401, "application/json", "{}", false),
                            new Fault.Answer(429, "text/plain", "slow down", false),
                            new Fault.AlterReply(Fault.Field.TXN)),
                    HANGS,
                    RESETS,
                    SERVER_ERRORS,
                    BROKEN,
                    ALTERED)
            .flatMap(List::stream)
            .toList();

    private Trials() {}

    /** Those, and what only the replies of this step can be altered in. */
    static List<Fault> every(Step step) {
        return switch (step) {
            case REFUND -> with(new Fault.AlterReply(Fault.Field.REFUND_NO));
            case ISSUE -> with(new Fault.AlterReply(Fault.Field.CUSTOMER));
            case PREPARE, OPEN, CHARGE, READ_REPLY, INQUIRE, REVOKE -> EVERY;
        };
    }

    private static List<Fault> with(Fault more) {
        return Stream.concat(EVERY.stream(), Stream.of(more)).toList();
    }

    private static Fault error(int status, String type, String body, boolean effect) {
        return new Fault.Answer(status, type, body, effect);
    }
}

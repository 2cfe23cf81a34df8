package io.dalmada.domain.payment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A printed table of states: a line for each state to go from, a column for each state to go to, {@code x} where that is
 * allowed and {@code .} where it is not.
 */
public final class TransitionTable<S extends Enum<S>> {
    /** I-12; ABSENT to SUCCEEDED is the adoption of a late charge (decision 0005). */
    static final TransitionTable<AttemptStatus> ATTEMPT = of(AttemptStatus.class, """
                        CREATED  SENDING  SUCCEEDED  DECLINED  NOT_SENT  UNKNOWN  ABSENT  MANUAL  VOID
            CREATED     .        x        .          .         .         .        .       .       x
            SENDING     .        .        x          x         x         x        .       .       .
            SUCCEEDED   .        .        .          .         .         .        .       .       .
            DECLINED    .        .        .          .         .         .        .       .       .
            NOT_SENT    .        .        .          .         .         .        .       .       .
            UNKNOWN     .        .        x          x         .         .        x       x       .
            ABSENT      .        .        x          .         .         .        .       .       .
            MANUAL      .        .        x          x         .         .        x       .       .
            VOID        .        .        .          .         .         .        .       .       .
            """);

    /** I-12; ABSENT to DONE adopts a refund that landed late (decision 0005). */
    static final TransitionTable<RefundStatus> REFUND = of(RefundStatus.class, """
                              CREATED  SENDING  DONE  REFUSED  NOT_SENT  UNKNOWN  AWAITING_DEPOSIT  ABSENT  MANUAL
            CREATED           .        x        .     .        .         .        .                 .       .
            SENDING           .        .        x     x        x         x        x                 .       .
            DONE              .        .        .     .        .         .        .                 .       .
            REFUSED           .        .        .     .        .         .        .                 .       .
            NOT_SENT          .        .        .     .        .         .        .                 .       .
            UNKNOWN           .        .        x     x        .         .        .                 x       x
            AWAITING_DEPOSIT  .        .        x     .        .         .        .                 .       x
            ABSENT            .        .        x     .        .         .        .                 .       .
            MANUAL            .        .        x     x        .         .        .                 x       .
            """);

    private final Map<S, Set<S>> allowed = new HashMap<>();

    private TransitionTable() {}

    public static <S extends Enum<S>> TransitionTable<S> of(Class<S> states, String printed) {
        TransitionTable<S> table = new TransitionTable<>();
        List<String> lines = printed.lines().toList();
        List<S> columns = words(lines.get(0)).stream()
                .map(name -> Enum.valueOf(states, name))
                .toList();
        assertThat(columns).as("columns").containsExactly(states.getEnumConstants());
        for (String line : lines.subList(1, lines.size())) {
            List<String> words = words(line);
            assertThat(words).as(line).hasSize(columns.size() + 1);
            Set<S> to = EnumSet.noneOf(states);
            for (int i = 0; i < columns.size(); i++) {
                assertThat(words.get(i + 1)).as(line).isIn("x", ".");
                if (words.get(i + 1).equals("x")) {
                    to.add(columns.get(i));
                }
            }
            table.allowed.put(Enum.valueOf(states, words.get(0)), to);
        }
        assertThat(table.allowed.keySet()).as("lines").containsExactlyInAnyOrder(states.getEnumConstants());
        return table;
    }

    public boolean allows(S from, S to) {
        return allowed.getOrDefault(from, Set.of()).contains(to);
    }

    private static List<String> words(String line) {
        return List.of(line.strip().split("\\s+"));
    }
}

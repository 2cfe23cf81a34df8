package io.dalmada.application.testing;

import io.dalmada.application.model.NoticeHint;
import io.dalmada.application.port.out.GatewayNoticeBox;
import io.dalmada.application.port.out.KeptNotice;
import io.dalmada.application.testing.Storage.Kind;
import io.dalmada.domain.gateway.GatewayId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Notices in an {@link InMemoryStore}. */
final class InMemoryNoticeBox implements GatewayNoticeBox {
    private final InMemoryStore store;

    InMemoryNoticeBox(InMemoryStore store) {
        this.store = store;
    }

    /** @param due empty once settled */
    record Entry(KeptNotice notice, Optional<Instant> due, Optional<Instant> begun) {
        Entry begun(Instant now, Instant again) {
            return new Entry(with(notice.looks() + 1, notice.result()), Optional.of(again), Optional.of(now));
        }

        Entry at(Instant later) {
            return new Entry(notice, Optional.of(later), begun);
        }

        Entry settled(KeptNotice.Result result) {
            return new Entry(with(notice.looks(), Optional.of(result)), Optional.empty(), begun);
        }

        private KeptNotice with(int looks, Optional<KeptNotice.Result> result) {
            return new KeptNotice(
                    notice.id(),
                    notice.gateway(),
                    notice.dedupeId(),
                    notice.receivedAt(),
                    notice.body(),
                    notice.hint(),
                    looks,
                    result);
        }
    }

    @Override
    public boolean keep(KeptNotice notice) {
        Optional<Instant> due = notice.result().isEmpty() ? Optional.of(notice.receivedAt()) : Optional.empty();
        return store.step(
                state -> state.notices.putIfAbsent(id(notice), new Entry(notice, due, Optional.empty())) == null);
    }

    private static List<String> id(KeptNotice notice) {
        return List.of(notice.gateway().value(), notice.dedupeId());
    }

    @Override
    public List<KeptNotice> due(Instant now, int most) {
        List<Entry> due = store.read(state -> waiting(state)
                .filter(entry -> !entry.due().orElseThrow().isAfter(now))
                .limit(most)
                .toList());
        List<Entry> unreadable = due.stream()
                .filter(entry ->
                        !store.isReadable(Kind.GATEWAY_NOTICE, entry.notice().id()))
                .toList();
        if (unreadable.isEmpty()) {
            return due.stream().map(Entry::notice).toList();
        }
        unreadable.forEach(entry -> change(entry.notice().id(), found -> found.at(now.plus(Duration.ofHours(1)))));
        return due(now, most);
    }

    @Override
    public Optional<Instant> nextDue() {
        return store.read(state -> waiting(state).findFirst().flatMap(Entry::due));
    }

    private static Stream<Entry> waiting(StoredState state) {
        return state.notices.values().stream()
                .filter(entry -> entry.due().isPresent())
                .sorted(Comparator.comparing((Entry entry) -> entry.due().orElseThrow())
                        .thenComparing(entry -> entry.notice().id()));
    }

    @Override
    public boolean begin(KeptNotice notice, Instant now, Instant again) {
        return change(notice.id(), entry -> entry.notice().looks() == notice.looks() ? entry.begun(now, again) : entry);
    }

    @Override
    public int begun(GatewayId gateway, NoticeHint hint, Instant since) {
        return store.read(state -> (int) state.notices.values().stream()
                .filter(entry -> entry.notice().gateway().equals(gateway))
                .filter(entry -> entry.begun().filter(since::isBefore).isPresent())
                .filter(entry -> isOfTheSame(hint, entry.notice().hint().orElseThrow()))
                .count());
    }

    private static boolean isOfTheSame(NoticeHint one, NoticeHint other) {
        return one.orderNo().isPresent()
                ? one.orderNo().equals(other.orderNo())
                : one.txn().equals(other.txn());
    }

    @Override
    public void settle(UUID id, KeptNotice.Result result) {
        change(id, entry -> entry.settled(result));
    }

    /** @return whether one that is not settled was changed */
    private boolean change(UUID id, UnaryOperator<Entry> change) {
        return store.step(state -> {
            Optional<Entry> found = state.notices.values().stream()
                    .filter(entry -> entry.notice().id().equals(id))
                    .filter(entry -> entry.notice().result().isEmpty())
                    .findFirst();
            Optional<Entry> changed =
                    found.map(change).filter(after -> !found.get().equals(after));
            changed.ifPresent(after -> state.notices.put(id(after.notice()), after));
            return changed.isPresent();
        });
    }

    @Override
    public int forget(Instant before, int most) {
        return store.step(state -> {
            List<KeptNotice> old = state.notices.values().stream()
                    .map(Entry::notice)
                    .filter(notice -> notice.result().isPresent())
                    .filter(notice -> notice.receivedAt().isBefore(before))
                    .limit(most)
                    .toList();
            old.forEach(notice -> state.notices.remove(id(notice)));
            return old.size();
        });
    }
}

package io.dalmada.application.service.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.service.shared.Korea;
import io.dalmada.application.testing.InMemoryLedger;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.world.RandomHistory;
import io.dalmada.application.world.World;
import io.dalmada.domain.payment.Payment;
import io.dalmada.domain.payment.PaymentStatus;
import io.dalmada.domain.reconciliation.Difference;
import io.dalmada.domain.reconciliation.Finding;
import io.dalmada.domain.reconciliation.Reconciliation;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Random lives with planted discrepancies; {@code -Ddalmada.seed=N} repeats one. */
class ReconciliationPropertiesTest {
    private static final int SEEDS = Integer.getInteger("dalmada.seeds", 100);
    private static final int DAYS = 5;

    @Test
    void every_planted_discrepancy_is_found_and_nothing_else_is_accused() {
        Long only = Long.getLong("dalmada.seed");
        long from = only == null ? 0 : only;
        long to = only == null ? SEEDS : only + 1;
        int planted = 0;
        for (long seed = from; seed < to; seed++) {
            planted += check(seed);
        }
        assertThat(planted).as("the lives were not empty").isGreaterThan(only == null ? SEEDS : 0);
    }

    private static int check(long seed) {
        World world = new RandomHistory(seed, gateway -> gateway).live();
        Set<String> expected = accusations(reconciled(world));
        assertThat(expected).as("seed " + seed + ": a quiet life").allMatch(a -> a.startsWith("DUPLICATE"));
        Set<String> planted = plant(world, new Random(seed));
        expected.addAll(planted);

        List<Reconciliation> first = reconciled(world);
        long given = refunded(world);
        List<Reconciliation> second = reconciled(world);

        assertThat(accusations(first)).as("seed " + seed).isEqualTo(expected);
        assertThat(accusations(second)).as("seed " + seed + " again").isEqualTo(expected);
        assertThat(second)
                .extracting(Reconciliation::matched)
                .isEqualTo(first.stream().map(Reconciliation::matched).toList());
        assertThat(refunded(world)).as("seed " + seed + " again").isEqualTo(given);
        assertThat(world.ledger().mostReceived(Step.REFUND)).isLessThanOrEqualTo(1);
        return planted.size();
    }

    /** One discrepancy for each of up to four payments whose money stands. */
    private static Set<String> plant(World world, Random random) {
        List<Payment> standing = new ArrayList<>(world.payments().stream()
                .filter(p -> p.status() == PaymentStatus.PAID || p.status() == PaymentStatus.PARTIALLY_REFUNDED)
                .filter(p -> p.refunds().stream().noneMatch(r -> r.status().isOpen()))
                .toList());
        Collections.shuffle(standing, random);
        Set<String> planted = new TreeSet<>();
        for (Payment payment : standing.subList(0, Math.min(4, standing.size()))) {
            planted.add(plant(world, payment, Finding.values()[1 + random.nextInt(6)]));
        }
        return planted;
    }

    private static String plant(World world, Payment payment, Finding finding) {
        String txn =
                payment.paidBy().orElseThrow().approval().orElseThrow().txn().value();
        InMemoryLedger.Charge charge = world.ledger().find(txn);
        String found = txn;
        switch (finding) {
            case PHANTOM -> world.gateway.lose(txn);
            case AMOUNT_DIFF -> world.gateway.misstate(txn, charge.amount() + 1);
            case STATUS_DIFF -> world.gateway.cancelInConsole(txn, 1);
            case DUPLICATE -> found = world.gateway.plant(charge.orderNo(), charge.amount(), charge.at());
            case GHOST -> found = world.gateway.plant("P0123456789ABCDEFGHJKMNPQRS-01", 100, charge.at());
            default -> found = world.gateway.plant("SHOP-4711", 100, charge.at());
        }
        return finding + " " + found;
    }

    private static List<Reconciliation> reconciled(World world) {
        LocalDate today = Korea.day(world.clock.instant());
        return today.minusDays(DAYS)
                .datesUntil(today.plusDays(1))
                .map(day -> world.useCases.reconcileDay().of(world.gateway.id(), day))
                .toList();
    }

    private static Set<String> accusations(List<Reconciliation> results) {
        assertThat(results).allMatch(Reconciliation::complete);
        return results.stream()
                .flatMap(result -> result.accusations().stream())
                .map((Difference d) -> d.finding() + " " + d.txn())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static long refunded(World world) {
        return world.ledger().charges().stream()
                .mapToLong(c -> c.amount() - c.remaining())
                .sum();
    }
}

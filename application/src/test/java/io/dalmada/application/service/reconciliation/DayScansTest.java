package io.dalmada.application.service.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.application.testing.InMemoryGateway.Listing;
import io.dalmada.application.testing.InMemoryLedger.Step;
import io.dalmada.application.testing.Profiles;
import io.dalmada.application.testing.Trouble;
import io.dalmada.application.world.World;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.payment.Attempt;
import io.dalmada.domain.payment.AttemptStatus;
import io.dalmada.domain.payment.Payment;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** At a gateway that finds orders in its lists only, one scan of a day serves all unknowns of that day. */
class DayScansTest {
    private final World world = new World(Profiles.listingByDay(), gateway -> gateway, transactions -> transactions, 1);
    private final BillingKey key = world.key();

    @Test
    void five_hundred_unknowns_of_one_day_cost_three_lists() {
        List<Payment> lost = lost(500, false);
        world.clock.advance(Duration.ofDays(1));
        long before = world.ledger().received(Step.JOURNAL);

        resolve();

        assertThat(world.ledger().received(Step.JOURNAL) - before).isEqualTo(3);
        assertThat(world.ledger().received(Step.INQUIRE)).isZero();
        assertThat(lost)
                .allSatisfy(payment -> assertThat(
                                attempt(payment).question().orElseThrow().scans())
                        .isEqualTo(1));
    }

    @Test
    void what_a_list_shows_is_verified_by_its_transaction() {
        List<Payment> lost = lost(5, true);
        world.clock.advance(Duration.ofSeconds(21));

        resolve();

        assertThat(lost)
                .allSatisfy(payment -> assertThat(attempt(payment).status()).isEqualTo(AttemptStatus.SUCCEEDED));
        assertThat(world.ledger().received(Step.INQUIRE)).isEqualTo(5);
        assertThat(world.ledger().received(Step.JOURNAL)).isEqualTo(2);
    }

    @Test
    void a_list_that_cannot_be_read_proves_nothing_and_is_not_asked_for_again_in_the_same_run() {
        List<Payment> lost = lost(5, false);
        world.clock.advance(Duration.ofSeconds(21));
        world.gateway.next(Step.JOURNAL, new Trouble.ServerError(false));

        resolve();

        assertThat(world.ledger().received(Step.JOURNAL)).isEqualTo(2);
        assertThat(lost).allSatisfy(payment -> {
            assertThat(attempt(payment).question().orElseThrow().scans()).isZero();
            assertThat(attempt(payment).question().orElseThrow().answeredAt()).isEmpty();
        });
    }

    @Test
    void absence_takes_as_long_as_by_single_questions() {
        Payment lost = lost(1, false).get(0);
        for (int minute = 0; minute < 59; minute++) {
            world.pass(Duration.ofMinutes(1));
            assertThat(attempt(lost).status()).isEqualTo(AttemptStatus.UNKNOWN);
        }

        world.pass(Duration.ofMinutes(2));

        assertThat(attempt(lost).status()).isEqualTo(AttemptStatus.ABSENT);
    }

    /** Each was read as "not there", three times, hence as proof: the next attempt was a second charge. */
    @ParameterizedTest
    @EnumSource(
            value = Listing.class,
            names = {"TAKEN_FOR_EMPTY", "CUT_SHORT", "NAMELESS", "STRANGE"})
    void a_list_that_was_not_understood_proves_no_absence(Listing listing) {
        world.charge(key, 5000, Optional.empty());
        Payment lost = lost(1, true).get(0);
        world.gateway.lose(txnOf(lost));
        world.gateway.lists(listing);

        passHours(2);

        assertThat(attempt(lost).status()).isEqualTo(AttemptStatus.UNKNOWN);
        assertThat(world.alarms).contains("journal-not-understood 1");
        passHours(28);
        assertThat(attempt(lost).status()).isEqualTo(AttemptStatus.MANUAL);
    }

    @Test
    void a_list_without_any_sign_is_no_proof_on_a_day_without_known_charges() {
        Payment lost = lost(1, false).get(0);
        world.gateway.lists(Listing.PLAIN);

        passHours(30);

        assertThat(attempt(lost).status()).isEqualTo(AttemptStatus.MANUAL);
    }

    @Test
    void a_plain_list_proves_absence_by_the_charges_of_ours_that_it_shows() {
        for (int day = 0; day < 3; day++) {
            world.charge(key, 5000, Optional.empty());
            world.pass(Duration.ofDays(1));
        }
        world.gateway.lists(Listing.PLAIN);
        world.charge(key, 5000, Optional.empty());
        Payment lost = lost(1, false).get(0);

        passHours(2);

        assertThat(attempt(lost).status()).isEqualTo(AttemptStatus.ABSENT);
    }

    @Test
    void a_list_that_lacks_one_of_many_known_charges_proves_nothing() {
        Payment known = world.charge(key, 5000, Optional.empty());
        world.charge(key, 6000, Optional.empty());
        Payment lost = lost(1, false).get(0);
        world.gateway.lose(txnOf(known));
        world.gateway.lists(Listing.PLAIN);

        passHours(30);

        assertThat(attempt(lost).status()).isEqualTo(AttemptStatus.MANUAL);
        assertThat(world.alarms).contains("journal-not-understood 1");
    }

    private String txnOf(Payment payment) {
        return world.ledger().charges().stream()
                .filter(charge ->
                        charge.orderNo().equals(attempt(payment).orderNo().value()))
                .findFirst()
                .orElseThrow()
                .txn();
    }

    private void passHours(int hours) {
        for (int minute = 0; minute < hours * 60; minute += 10) {
            world.pass(Duration.ofMinutes(10));
        }
    }

    private List<Payment> lost(int count, boolean effect) {
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    world.gateway.next(Step.CHARGE, new Trouble.LostReply(effect));
                    return world.charge(key, 9900, Optional.empty());
                })
                .toList();
    }

    private void resolve() {
        world.useCases.periodicWork().stream()
                .filter(work -> work.name().equals("outcome-resolution"))
                .forEach(work -> work.runDue(world.clock.instant()));
    }

    private Attempt attempt(Payment payment) {
        return world.payment(payment.id()).lastAttempt();
    }
}

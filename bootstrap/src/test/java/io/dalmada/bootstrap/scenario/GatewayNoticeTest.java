package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.domain.gateway.OrderNumbers;
import io.dalmada.simulator.cookiepay.Event;
import io.dalmada.simulator.cookiepay.fault.Fault;
import io.dalmada.simulator.cookiepay.state.Knobs;
import io.dalmada.simulator.cookiepay.state.Step;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Notices that are early, repeated, late or forged (T-03): only the gateway's own answer counts. */
@ExtendWith(OutputCaptureExtension.class)
class GatewayNoticeTest {
    @TempDir
    private Path folder;

    // ---- 43: before our own reply

    @ParameterizedTest
    @EnumSource
    void one_that_comes_before_the_reply_changes_nothing_and_asks_nothing(Database database) {
        try (NoticeWorld world = new NoticeWorld(database, folder)) {
            world.simulator.knobs().notices = Knobs.NoticeMoment.BEFORE_REPLY;
            Api.Answer paid = world.api.charge(world.billingKey, 9900);
            assertThat(paid.status()).isEqualTo(201);
            assertThat(world.results()).containsExactly("OPEN");
            world.app.work();
            String before = world.state();
            int asked = world.inquiries();

            world.pass(Duration.ofMinutes(5));

            assertThat(world.results()).containsExactly("KNOWN");
            assertThat(world.state()).isEqualTo(before);
            assertThat(world.inquiries()).isEqualTo(asked);
            world.books().requireAgreement();
        }
    }

    @ParameterizedTest
    @EnumSource
    void while_the_charge_is_under_way_nothing_is_asked_and_it_succeeds_once(Database database) {
        try (NoticeWorld world = new NoticeWorld(database, folder)) {
            world.simulator.knobs().notices = Knobs.NoticeMoment.BEFORE_REPLY;
            world.simulator.faults().add(Fault.once(Step.CHARGE, Fault.Kind.CLOSE_AFTER));
            world.simulator.onEvent(event -> {
                if (event.name().equals("CHARGE_EFFECTED")) {
                    int asked = world.inquiries();
                    world.app.work();
                    assertThat(world.inquiries()).isEqualTo(asked);
                }
            });
            Api.Answer open = world.api.charge(world.billingKey, 9900);
            assertThat(open.status()).isEqualTo(202);
            assertThat(world.simulator.events().count(Step.CHARGE, Event.Moment.EFFECTED))
                    .isOne();
            assertThat(world.results()).containsExactly("OPEN");

            world.pass(Duration.ofMinutes(1));
            world.pass(Duration.ofMinutes(1));

            assertThat(world.api.payment(open.at("id")).at("status")).isEqualTo("PAID");
            assertThat(world.simulator.ledger().net(open.at("orderNumber"))).isEqualTo(9900);
            assertThat(world.results()).doesNotContain("OPEN", "NOT_CONFIRMED");
            world.books().requireAgreement();
        }
    }

    @ParameterizedTest
    @EnumSource
    void one_of_a_charge_in_doubt_settles_it_at_once_by_asking(Database database) {
        try (NoticeWorld world = new NoticeWorld(database, folder)) {
            world.simulator.faults().add(Fault.once(Step.CHARGE, Fault.Kind.CLOSE_AFTER));
            Api.Answer open = world.api.charge(world.billingKey, 9900);
            assertThat(open.status()).isEqualTo(202);
            world.awaitSent(1);

            world.app.work();

            assertThat(world.results()).containsExactly("CONFIRMED");
            assertThat(world.api.payment(open.at("id")).at("status")).isEqualTo("PAID");
            assertThat(world.simulator.ledger().received(Step.PAYCERT)).isOne();
            world.books().requireAgreement();
        }
    }

    // ---- 44: twice, out of order, a year late, or never

    @ParameterizedTest
    @EnumSource
    void twice_out_of_order_or_a_year_late_it_has_one_effect(Database database) {
        try (NoticeWorld world = new NoticeWorld(database, folder)) {
            world.simulator.knobs().notices = Knobs.NoticeMoment.OUT_OF_ORDER;
            world.simulator.knobs().noticeCopies = 2;
            Api.Answer paid = world.api.charge(world.billingKey, 9900);
            assertThat(world.api.refund(paid.at("id"), 4000).status()).isEqualTo(201);
            world.awaitSent(2);
            world.app.work();
            assertThat(world.results()).containsExactly("CONFIRMED");
            String before = world.api.payment(paid.at("id")).text();

            world.pass(Duration.ofMinutes(1));
            world.awaitSent(4);
            world.app.work();
            assertThat(world.results()).containsExactly("CONFIRMED", "KNOWN");
            assertThat(world.counted("duplicate")).isEqualTo(2);

            world.pass(Duration.ofDays(365));
            world.app.work();
            assertThat(world.kept()).isZero();
            assertThat(world.tell(world.simulator.notices().sent().get(2).body())
                            .status())
                    .isEqualTo(200);
            world.app.work();
            assertThat(world.results()).containsExactly("KNOWN");
            assertThat(world.api.payment(paid.at("id")).text()).isEqualTo(before);
            world.books().requireAgreement();
        }
    }

    @Test
    void one_that_never_comes_is_not_missed() {
        try (NoticeWorld world = new NoticeWorld(Database.H2_FILE, folder)) {
            world.simulator.knobs().notices = Knobs.NoticeMoment.NEVER;
            world.simulator.faults().add(Fault.once(Step.CHARGE, Fault.Kind.CLOSE_AFTER));
            Api.Answer open = world.api.charge(world.billingKey, 9900);
            world.pass(Duration.ofMinutes(1));

            assertThat(world.api.payment(open.at("id")).at("status")).isEqualTo("PAID");
            assertThat(world.kept()).isZero();
        }
    }

    @Test
    void one_that_is_delayed_finds_everything_done() {
        try (NoticeWorld world = new NoticeWorld(Database.H2_FILE, folder)) {
            world.simulator.knobs().notices = Knobs.NoticeMoment.DELAYED;
            world.api.charge(world.billingKey, 9900);
            world.pass(Duration.ofMinutes(1));
            world.awaitSent(1);
            world.app.work();

            assertThat(world.results()).containsExactly("KNOWN");
            world.books().requireAgreement();
        }
    }

    // ---- 45: forged

    @ParameterizedTest
    @EnumSource
    void a_forged_0000_for_an_unpaid_order_is_refuted_by_its_number_and_logged(
            Database database, CapturedOutput output) {
        try (NoticeWorld world = new NoticeWorld(database, folder)) {
            Api.Answer declined = world.api.charge(world.billingKey, 1002);
            assertThat(declined.status()).isEqualTo(402);
            String order = order(world, declined);
            world.app.work();
            String before = world.state();

            assertThat(world.simulator.notices().forge(order, 1002, "cTS26112310000099999"))
                    .isEqualTo(200);
            world.app.work();
            world.pass(Duration.ofMinutes(1));

            assertThat(world.results()).containsExactly("NOT_CONFIRMED");
            assertThat(world.simulator.ledger().received(Step.PAYCERT, "cTS26112310000099999"))
                    .isEqualTo(2);
            assertThat(world.state()).isEqualTo(before);
            assertThat(world.counted("not-confirmed")).isOne();
            assertThat(output.getOut()).contains("security: notice ");
        }
    }

    /** The best forgery names a charge that does exist: of another order. */
    @Test
    void a_forged_one_with_the_number_of_another_charge_changes_nothing() {
        try (NoticeWorld world = new NoticeWorld(Database.H2_FILE, folder)) {
            Api.Answer paid = world.api.charge(world.billingKey, 9900);
            String tid = world.simulator
                    .ledger()
                    .approvals(paid.at("orderNumber"))
                    .get(0)
                    .tid();
            world.simulator.faults().add(Fault.once(Step.CHARGE, Fault.Kind.CLOSE_BEFORE));
            String inDoubt = world.api.charge(world.billingKey, 9900).at("orderNumber");
            String unpaid = order(world, world.api.charge(world.billingKey, 1002));
            world.awaitSent(1);
            world.app.work();
            String before = world.state();

            world.simulator.notices().forge(inDoubt, 9900, tid);
            world.simulator.notices().forge(unpaid, 9900, tid);
            world.app.work();

            assertThat(world.simulator.ledger().received(Step.PAYCERT, tid)).isEqualTo(2);
            assertThat(world.state()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_second_charge_under_one_order_is_found_by_its_notice_and_given_back_once(Database database) {
        try (NoticeWorld world = new NoticeWorld(database, folder)) {
            world.simulator.faults().add(Fault.once(Step.CHARGE, Fault.Kind.DOUBLE_CHARGE));
            Api.Answer paid = world.api.charge(world.billingKey, 9900);
            assertThat(paid.status()).isEqualTo(201);
            assertThat(world.simulator.ledger().approvals(paid.at("orderNumber")))
                    .hasSize(2);
            world.awaitSent(2);

            world.app.work();
            world.awaitSent(3);
            world.pass(Duration.ofMinutes(1));

            assertThat(world.simulator.ledger().net(paid.at("orderNumber"))).isEqualTo(9900);
            assertThat(world.simulator.ledger().received(Step.CANCEL)).isOne();
            assertThat(world.results()).doesNotContain("OPEN", "NOT_CONFIRMED", "DIFFERENT");
            world.books().requireAgreement();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_hundred_forged_ones_change_nothing_and_ask_little(Database database) {
        try (NoticeWorld world = new NoticeWorld(database, folder)) {
            Api.Answer paid = world.api.charge(world.billingKey, 9900);
            String unpaid = order(world, world.api.charge(world.billingKey, 1002));
            String ofThePaid = paid.at("orderNumber");
            world.awaitSent(1);
            world.app.work();
            String before = world.state();
            int asked = world.inquiries();

            for (int i = 0; i < 100; i++) {
                String order = i % 3 == 0
                        ? unpaid
                        : i % 3 == 1
                                ? ofThePaid
                                : OrderNumbers.ofPayment(UUID.randomUUID(), 1).value();
                String body = i % 2 == 0 ? approval(order, i) : cancel(order, i);
                assertThat(world.tell(body).status()).isEqualTo(200);
            }
            for (int round = 0; round < 20; round++) {
                world.pass(Duration.ofSeconds(61));
            }

            assertThat(world.state()).isEqualTo(before);
            assertThat(world.kept()).isEqualTo(101);
            assertThat(world.results())
                    .containsOnly("KNOWN", "NOT_OURS", "NOT_CONFIRMED", "TOO_MANY")
                    .contains("NOT_OURS", "NOT_CONFIRMED", "TOO_MANY");
            assertThat(world.inquiries() - asked).isLessThanOrEqualTo(60);
            assertThat(world.counted("received")).isEqualTo(101);
            world.books().requireAgreement();
        }
    }

    /** What is not found for a stranger's sake must not hasten the proof that a charge never was. */
    @Test
    void a_flood_of_forged_ones_neither_ends_nor_hastens_a_doubt() {
        try (NoticeWorld world = new NoticeWorld(Database.H2_FILE, folder)) {
            world.simulator.faults().add(Fault.once(Step.CHARGE, Fault.Kind.CLOSE_BEFORE));
            Api.Answer open = world.api.charge(world.billingKey, 9900);
            assertThat(open.status()).isEqualTo(202);
            world.app.work();
            String before = world.state();
            for (int i = 0; i < 30; i++) {
                world.tell(approval(open.at("orderNumber"), i));
            }
            int asked = world.inquiries();

            for (int round = 0; round < 3; round++) {
                world.pass(Duration.ofSeconds(6));
            }

            assertThat(world.state()).isEqualTo(before);
            assertThat(world.inquiries() - asked).isBetween(1, 10);
        }
    }

    // ---- cancels beside us

    @ParameterizedTest
    @EnumSource
    void a_cancel_in_the_console_is_told_to_a_person_and_books_nothing(Database database, CapturedOutput output) {
        try (NoticeWorld world = new NoticeWorld(database, folder)) {
            Api.Answer paid = world.api.charge(world.billingKey, 9900);
            world.awaitSent(1);
            world.app.work();
            String before = world.state();

            String order = paid.at("orderNumber");
            String tid = world.simulator.ledger().approvals(order).get(0).tid();
            world.simulator.cancelInConsole(tid, 9900);
            world.awaitSent(2);
            world.app.work();

            assertThat(world.results()).containsExactly("KNOWN", "DIFFERENT");
            assertThat(world.alarms("notice-status-diff")).isOne();
            assertThat(output.getOut()).contains("after a notice cookiepay shows order " + order);
            assertThat(world.state()).isEqualTo(before);
        }
    }

    @Test
    void our_own_refund_whose_answer_was_lost_is_settled_by_its_notice() {
        try (NoticeWorld world = new NoticeWorld(Database.H2_FILE, folder)) {
            Api.Answer paid = world.api.charge(world.billingKey, 9900);
            world.awaitSent(1);
            world.simulator.faults().add(Fault.once(Step.CANCEL, Fault.Kind.CLOSE_AFTER));
            assertThat(world.api.refundRest(paid.at("id")).status()).isEqualTo(202);
            world.awaitSent(2);

            world.app.work();

            assertThat(world.results()).containsExactly("KNOWN", "CONFIRMED");
            assertThat(world.api
                            .payment(paid.at("id"))
                            .json()
                            .at("/refunds/0/status")
                            .asString())
                    .isEqualTo("DONE");
            world.books().requireAgreement();
        }
    }

    private static String order(NoticeWorld world, Api.Answer refused) {
        return world.api.payment(refused.at("paymentId")).at("orderNumber");
    }

    private static String approval(String order, int i) {
        return "{\"API_ID\":\"x\",\"ORDERNO\":\"%s\",\"AMOUNT\":\"1002\",\"TID\":\"FORGED-%d\",\"PAY_METHOD\":\"CARD\",\"RESULTCODE\":\"0000\"}"
                .formatted(order, i);
    }

    private static String cancel(String order, int i) {
        return "{\"noti_type\":\"cancel\",\"orderno\":\"%s\",\"cancel_amount\":\"9900\",\"tid\":\"FORGED-%d\"}"
                .formatted(order, i);
    }
}

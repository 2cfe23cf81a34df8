package io.dalmada.bootstrap.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.port.in.ChargePayment;
import io.dalmada.application.port.out.PaymentRepository;
import io.dalmada.bootstrap.harness.Api;
import io.dalmada.bootstrap.harness.Books;
import io.dalmada.bootstrap.harness.Database;
import io.dalmada.bootstrap.harness.RunningApp;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.payment.OrderTitle;
import io.dalmada.domain.payment.TaxType;
import io.dalmada.domain.shared.Money;
import io.dalmada.simulator.cookiepay.CookiePaySimulator;
import io.dalmada.simulator.cookiepay.SimulatorOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Many at once, on real databases. */
class ParallelRequestsTest {
    @ParameterizedTest
    @EnumSource
    void fifty_equal_charges_are_one(Database database, @TempDir Path folder) throws Exception {
        try (CookiePaySimulator simulator = CookiePaySimulator.start(SimulatorOptions.inMemory());
                RunningApp app = RunningApp.start(simulator, database.properties(folder))) {
            Api api = app.api();
            String billingKey = api.billingKey();
            String request = UUID.randomUUID().toString();

            List<Api.Answer> answers = atOnce(50, () -> api.charge(billingKey, 9000, request));

            assertThat(answers).extracting(Api.Answer::status).isSubsetOf(201, 202, 409);
            assertThat(simulator.ledger().chargeRequests()).hasSize(1);
            List<Api.Answer> replays = atOnce(10, () -> api.charge(billingKey, 9000, request));
            assertThat(replays)
                    .extracting(Api.Answer::text)
                    .containsOnly(replays.get(0).text());
            assertThat(replays).extracting(Api.Answer::status).containsOnly(201);
        }
    }

    @ParameterizedTest
    @EnumSource
    void twenty_refunds_of_the_whole_give_it_back_once(Database database, @TempDir Path folder) throws Exception {
        try (CookiePaySimulator simulator = CookiePaySimulator.start(SimulatorOptions.inMemory());
                RunningApp app = RunningApp.start(simulator, database.properties(folder))) {
            Api api = app.api();
            String payment = api.charge(api.billingKey(), 9000).at("id");

            List<Api.Answer> answers = atOnce(20, () -> api.refundRest(payment));

            assertThat(answers.stream().filter(a -> a.status() == 201).count()).isEqualTo(1);
            assertThat(answers).extracting(Api.Answer::status).isSubsetOf(201, 409, 422);
            new Books(app.bean(PaymentRepository.class), simulator.ledger()).requireAgreement();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_charge_inside_a_callers_transaction_is_refused_before_anything_is_sent(
            Database database, @TempDir Path folder) {
        try (CookiePaySimulator simulator = CookiePaySimulator.start(SimulatorOptions.inMemory());
                RunningApp app = RunningApp.start(simulator, database.properties(folder))) {
            BillingKeyId key = new BillingKeyId(UUID.fromString(app.api().billingKey()));
            ChargePayment.Order order = new ChargePayment.Order(
                    key, Money.won(9000), new OrderTitle("월간 구독", Optional.empty()), TaxType.TAXABLE);
            TransactionTemplate planted = new TransactionTemplate(app.bean(PlatformTransactionManager.class));

            assertThatThrownBy(() -> planted.executeWithoutResult(
                            status -> app.bean(ChargePayment.class).charge(order, Optional.empty())))
                    .isInstanceOf(IllegalStateException.class);
            assertThat(simulator.ledger().chargeRequests()).isEmpty();
        }
    }

    private static List<Api.Answer> atOnce(int many, Callable<Api.Answer> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(many);
        try {
            List<Future<Api.Answer>> all = threads.invokeAll(
                    IntStream.range(0, many).mapToObj(i -> work).collect(Collectors.toList()));
            List<Api.Answer> answers = new java.util.ArrayList<>();
            for (Future<Api.Answer> each : all) {
                answers.add(each.get());
            }
            return answers;
        } finally {
            threads.shutdown();
        }
    }
}

package io.dalmada.adapter.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dalmada.application.testing.BillingKeyFixture;
import io.dalmada.application.testing.PaymentFixture;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.payment.Payment;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nobody who reads or changes the tables alone learns a secret, or makes one key pass for another. */
@ParameterizedClass
@EnumSource
class SecretsAtRestTest {
    private final BillingKey key = BillingKeyFixture.active();
    private final Payment sealed = PaymentFixture.sealed();

    private final Database database;

    SecretsAtRestTest(EachDatabase kind) {
        this.database = kind.get();
    }

    @BeforeEach
    void store() {
        Database empty = database.emptied();
        empty.transactions().inTransaction(() -> {
            empty.billingKeys().save(key);
            empty.outbox().append(key.events());
            empty.payments().save(sealed);
            empty.outbox().append(sealed.events());
        });
    }

    @Test
    void aDumpOfAllTablesShowsNoSecret() {
        assertThat(dump())
                .contains(key.id().toString(), sealed.id().toString())
                .doesNotContain(
                        BillingKeyFixture.SECRET,
                        BillingKeyFixture.EXTRA,
                        key.key().customerRef().value(),
                        BillingKeyFixture.BUYER.name(),
                        BillingKeyFixture.BUYER.email().orElseThrow(),
                        BillingKeyFixture.BUYER.phone().orElseThrow(),
                        PaymentFixture.SEALED);
    }

    private String dump() {
        return Database.tables().stream()
                .flatMap(table -> database.sql().sql("select * from " + table).query().listOfRows().stream())
                .map(Object::toString)
                .collect(Collectors.joining("\n"));
    }

    @Test
    void aSecretMovedToAnotherRowIsRefused() {
        BillingKey victim = BillingKeyFixture.active();
        database.transactions().inTransaction(() -> database.billingKeys().save(victim));
        database.sql()
                .sql("update billing_key set secret = (select secret from billing_key where id = ?) where id = ?")
                .params(victim.id().value(), key.id().value())
                .update();

        assertThatThrownBy(() -> database.billingKeys().find(key.id())).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rotationReencryptsEverythingWhileItIsRead() {
        Encryption rotated = new Encryption(TestKeys.ringRotatedToTwo());
        Reencryption reencryption = new JpaReencryption(
                database.bean(Rows.class), database.bean(JdbcTemplate.class), rotated, database.transactions());
        assertThat(keysUnder(rotated).find(key.id())).isPresent();
        Encryption afterwards = new Encryption(TestKeys.ringWithTwoOnly());
        assertThatThrownBy(() -> keysUnder(afterwards).find(key.id())).isInstanceOf(IllegalStateException.class);

        assertThat(reencryption.reencrypt(10)).isEqualTo(2);
        assertThat(reencryption.reencrypt(10)).isZero();

        assertThat(keysUnder(afterwards).find(key.id()))
                .map(BillingKey::snapshot)
                .contains(key.snapshot());
        assertThat(paymentUnder(afterwards).snapshot()).isEqualTo(sealed.snapshot());
    }

    private JpaBillingKeyRepository keysUnder(Encryption encryption) {
        return new JpaBillingKeyRepository(
                database.bean(Rows.class), database.bean(JdbcTemplate.class), new BillingKeyMapper(encryption));
    }

    private Payment paymentUnder(Encryption encryption) {
        PaymentMapper mapper = new PaymentMapper(new AttemptMapper(encryption));
        return new PaymentReader(database.bean(Rows.class), mapper)
                .byOrder(sealed.lastAttempt().orderNo().value())
                .get(0);
    }

    @Test
    void aReplyThatWasOpenedIsKeptNoLonger() {
        assertThat(sealedReplies()).isOne();

        database.transactions().inTransaction(() -> {
            Payment found = database.payments().find(sealed.id()).orElseThrow();
            PaymentFixture.approved(found);
            database.payments().save(found);
        });

        assertThat(sealedReplies()).isZero();
    }

    private long sealedReplies() {
        return database.sql()
                .sql("select count(*) from attempt where sealed is not null or sealed_key_id is not null")
                .query(Long.class)
                .single();
    }
}

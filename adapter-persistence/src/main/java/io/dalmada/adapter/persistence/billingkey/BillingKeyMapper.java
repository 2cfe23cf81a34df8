package io.dalmada.adapter.persistence.billingkey;

import io.dalmada.adapter.persistence.encryption.EncryptedColumn;
import io.dalmada.adapter.persistence.encryption.Encryption;
import io.dalmada.adapter.persistence.encryption.SecretUnits;
import io.dalmada.adapter.persistence.jdbc.Columns;
import io.dalmada.domain.billingkey.BillingKey;
import io.dalmada.domain.billingkey.BillingKeyId;
import io.dalmada.domain.billingkey.BillingKeyStatus;
import io.dalmada.domain.billingkey.CardKind;
import io.dalmada.domain.billingkey.CardOwner;
import io.dalmada.domain.billingkey.CardSummary;
import io.dalmada.domain.billingkey.Disposal;
import io.dalmada.domain.gateway.RegistrationNo;
import io.dalmada.domain.shared.CustomerId;
import java.util.Optional;
import java.util.UUID;

/** Billing keys to rows and back, encrypting what is secret or personal. */
final class BillingKeyMapper {
    private final Encryption encryption;

    BillingKeyMapper(Encryption encryption) {
        this.encryption = encryption;
    }

    BillingKeyRow row(BillingKey.Snapshot from) {
        UUID id = from.id().value();
        BillingKeyRow row = state(from);
        row.customerId = from.customer().value();
        row.gatewayId = from.key().gateway().value();
        row.registrationNo = from.registration().value();
        row.secret = encryption.encrypt(SecretUnits.write(from.key()), EncryptedColumn.BILLING_KEY_SECRET, id);
        row.buyer = encryption.encrypt(SecretUnits.write(from.buyer()), EncryptedColumn.BILLING_KEY_BUYER, id);
        row.secretKeyId = encryption.keyId();
        card(from.card(), row);
        row.issuedAt = Columns.time(from.issuedAt());
        return row;
    }

    /** What a change writes. */
    static BillingKeyRow state(BillingKey.Snapshot from) {
        BillingKeyRow row = new BillingKeyRow();
        row.id = from.id().value();
        row.status = from.status().name();
        row.revokedAt = Columns.time(from.revokedAt());
        row.disposal = from.disposal().name();
        row.disposalTries = from.disposalTries();
        row.nextDisposalAt = Columns.time(from.nextDisposalAt());
        row.version = from.version();
        return row;
    }

    private static void card(CardSummary from, BillingKeyRow row) {
        row.issuerCode = Columns.text(from.issuerCode(), 1000);
        row.issuerName = Columns.text(from.issuerName(), 1000);
        row.lastFour = from.lastFour().orElse(null);
        row.cardKind = from.kind().name();
        row.cardOwner = from.owner().name();
    }

    BillingKey key(BillingKeyRow row) {
        return BillingKey.reconstitute(new BillingKey.Snapshot(
                new BillingKeyId(row.id),
                new CustomerId(row.customerId),
                new RegistrationNo(row.registrationNo),
                SecretUnits.readKey(encryption.decrypt(row.secret, EncryptedColumn.BILLING_KEY_SECRET, row.id)),
                card(row),
                SecretUnits.readBuyer(encryption.decrypt(row.buyer, EncryptedColumn.BILLING_KEY_BUYER, row.id)),
                row.issuedAt,
                BillingKeyStatus.valueOf(row.status),
                Optional.ofNullable(row.revokedAt),
                Disposal.valueOf(row.disposal),
                row.disposalTries,
                Optional.ofNullable(row.nextDisposalAt),
                row.version));
    }

    private static CardSummary card(BillingKeyRow row) {
        return new CardSummary(
                Optional.ofNullable(row.issuerCode),
                Optional.ofNullable(row.issuerName),
                Optional.ofNullable(row.lastFour),
                CardKind.valueOf(row.cardKind),
                CardOwner.valueOf(row.cardOwner));
    }
}

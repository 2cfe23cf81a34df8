-- H2 2.4 ties a check with a list of values, "in (…)", to the connection that created it: once the pool had retired that
-- connection, every write to the table was refused. A comparison with an array is tied to nothing, and means the same.
alter table billing_key drop constraint billing_key_status;
alter table billing_key add constraint billing_key_status check
    (status = any (array['ACTIVE', 'SUSPECT', 'REVOKED']));
alter table billing_key drop constraint billing_key_disposal;
alter table billing_key add constraint billing_key_disposal check
    (disposal = any (array['NONE', 'PENDING', 'DONE']));
alter table payment drop constraint payment_status;
alter table payment add constraint payment_status check
    (status = any (array['PROCESSING', 'PAID', 'DECLINED', 'NOT_CHARGED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CANCELED']));
alter table attempt drop constraint attempt_status;
alter table attempt add constraint attempt_status check
    (status = any (array['CREATED', 'SENDING', 'SUCCEEDED', 'DECLINED', 'NOT_SENT', 'UNKNOWN', 'ABSENT', 'MANUAL', 'VOID']));
alter table attempt drop constraint attempt_open_slot;
alter table attempt add constraint attempt_open_slot check
    (case when status = any (array['CREATED', 'SENDING', 'UNKNOWN', 'MANUAL']) then open_payment_id is not null and open_payment_id = payment_id else open_payment_id is null end);
alter table attempt drop constraint attempt_due;
alter table attempt add constraint attempt_due check
    ((due_at is not null) = (status = any (array['CREATED', 'SENDING', 'UNKNOWN', 'MANUAL'])));
alter table refund drop constraint refund_status;
alter table refund add constraint refund_status check
    (status = any (array['CREATED', 'SENDING', 'DONE', 'REFUSED', 'NOT_SENT', 'UNKNOWN', 'AWAITING_DEPOSIT', 'ABSENT', 'MANUAL']));
alter table refund drop constraint refund_open_slot;
alter table refund add constraint refund_open_slot check
    (case when status = any (array['CREATED', 'SENDING', 'UNKNOWN', 'AWAITING_DEPOSIT', 'MANUAL']) then open_charge is not null and open_charge = gateway_id || '|' || charge_txn else open_charge is null end);
alter table refund drop constraint refund_due;
alter table refund add constraint refund_due check
    ((due_at is not null) = (status = any (array['CREATED', 'SENDING', 'UNKNOWN', 'AWAITING_DEPOSIT', 'MANUAL'])));
alter table gateway_transaction drop constraint gateway_transaction_role;
alter table gateway_transaction add constraint gateway_transaction_role check
    (role = any (array['PERIOD_PAYMENT', 'DUPLICATE', 'ORPHAN']));
alter table plan drop constraint plan_interval;
alter table plan add constraint plan_interval check
    (interval_unit = any (array['DAY', 'WEEK', 'MONTH', 'YEAR']) and interval_count > 0);
alter table plan drop constraint plan_final_step;
alter table plan add constraint plan_final_step check
    (final_step = any (array['SUSPEND_THEN_END', 'KEEP_PAST_DUE']));
alter table plan_price drop constraint plan_price_tax;
alter table plan_price add constraint plan_price_tax check
    (tax_type = any (array['TAXABLE', 'TAX_FREE']));
alter table subscription drop constraint subscription_status;
alter table subscription add constraint subscription_status check
    (status = any (array['INCOMPLETE', 'TRIALING', 'ACTIVE', 'PAST_DUE', 'PAUSED', 'SUSPENDED', 'CANCELED', 'ENDED']));
alter table subscription drop constraint subscription_next_kind;
alter table subscription add constraint subscription_next_kind check
    (next_kind = any (array['COLLECT', 'TURN']));
alter table subscription drop constraint subscription_over;
alter table subscription add constraint subscription_over check
    (status <> all (array['CANCELED', 'ENDED']) or (next_at is null and held_since is null));
alter table billing_run drop constraint billing_run_status;
alter table billing_run add constraint billing_run_status check
    (status = any (array['RUNNING', 'FINISHED', 'STOPPED', 'LOST']));
alter table reconciliation_entry drop constraint reconciliation_entry_finding;
alter table reconciliation_entry add constraint reconciliation_entry_finding check
    (finding = any (array['GHOST', 'PHANTOM', 'AMOUNT_DIFF', 'STATUS_DIFF', 'DUPLICATE', 'FOREIGN', 'OPEN']));
alter table registration drop constraint registration_status;
alter table registration add constraint registration_status check
    (status = any (array['OPEN', 'ISSUING', 'ISSUED', 'REFUSED', 'CANCELED', 'EXPIRED', 'LOST']));
alter table registration drop constraint registration_end;
alter table registration add constraint registration_end check
    ((ends_at is not null) = (status = any (array['OPEN', 'ISSUING'])));
alter table registration drop constraint registration_secret;
alter table registration add constraint registration_secret check
    ((secret is not null) = (status = any (array['OPEN', 'ISSUING'])) and (secret is null) = (secret_key_id is null));
alter table webhook_endpoint drop constraint webhook_endpoint_status;
alter table webhook_endpoint add constraint webhook_endpoint_status check
    (status = any (array['ENABLED', 'DISABLED', 'DELETED']));
alter table webhook_delivery drop constraint webhook_delivery_status;
alter table webhook_delivery add constraint webhook_delivery_status check
    (status = any (array['PENDING', 'HELD', 'DELIVERED', 'GIVEN_UP']));

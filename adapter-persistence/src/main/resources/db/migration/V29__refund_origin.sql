-- What made a refund: a field, never the words of its reason, which a caller may choose.
alter table refund add column origin varchar(20);

-- Of a charge beside the one that pays: only the machine orders those.
update refund set origin = 'SURPLUS' where exists (
    select 1 from gateway_transaction charge
    where charge.gateway_id = refund.gateway_id and charge.txn = refund.charge_txn and charge.role <> 'PERIOD_PAYMENT');

-- Ordered in the commit that recorded the charge itself, as no caller can: of a charge that nobody wants any more.
update refund set origin = 'SUBSCRIPTION_OVER' where origin is null and exists (
    select 1 from gateway_transaction charge
    where charge.gateway_id = refund.gateway_id and charge.txn = refund.charge_txn
      and charge.payment_id = refund.payment_id and charge.seen_at = refund.created_at
      and charge.amount = refund.amount)
  and exists (select 1 from payment where payment.id = refund.payment_id and payment.subscription_id is not null);

-- All others: in doubt a caller's, which nothing asks for again by itself.
update refund set origin = 'CALLER' where origin is null;

-- What a request made of a subscription, written in the commit that made it. Requests of an older release have none: they are
-- answered by how their resource stands, and charge nothing.
alter table idempotency_record add column effect varchar(20);
alter table idempotency_record add column effect_bill integer;
alter table idempotency_record add column effect_payment uuid;
alter table idempotency_record add column effect_attempt integer;
alter table idempotency_record add constraint idempotency_record_effect
    check (effect is null or effect = any (array['DONE', 'CHARGE', 'IMPOSSIBLE']));
alter table idempotency_record add constraint idempotency_record_effect_charge
    check (effect is null or (effect = 'CHARGE') = (effect_payment is not null));

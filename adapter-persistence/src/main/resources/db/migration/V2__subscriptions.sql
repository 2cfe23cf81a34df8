-- A payment may collect one bill of a subscription: at most one payment for each, whoever asks for it.
alter table payment add column subscription_id uuid;
alter table payment add column bill_number integer;
alter table payment add constraint payment_bill
    check ((subscription_id is null) = (bill_number is null) and coalesce(bill_number, 0) between 0 and 9999);
alter table payment add constraint payment_bill_once unique (subscription_id, bill_number);

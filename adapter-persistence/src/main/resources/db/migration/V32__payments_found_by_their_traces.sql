-- Lists are searched by what a slip, a statement or a gateway's page shows.
create index attempt_by_approval_no on attempt (approval_no);
create index gateway_transaction_by_txn on gateway_transaction (txn);
create index payment_by_created_at on payment (created_at, id);
create index billing_key_by_last_four on billing_key (last_four);
create index subscription_by_plan on subscription (plan_code, id);

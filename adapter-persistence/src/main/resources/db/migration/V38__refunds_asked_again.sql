-- When we ask again for a refund of our own that came to nothing for a reason that may pass.
alter table refund add column ask_again_at timestamp(6) with time zone;

update refund set ask_again_at = created_at
where origin = any (array['SURPLUS', 'SUBSCRIPTION_OVER'])
  and (status = any (array['NOT_SENT', 'ABSENT'])
    or status = 'REFUSED' and refusal = any (array['MERCHANT_LIMIT', 'GATEWAY_REFUSED', 'REMAINING_CHANGED']));

create index refund_ask_again on refund (gateway_id, ask_again_at);

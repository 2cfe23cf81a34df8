-- An answer expires, its request does not: what is left of it is its status and the address of what it made.
alter table idempotency_record drop constraint idempotency_record_answered;
alter table idempotency_record add constraint idempotency_record_kept
    check ((answer_body is null) = (expires_at is null));
alter table idempotency_record add constraint idempotency_record_answered
    check (answer_body is null or answer_status is not null);

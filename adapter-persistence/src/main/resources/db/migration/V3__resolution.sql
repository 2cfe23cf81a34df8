-- MANUAL is asked about too, once a day, and a day without an answer counts from the last answer.

alter table attempt add column question_answered_at timestamp(6) with time zone;
alter table refund add column question_answered_at timestamp(6) with time zone;

alter table attempt drop constraint attempt_due;
alter table refund drop constraint refund_due;
-- What waits for a person already is asked as soon as its next time has come.
update attempt set due_at = question_next_at where status = 'MANUAL';
update refund set due_at = question_next_at where status = 'MANUAL';
alter table attempt add constraint attempt_due check
    ((due_at is not null) = (status in ('CREATED', 'SENDING', 'UNKNOWN', 'MANUAL')));
alter table refund add constraint refund_due check
    ((due_at is not null) = (status in ('CREATED', 'SENDING', 'UNKNOWN', 'AWAITING_DEPOSIT', 'MANUAL')));

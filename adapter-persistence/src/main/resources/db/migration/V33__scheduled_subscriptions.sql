-- A subscription that begins on a later day is SCHEDULED. One that an older release has written as INCOMPLETE stays so
-- until that day: only its state, which is no column, tells that it has no bill yet, and both begin alike.
alter table subscription drop constraint subscription_status;
alter table subscription add constraint subscription_status check
    (status = any (array['SCHEDULED', 'INCOMPLETE', 'TRIALING', 'ACTIVE', 'PAST_DUE', 'PAUSED', 'SUSPENDED', 'CANCELED', 'ENDED']));

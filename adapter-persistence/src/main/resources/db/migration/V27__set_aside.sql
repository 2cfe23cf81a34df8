-- A subscription that cannot be read, or whose turn failed, is left out of what is due until then: it stops no neighbour,
-- and is tried again. Whatever changes it ends that.
alter table subscription add column aside_until timestamp(6) with time zone;
create index subscription_aside on subscription (aside_until);

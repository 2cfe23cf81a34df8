-- At most one subscription of a customer to a plan, unless a request allows several; and one trial, for ever. The first
-- column holds the plan while the subscription is not over and has that plan; what was there before has neither, so that
-- doubles that were allowed once stand in nobody's way here (who signs up again is told of them all the same).
alter table subscription add column only_of_plan varchar(40);
alter table subscription add column trial_of_plan varchar(40);
alter table subscription add constraint subscription_only
    check (only_of_plan is null or (only_of_plan = plan_code and status <> 'CANCELED' and status <> 'ENDED'));
create unique index subscription_only_of_plan on subscription (customer_id, only_of_plan);
create unique index subscription_trial_of_plan on subscription (customer_id, trial_of_plan);

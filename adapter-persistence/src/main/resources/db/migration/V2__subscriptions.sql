-- A payment may collect one bill of a subscription: at most one payment for each, whoever asks for it.
alter table payment add column subscription_id uuid;
alter table payment add column bill_number integer;
alter table payment add constraint payment_bill
    check ((subscription_id is null) = (bill_number is null) and coalesce(bill_number, 0) between 0 and 9999);
alter table payment add constraint payment_bill_once unique (subscription_id, bill_number);

-- With which key an attempt is made: the payment's own key is that of its last attempt.
alter table attempt add column billing_key_id uuid;
update attempt set billing_key_id = (select p.billing_key_id from payment p where p.id = attempt.payment_id);
alter table attempt alter column billing_key_id set not null;
create index attempt_by_key on attempt (billing_key_id, status);

create table plan (
    code           varchar(40)                 not null primary key,
    title_name     varchar(40)                 not null,
    title_code     varchar(10),
    interval_unit  varchar(10)                 not null,
    interval_count integer                     not null,
    trial_days     integer                     not null,
    -- Days after the due day, ascending, with commas between them.
    retry_days     varchar(100)                not null,
    grace_days     integer                     not null,
    final_step     varchar(20)                 not null,
    end_after_days integer                     not null,
    created_at     timestamp(6) with time zone not null,
    constraint plan_interval check (interval_unit in ('DAY', 'WEEK', 'MONTH', 'YEAR') and interval_count > 0),
    constraint plan_days check (trial_days >= 0 and grace_days >= 0 and end_after_days >= grace_days),
    constraint plan_final_step check (final_step in ('SUSPEND_THEN_END', 'KEEP_PAST_DUE'))
);

-- Append-only: a price is never changed, only followed by another.
create table plan_price (
    plan_code varchar(40)                 not null references plan (code),
    price_no  integer                     not null,
    amount    bigint                      not null,
    currency  varchar(3)                  not null,
    tax_type  varchar(20)                 not null,
    since     timestamp(6) with time zone not null,
    primary key (plan_code, price_no),
    constraint plan_price_number check (price_no > 0),
    constraint plan_price_amount check (amount > 0),
    constraint plan_price_tax check (tax_type in ('TAXABLE', 'TAX_FREE'))
);

-- Columns for what is searched or constrained; everything else is in state, as versioned JSON.
create table subscription (
    id             uuid                        not null primary key,
    customer_id    varchar(64)                 not null,
    billing_key_id uuid                        not null,
    gateway_id     varchar(40)                 not null,
    plan_code      varchar(40)                 not null,
    status         varchar(20)                 not null,
    -- What happens next without anybody asking; null for everything at rest.
    next_at        timestamp(6) with time zone,
    next_kind      varchar(10),
    -- Since when a bill that is too old waits for a person's word.
    held_since     date,
    created_at     timestamp(6) with time zone not null,
    version        bigint                      not null,
    state          varchar(1000000)            not null,
    constraint subscription_version check (version > 0),
    constraint subscription_status check (status in
        ('INCOMPLETE', 'TRIALING', 'ACTIVE', 'PAST_DUE', 'PAUSED', 'SUSPENDED', 'CANCELED', 'ENDED')),
    constraint subscription_next_kind check (next_kind in ('COLLECT', 'TURN')),
    constraint subscription_next check ((next_at is null) = (next_kind is null)),
    constraint subscription_over check
        (status not in ('CANCELED', 'ENDED') or (next_at is null and held_since is null))
);
create index subscription_due on subscription (gateway_id, next_kind, next_at);
create index subscription_by_customer on subscription (customer_id, id);
create index subscription_by_status on subscription (status, id);
create index subscription_held on subscription (held_since);

-- What billing runs did. Numbers only; no decision about money rests on them.
create table billing_run (
    id           uuid                        not null primary key,
    gateway_id   varchar(40)                 not null,
    node         varchar(200)                not null,
    triggered_by varchar(1000)               not null,
    status       varchar(20)                 not null,
    started_at   timestamp(6) with time zone not null,
    finished_at  timestamp(6) with time zone,
    due          bigint                      not null,
    opened       bigint                      not null,
    charged      bigint                      not null,
    declined     bigint                      not null,
    unknowns     bigint                      not null,
    not_sent     bigint                      not null,
    impossible   bigint                      not null,
    turned       bigint                      not null,
    next_due     timestamp(6) with time zone,
    constraint billing_run_status check (status in ('RUNNING', 'FINISHED', 'STOPPED', 'LOST')),
    constraint billing_run_finished check ((finished_at is null) = (status = 'RUNNING'))
);
create index billing_run_by_status on billing_run (status, started_at);

create table gateway_hold (
    gateway_id varchar(40)                 not null primary key,
    since      timestamp(6) with time zone not null,
    actor      varchar(1000)               not null,
    reason     varchar(4000)               not null
);

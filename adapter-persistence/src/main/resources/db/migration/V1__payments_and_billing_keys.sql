-- One set of migrations for H2 and PostgreSQL: plain types, plain indexes.
-- Times are UTC with microseconds and always come from the application's clock, never from now().
-- Roots refer to each other by id only; foreign keys stay within one aggregate.

create table billing_key (
    id               uuid                        not null primary key,
    customer_id      varchar(64)                 not null,
    gateway_id       varchar(40)                 not null,
    registration_no  varchar(40)                 not null,
    -- The gateway's key and the buyer, encrypted; secret_key_id names the encryption key.
    secret           varchar(1000000)            not null,
    buyer            varchar(1000000)            not null,
    secret_key_id    varchar(40)                 not null,
    issuer_code      varchar(1000),
    issuer_name      varchar(1000),
    last_four        varchar(4),
    card_kind        varchar(20)                 not null,
    card_owner       varchar(20)                 not null,
    issued_at        timestamp(6) with time zone not null,
    status           varchar(20)                 not null,
    revoked_at       timestamp(6) with time zone,
    disposal         varchar(20)                 not null,
    disposal_tries   integer                     not null,
    next_disposal_at timestamp(6) with time zone,
    version          bigint                      not null,
    constraint billing_key_status check (status in ('ACTIVE', 'SUSPECT', 'REVOKED')),
    constraint billing_key_disposal check (disposal in ('NONE', 'PENDING', 'DONE')),
    constraint billing_key_disposal_due check ((next_disposal_at is not null) = (disposal = 'PENDING')),
    constraint billing_key_registration_once unique (registration_no)
);
create index billing_key_by_customer on billing_key (customer_id, id);
create index billing_key_disposal_due on billing_key (next_disposal_at);
create index billing_key_by_secret_key on billing_key (secret_key_id);

create table payment (
    id             uuid                        not null primary key,
    customer_id    varchar(64)                 not null,
    billing_key_id uuid                        not null,
    gateway_id     varchar(40)                 not null,
    title_name     varchar(40)                 not null,
    title_code     varchar(10),
    amount         bigint                      not null,
    currency       varchar(3)                  not null,
    -- Derived from attempts and refunds; here to be searched for.
    status         varchar(20)                 not null,
    created_at     timestamp(6) with time zone not null,
    version        bigint                      not null,
    constraint payment_amount check (amount > 0),
    constraint payment_version check (version > 0),
    constraint payment_status check (status in
        ('PROCESSING', 'PAID', 'DECLINED', 'NOT_CHARGED', 'PARTIALLY_REFUNDED', 'REFUNDED', 'CANCELED'))
);
-- Ids are time-ordered: "newest first" is "greatest id first".
create index payment_by_customer on payment (customer_id, id);
create index payment_by_status on payment (status, id);
create index payment_by_billing_key on payment (billing_key_id);

create table payment_line (
    payment_id  uuid         not null references payment (id),
    line_no     integer      not null,
    kind        varchar(20)  not null,
    description varchar(100) not null,
    total       bigint       not null,
    tax_free    bigint       not null,
    vat         bigint,
    untaxed     bigint       not null,
    primary key (payment_id, line_no),
    constraint payment_line_amounts check (total >= 0 and tax_free >= 0 and untaxed >= 0
        and coalesce(vat, 0) >= 0 and tax_free + untaxed + coalesce(vat, 0) <= total)
);

create table attempt (
    order_no              varchar(40)                 not null primary key,
    payment_id            uuid                        not null references payment (id),
    gateway_id            varchar(40)                 not null,
    attempt_no            integer                     not null,
    status                varchar(20)                 not null,
    steps                 integer                     not null,
    -- The slot of the one open attempt: the payment's id while open, else null (I-08).
    open_payment_id       uuid,
    -- When periodic work looks at it: CREATED and SENDING since, UNKNOWN to be asked at; null when nobody waits.
    due_at                timestamp(6) with time zone,
    created_at            timestamp(6) with time zone not null,
    sent_at               timestamp(6) with time zone,
    approval_txn          varchar(200),
    approval_no           varchar(1000),
    approved_at           timestamp(6) with time zone,
    receipt               varchar(100000),
    decline_reason        varchar(40),
    decline_retry         varchar(40),
    decline_not_before    varchar(40),
    not_attempted         varchar(40),
    question_doubt        varchar(40),
    question_since        timestamp(6) with time zone,
    question_txn          varchar(200),
    question_scans        integer,
    question_last_scan_at timestamp(6) with time zone,
    question_next_at      timestamp(6) with time zone,
    -- A reply that could not be opened yet, encrypted; gone with its question.
    sealed                varchar(1000000),
    sealed_key_id         varchar(40),
    word_code             varchar(64),
    word_message          varchar(512),
    constraint attempt_status check (status in
        ('CREATED', 'SENDING', 'SUCCEEDED', 'DECLINED', 'NOT_SENT', 'UNKNOWN', 'ABSENT', 'MANUAL', 'VOID')),
    constraint attempt_open_slot check (case when status in ('CREATED', 'SENDING', 'UNKNOWN', 'MANUAL')
        then open_payment_id is not null and open_payment_id = payment_id else open_payment_id is null end),
    constraint attempt_due check ((due_at is not null) = (status in ('CREATED', 'SENDING', 'UNKNOWN'))),
    constraint attempt_sealed check ((sealed is null) = (sealed_key_id is null)),
    constraint attempt_one_open unique (open_payment_id),
    constraint attempt_number_once unique (payment_id, attempt_no)
);
create index attempt_due on attempt (gateway_id, status, due_at);

create table refund (
    refund_no             varchar(40)                 not null primary key,
    payment_id            uuid                        not null references payment (id),
    gateway_id            varchar(40)                 not null,
    refund_index          integer                     not null,
    charge_txn            varchar(200)                not null,
    charge_order_no       varchar(40)                 not null,
    amount                bigint                      not null,
    remaining_before      bigint                      not null,
    reason                varchar(100)                not null,
    status                varchar(20)                 not null,
    steps                 integer                     not null,
    -- The slot of the one open refund of a charge: gateway|txn while open, else null.
    open_charge           varchar(241),
    due_at                timestamp(6) with time zone,
    created_at            timestamp(6) with time zone not null,
    sent_at               timestamp(6) with time zone,
    done_at               timestamp(6) with time zone,
    refund_txn            varchar(200),
    refusal               varchar(40),
    not_attempted         varchar(40),
    question_doubt        varchar(40),
    question_since        timestamp(6) with time zone,
    question_txn          varchar(200),
    question_scans        integer,
    question_last_scan_at timestamp(6) with time zone,
    question_next_at      timestamp(6) with time zone,
    has_deposit           boolean                     not null,
    deposit_bank          varchar(1000),
    deposit_account       varchar(1000),
    deposit_holder        varchar(1000),
    deposit_until         timestamp(6) with time zone,
    word_code             varchar(64),
    word_message          varchar(512),
    constraint refund_amounts check (amount > 0 and amount <= remaining_before),
    constraint refund_status check (status in
        ('CREATED', 'SENDING', 'DONE', 'REFUSED', 'NOT_SENT', 'UNKNOWN', 'AWAITING_DEPOSIT', 'ABSENT', 'MANUAL')),
    constraint refund_open_slot check (case
        when status in ('CREATED', 'SENDING', 'UNKNOWN', 'AWAITING_DEPOSIT', 'MANUAL')
        then open_charge is not null and open_charge = gateway_id || '|' || charge_txn else open_charge is null end),
    constraint refund_due check
        ((due_at is not null) = (status in ('CREATED', 'SENDING', 'UNKNOWN', 'AWAITING_DEPOSIT'))),
    constraint refund_one_open unique (open_charge),
    constraint refund_index_once unique (payment_id, refund_index)
);
create index refund_due on refund (gateway_id, status, due_at);

-- Every charge known to exist at a gateway, whether we wanted it or not: recording a second one must never fail.
create table gateway_transaction (
    gateway_id varchar(40)                 not null,
    txn        varchar(200)                not null,
    payment_id uuid                        not null references payment (id),
    order_no   varchar(40)                 not null,
    amount     bigint                      not null,
    currency   varchar(3)                  not null,
    role       varchar(20)                 not null,
    seen_at    timestamp(6) with time zone not null,
    version    bigint                      not null,
    primary key (gateway_id, txn),
    constraint gateway_transaction_amount check (amount >= 0),
    constraint gateway_transaction_role check (role in ('PERIOD_PAYMENT', 'DUPLICATE', 'ORPHAN')),
    constraint gateway_transaction_version_once unique (payment_id, version)
);

-- Append-only: what happened, in the order of the payment's versions.
create table attempt_transition (
    payment_id  uuid                        not null,
    version     bigint                      not null,
    order_no    varchar(40)                 not null,
    step        integer                     not null,
    from_status varchar(20),
    to_status   varchar(20)                 not null,
    happened_at timestamp(6) with time zone not null,
    cause       varchar(1000)               not null,
    primary key (payment_id, version),
    constraint attempt_transition_step_once unique (order_no, step),
    constraint attempt_transition_step check (step > 0 and (step = 1) = (from_status is null))
);

create table refund_transition (
    payment_id  uuid                        not null,
    version     bigint                      not null,
    refund_no   varchar(40)                 not null,
    step        integer                     not null,
    from_status varchar(20),
    to_status   varchar(20)                 not null,
    happened_at timestamp(6) with time zone not null,
    cause       varchar(1000)               not null,
    primary key (payment_id, version),
    constraint refund_transition_step_once unique (refund_no, step),
    constraint refund_transition_step check (step > 0 and (step = 1) = (from_status is null))
);

create table inquiry_evidence (
    payment_id  uuid                        not null,
    version     bigint                      not null,
    subject     varchar(40)                 not null,
    kind        varchar(20)                 not null,
    happened_at timestamp(6) with time zone not null,
    txn         varchar(200),
    detail      varchar(4000)               not null,
    actor       varchar(1000),
    primary key (payment_id, version)
);

create table outbox (
    id                uuid                        not null primary key,
    aggregate_type    varchar(40)                 not null,
    aggregate_id      varchar(64)                 not null,
    aggregate_version bigint                      not null,
    type              varchar(100)                not null,
    payload_version   integer                     not null,
    payload           varchar(1000000)            not null,
    created_at        timestamp(6) with time zone not null,
    published_at      timestamp(6) with time zone,
    constraint outbox_event_once unique (aggregate_type, aggregate_id, aggregate_version)
);
create index outbox_waiting on outbox (published_at, id);

create table idempotency_record (
    caller              varchar(255)                not null,
    request_key         varchar(255)                not null,
    operation           varchar(1000)               not null,
    fingerprint         varchar(255)                not null,
    resource_id         uuid                        not null,
    started_at          timestamp(6) with time zone not null,
    answer_status       integer,
    answer_content_type varchar(255),
    answer_location     varchar(10000),
    answer_body         varchar(1000000),
    expires_at          timestamp(6) with time zone,
    primary key (caller, request_key),
    constraint idempotency_record_answered check ((answer_status is null) = (expires_at is null))
);
create index idempotency_record_expiry on idempotency_record (expires_at);

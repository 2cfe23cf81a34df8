-- What gateways told by themselves: hints, kept masked, each once.
create table gateway_notice (
    id          uuid                        not null primary key,
    gateway_id  varchar(40)                 not null,
    -- Equal for repetitions: a hash of the sender's name of it, or of what is kept of its body.
    dedupe_id   varchar(80)                 not null,
    received_at timestamp(6) with time zone not null,
    body        varchar(4000)               not null,
    -- What it hints at; a number that cannot be ours is not kept.
    order_no    varchar(40),
    txn         varchar(200),
    about       varchar(20),
    -- When it is looked into; null once that is over.
    due_at      timestamp(6) with time zone,
    looks       integer                     not null,
    begun_at    timestamp(6) with time zone,
    result      varchar(20),
    constraint gateway_notice_once unique (gateway_id, dedupe_id),
    constraint gateway_notice_due check ((due_at is null) = (result is not null)),
    constraint gateway_notice_hint check ((about is null) = (order_no is null and txn is null)),
    constraint gateway_notice_of_something check (due_at is null or about is not null)
);
create index gateway_notice_by_due on gateway_notice (due_at, id);
create index gateway_notice_by_order on gateway_notice (order_no, begun_at);
create index gateway_notice_by_txn on gateway_notice (txn, begun_at);
create index gateway_notice_by_age on gateway_notice (received_at);

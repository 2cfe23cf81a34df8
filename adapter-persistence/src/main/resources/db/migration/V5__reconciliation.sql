-- What each gateway's day looked like beside our books: the latest look only. What agrees is counted, the rest is listed.
create table reconciliation (
    gateway_id     varchar(40)                 not null,
    reconciled_day date                        not null,
    looked_at      timestamp(6) with time zone not null,
    complete       boolean                     not null,
    matched_count  bigint                      not null,
    matched_amount bigint                      not null,
    primary key (gateway_id, reconciled_day),
    constraint reconciliation_matched check (matched_count >= 0 and matched_amount >= 0
        and (complete or matched_count = 0))
);

create table reconciliation_entry (
    gateway_id     varchar(40)   not null,
    reconciled_day date          not null,
    entry_no       integer       not null,
    finding        varchar(20)   not null,
    order_no       varchar(40)   not null,
    txn            varchar(200)  not null,
    payment_id     uuid,
    currency       varchar(3)    not null,
    our_amount     bigint,
    our_status     varchar(40),
    their_amount   bigint,
    their_status   varchar(40),
    sentence       varchar(1000) not null,
    primary key (gateway_id, reconciled_day, entry_no),
    foreign key (gateway_id, reconciled_day) references reconciliation (gateway_id, reconciled_day),
    constraint reconciliation_entry_finding check (finding in
        ('GHOST', 'PHANTOM', 'AMOUNT_DIFF', 'STATUS_DIFF', 'DUPLICATE', 'FOREIGN', 'OPEN')),
    constraint reconciliation_entry_sides check (our_amount is not null or their_amount is not null),
    constraint reconciliation_entry_ours check ((our_amount is null) = (our_status is null)),
    constraint reconciliation_entry_theirs check ((their_amount is null) = (their_status is null))
);

-- What we hold for paid on a day.
create index attempt_by_approval on attempt (gateway_id, approved_at, order_no);

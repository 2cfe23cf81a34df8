-- Cards on their way into billing keys through gateways' windows; the id is that of the billing key to be.
create table registration (
    id              uuid                        not null primary key,
    registration_no varchar(40)                 not null,
    customer_id     varchar(64)                 not null,
    gateway_id      varchar(40)                 not null,
    opened_at       timestamp(6) with time zone not null,
    -- What is known of the customer while it lasts, encrypted; gone when it is over.
    secret          varchar(1000000),
    secret_key_id   varchar(40),
    -- When time ends it.
    ends_at         timestamp(6) with time zone,
    status          varchar(20)                 not null,
    refused_for     varchar(60),
    version         bigint                      not null,
    constraint registration_version check (version > 0),
    constraint registration_status check
        (status in ('OPEN', 'ISSUING', 'ISSUED', 'REFUSED', 'CANCELED', 'EXPIRED', 'LOST')),
    constraint registration_end check ((ends_at is not null) = (status in ('OPEN', 'ISSUING'))),
    constraint registration_secret check
        ((secret is not null) = (status in ('OPEN', 'ISSUING')) and (secret is null) = (secret_key_id is null)),
    constraint registration_refused check ((refused_for is not null) = (status = 'REFUSED')),
    constraint registration_once unique (registration_no)
);
create index registration_by_end on registration (ends_at);
create index registration_by_secret_key on registration (secret_key_id);

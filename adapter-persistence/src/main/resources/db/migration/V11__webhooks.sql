create table webhook_endpoint (
    id                    uuid                        not null primary key,
    url                   varchar(1000)               not null,
    description           varchar(100),
    -- Types of events with commas between them; empty for all.
    types                 varchar(20000)              not null,
    status                varchar(20)                 not null,
    disabled_because      varchar(1000),
    -- Encrypted; secret_key_id names the encryption key of both.
    secret                varchar(10000)              not null,
    previous_secret       varchar(10000),
    secret_key_id         varchar(40)                 not null,
    previous_secret_until timestamp(6) with time zone,
    created_at            timestamp(6) with time zone not null,
    version               bigint                      not null,
    constraint webhook_endpoint_status check (status in ('ENABLED', 'DISABLED', 'DELETED')),
    constraint webhook_endpoint_previous check ((previous_secret is null) = (previous_secret_until is null))
);
create index webhook_endpoint_by_secret_key on webhook_endpoint (secret_key_id);

-- How far the log has been read for an endpoint, who sends to it, and how it fares. Apart from the endpoint, whose version
-- counts what people do.
create table webhook_lane (
    endpoint_id   uuid                        not null primary key references webhook_endpoint (id),
    log_position  bigint                      not null,
    busy_until    timestamp(6) with time zone not null,
    idle_rounds   integer                     not null,
    failing_since timestamp(6) with time zone,
    constraint webhook_lane_failing check ((failing_since is null) = (idle_rounds = 0))
);

create table webhook_delivery (
    id             uuid                        not null primary key,
    endpoint_id    uuid                        not null references webhook_endpoint (id),
    event_id       uuid                        not null,
    event_type     varchar(100)                not null,
    aggregate_id   varchar(64)                 not null,
    log_position   bigint                      not null,
    status         varchar(20)                 not null,
    tries          integer                     not null,
    -- When it is to be tried; null for everything that is not.
    next_try_at    timestamp(6) with time zone,
    last_tried_at  timestamp(6) with time zone,
    answer_status  integer,
    answer_failure varchar(40),
    created_at     timestamp(6) with time zone not null,
    constraint webhook_delivery_once unique (endpoint_id, log_position),
    constraint webhook_delivery_status check (status in ('PENDING', 'HELD', 'DELIVERED', 'GIVEN_UP')),
    constraint webhook_delivery_due check ((next_try_at is not null) = (status = 'PENDING'))
);
create index webhook_delivery_due on webhook_delivery (endpoint_id, next_try_at, log_position);
create index webhook_delivery_by_status on webhook_delivery (endpoint_id, status, id);
create index webhook_delivery_by_endpoint on webhook_delivery (endpoint_id, id);
create index webhook_delivery_by_aggregate on webhook_delivery (aggregate_id, log_position);
create index webhook_delivery_over on webhook_delivery (status, created_at);

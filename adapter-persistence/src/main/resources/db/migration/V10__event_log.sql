-- Nothing has ever left the outbox before. What leaves from now on has another form than what waits there.
delete from outbox;
-- The outbox is a waiting room now: its rows go into the log, and are taken away by the relay in the same commit.
drop index outbox_waiting;
alter table outbox drop column published_at;

-- Append-only: everything that happened, in one order. Positions ascend in the order in which they become visible.
create table event_log (
    log_position      bigint                      not null primary key,
    id                uuid                        not null,
    aggregate_type    varchar(40)                 not null,
    aggregate_id      varchar(64)                 not null,
    aggregate_version bigint                      not null,
    type              varchar(100)                not null,
    payload_version   integer                     not null,
    payload           varchar(1000000)            not null,
    recorded_at       timestamp(6) with time zone not null,
    constraint event_log_id_once unique (id),
    constraint event_log_event_once unique (aggregate_type, aggregate_id, aggregate_version)
);
create index event_log_by_type on event_log (type, log_position);
create index event_log_by_aggregate on event_log (aggregate_id, log_position);

-- Whoever holds this row may add to the log.
create table event_log_end (
    one          integer not null primary key,
    log_position bigint  not null,
    constraint event_log_end_one check (one = 1)
);
insert into event_log_end (one, log_position) values (1, 0);

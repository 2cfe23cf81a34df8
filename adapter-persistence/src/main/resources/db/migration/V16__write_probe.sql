-- Written and emptied again by the health check: a database that answers questions may still refuse every write. The check
-- is of the kind that our other tables have.
create table write_probe (
    id         uuid                        not null primary key,
    kind       varchar(20)                 not null,
    written_at timestamp(6) with time zone not null,
    constraint write_probe_kind check (kind = any (array['HEALTH']))
);

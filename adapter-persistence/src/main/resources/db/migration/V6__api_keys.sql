-- Who may call. A secret is never here, only its SHA-256.
create table api_key (
    id             varchar(64)                 not null primary key,
    -- With commas between them.
    scopes         varchar(100)                not null,
    created_by     varchar(64)                 not null,
    created_at     timestamp(6) with time zone not null,
    expires_at     timestamp(6) with time zone,
    revoked_at     timestamp(6) with time zone,
    last_used_at   timestamp(6) with time zone,
    secret_hash    char(64)                    not null,
    secret_since   timestamp(6) with time zone not null,
    -- The secret before this one, while both are good.
    retiring_hash  char(64),
    retiring_until timestamp(6) with time zone,
    constraint api_key_secret unique (secret_hash),
    constraint api_key_retiring check ((retiring_hash is null) = (retiring_until is null))
);
create index api_key_by_retiring on api_key (retiring_hash);

-- Several secrets may sign at once, each until its own end. The newest of the earlier ones stays in previous_secret; the rest
-- stand here, encrypted as one text.
alter table webhook_endpoint add column older_secrets varchar(10000);

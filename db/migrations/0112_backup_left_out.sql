-- A backup says what stood in the database and is not in it, because no migration of Lantern made it.
set local role lantern_owner;

alter table continuity.backups add column not_ours text[] not null default '{}';
comment on column continuity.backups.not_ours is 'Tables and columns in the database that Lantern did not make: left out of this backup, because a restore could not put them back';

-- What would be left if the system were lost: backups, proofs that they restore, the duty team's sheet.
-- Records of each; the files are elsewhere.

create schema continuity;
comment on schema continuity is 'Backups, proofs of restores, the duty team''s sheets: that they were made, never what they hold';
grant usage on schema continuity to lantern_app, lantern_wide, lantern_maintenance;
grant create on schema continuity to lantern_maintenance;

create table continuity.backups (
  backup_id uuid primary key,
  made_at timestamptz not null,
  file_name text not null check (length(file_name) between 1 and 200),
  size_bytes bigint not null check (size_bytes > 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  table_count int not null check (table_count > 0),
  row_count bigint not null check (row_count >= 0),
  file_count int not null check (file_count >= 0),
  took_ms int not null check (took_ms >= 0)
);
comment on table continuity.backups is 'Append-only: every backup that was written, of the whole installation; one that fails leaves no row';
create index backups_made_idx on continuity.backups (made_at desc);

create table continuity.proofs (
  proof_id uuid primary key,
  proved_at timestamptz not null,
  file_name text not null check (length(file_name) between 1 and 200),
  backup_made_at timestamptz not null,
  table_count int not null check (table_count > 0),
  row_count bigint not null check (row_count >= 0),
  file_count int not null check (file_count >= 0),
  audit_count bigint not null check (audit_count >= 0),
  took_ms int not null check (took_ms >= 0),
  differences text[] not null
);
comment on table continuity.proofs is 'Append-only: every time a backup was restored and compared; it is proved where nothing differed';
comment on column continuity.proofs.differences is 'Names of tables, files or audit that were not as they had been';
create index proofs_proved_idx on continuity.proofs (proved_at desc);

create table continuity.duty_sheets (
  duty_sheet_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  written_at timestamptz not null,
  child_count int not null check (child_count >= 0),
  restricted_count int not null check (restricted_count >= 0),
  sha256 bytea not null check (octet_length(sha256) = 32)
);
comment on table continuity.duty_sheets is 'Append-only: every sealed sheet of critical children that was written for the duty team; the sheet itself is replaced each hour';
create index duty_sheets_partnership_idx on continuity.duty_sheets (partnership_id, written_at desc);

do $$
declare
  relation text;
begin
  foreach relation in array array['backups', 'proofs', 'duty_sheets'] loop
    execute format('alter table continuity.%I enable row level security', relation);
    execute format('alter table continuity.%I force row level security', relation);
    execute format('create policy %I on continuity.%I to lantern_maintenance using (true) with check (true)',
      relation || '_maintenance', relation);
    execute format('grant select, insert on continuity.%I to lantern_maintenance', relation);
  end loop;
end $$;
set local role lantern_maintenance;

-- Backups are of the whole installation: no partnership owns them, and whoever watches its health reads of them.
create function continuity.newest_backups() returns setof continuity.backups
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select * from continuity.backups b where sec.can('health.view') order by b.made_at desc limit 30
$$;
create function continuity.newest_proofs() returns setof continuity.proofs
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select * from continuity.proofs p where sec.can('health.view') order by p.proved_at desc limit 30
$$;
create function continuity.newest_sheet() returns setof continuity.duty_sheets
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select * from continuity.duty_sheets d
  where d.partnership_id = sec.partnership() and (sec.can('health.view') or sec.can('audit.view'))
  order by d.written_at desc limit 1
$$;

revoke all on function continuity.newest_backups(), continuity.newest_proofs(), continuity.newest_sheet() from public;
grant execute on function continuity.newest_backups(), continuity.newest_proofs(), continuity.newest_sheet() to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;

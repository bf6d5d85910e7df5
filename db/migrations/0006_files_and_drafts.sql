-- Files that people add to records, and forms that are not sent yet.

create schema files;
comment on schema files is 'Documents and pictures that were added to records';
grant usage on schema files to lantern_app, lantern_wide, lantern_maintenance;

create table files.files (
  file_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  acl int[] not null check (cardinality(acl) > 0),
  restricted boolean not null default false,
  shut_out uuid[] not null default '{}',
  name text not null check (length(name) between 1 and 200),
  media_type text not null check (media_type in (
    'application/pdf', 'text/csv', 'text/plain', 'image/jpeg', 'image/png',
    'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')),
  size_bytes int not null check (size_bytes between 1 and 10 * 1024 * 1024),
  sha256 bytea not null check (length(sha256) = 32),
  content bytea not null check (length(content) = size_bytes),
  added_by uuid references directory.staff on delete restrict,
  added_at timestamptz not null
);
comment on table files.files is 'Append-only: each file as it was stored, under the access stamp of the record it was added to';
comment on column files.files.shut_out is 'Staff with a conflict of interest in the record';
-- What may be stored is compressed already, or small.
alter table files.files alter column content set storage external;
create index files_acl_idx on files.files using gin (acl);
create index files_partnership_idx on files.files (partnership_id, restricted);
create index files_by_idx on files.files (added_by);

create table work.drafts (
  draft_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  staff_id uuid not null references directory.staff on delete cascade,
  form text not null check (length(form) between 1 and 60),
  subject text not null check (length(subject) <= 100),
  body jsonb not null check (octet_length(body::text) <= 200 * 1024),
  saved_at timestamptz not null,
  version int not null default 1,
  unique (staff_id, form, subject)
);
comment on table work.drafts is 'Forms that a person has begun and not sent: theirs alone, whatever anybody else reaches';
create index drafts_partnership_idx on work.drafts (partnership_id);
grant usage on schema work to lantern_maintenance;

do $$
declare
  relation text;
begin
  foreach relation in array array['files.files', 'work.drafts'] loop
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)',
      split_part(relation, '.', 2) || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
  end loop;
end $$;

create policy files_read on files.files for select to lantern_app
  using (partnership_id = (select sec.partnership()) and acl && (select sec.principals()));
create policy files_add on files.files for insert to lantern_app
  with check (partnership_id = (select sec.partnership()) and acl && (select sec.principals()));
create policy files_read_wide on files.files for select to lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted);
create policy files_add_wide on files.files for insert to lantern_wide
  with check (partnership_id = (select sec.partnership()) and (select sec.sees_all()) and not restricted);

-- Wide actors write drafts too and read nobody else's.
create policy drafts_read on work.drafts for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()));
create policy drafts_add on work.drafts for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()));
create policy drafts_change on work.drafts for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()))
  with check (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()));
create policy drafts_discard on work.drafts for delete to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()));
grant update (body, saved_at, version), delete on work.drafts to lantern_app, lantern_wide;

set local role lantern_maintenance;

-- Drafts that nobody has touched since: an unsent form about a child is not kept for ever.
create function sec.sweep_drafts(p_before timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (select sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' as may),
  old_drafts as (delete from work.drafts using asked where may and saved_at < p_before returning 1)
  select count(*)::int from old_drafts
$$;
revoke all on function sec.sweep_drafts(timestamptz) from public;
grant execute on function sec.sweep_drafts(timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;

-- The register of exports: who took the tracker out as a file, why, for whom, and when it is destroyed.
-- The file itself is not kept.

grant create on schema protect to lantern_maintenance;

create sequence protect.export_numbers as int start with 1001;
grant usage on sequence protect.export_numbers to lantern_app, lantern_wide, lantern_maintenance;

create table protect.exports (
  export_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  reference text not null,
  exported_by uuid not null references directory.staff on delete restrict,
  exported_at timestamptz not null,
  purpose text not null check (length(purpose) between 1 and 40),
  purpose_words text check (length(purpose_words) between 1 and 500),
  recipient text not null check (recipient in ('own', 'agency', 'outside')),
  recipient_agency_id uuid references directory.agencies on delete restrict,
  recipient_name text check (length(recipient_name) between 1 and 200),
  only_involved boolean not null,
  agreement_id uuid not null references directory.configuration on delete restrict,
  basis text not null check (length(basis) between 1 and 40),
  basis_reason text check (length(basis_reason) between 1 and 500),
  looked_at text not null check (length(looked_at) between 1 and 1000),
  columns text[] not null check (cardinality(columns) > 0),
  has_names boolean not null,
  names_reason text check (length(names_reason) between 1 and 500),
  format text not null check (format in ('xlsx', 'csv')),
  row_count int not null check (row_count >= 0),
  sha256 bytea not null check (octet_length(sha256) = 32),
  destroy_by date not null,
  reminded_at timestamptz,
  destroyed_on date,
  destroyed_how text check (length(destroyed_how) between 1 and 500),
  confirmed_by uuid references directory.staff on delete restrict,
  confirmed_at timestamptz,
  unique (partnership_id, reference),
  check ((recipient = 'agency') = (recipient_agency_id is not null)),
  check ((recipient = 'outside') = (recipient_name is not null)),
  check (recipient = 'agency' or not only_involved),
  check (has_names = (names_reason is not null)),
  check (num_nulls(destroyed_on, destroyed_how, confirmed_by, confirmed_at) in (0, 4))
);
comment on table protect.exports is 'Register: every file that was made of the tracker; append-only but for the one confirmation that it is destroyed';
comment on column protect.exports.looked_at is 'What the list was narrowed to, in words';
comment on column protect.exports.columns is 'The headings of the file';
comment on column protect.exports.sha256 is 'Of the file, which is not kept: tells whether a file that turns up is this one';
comment on column protect.exports.reminded_at is 'When its person was told, once, that the destroy-by date has passed';
create index exports_by_idx on protect.exports (exported_by, exported_at desc);
create index exports_open_idx on protect.exports (partnership_id, destroy_by) where confirmed_at is null;
create index exports_agency_idx on protect.exports (recipient_agency_id);
create index exports_agreement_idx on protect.exports (agreement_id);
create index exports_confirmed_by_idx on protect.exports (confirmed_by);

alter table protect.exports enable row level security;
alter table protect.exports force row level security;
create policy exports_maintenance on protect.exports to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on protect.exports to lantern_maintenance;
grant select, insert on protect.exports to lantern_app, lantern_wide;
-- One's own; the whole register is asked of a function, because two policies would be joined by OR.
create policy exports_read on protect.exports for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and exported_by = (select sec.staff()));
create policy exports_add on protect.exports for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and exported_by = (select sec.staff())
    and (select sec.can('tracker.export')));

-- A row is the answer to "who took what out, and why": it begins with nothing destroyed.
create function protect.export_begins() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if new.confirmed_at is not null or new.reminded_at is not null then
    raise exception 'an export is registered before it is destroyed';
  end if;
  return new;
end $$;
revoke all on function protect.export_begins() from public;
create trigger exports_begin before insert on protect.exports
  for each row execute function protect.export_begins();
create trigger exports_history after update or delete on protect.exports
  for each row execute function history.record('export_id');

set local role lantern_maintenance;

create function protect.export_register() returns setof protect.exports
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select * from protect.exports e where e.partnership_id = sec.partnership() and sec.can('audit.view')
$$;

-- Whoever took the file out says that it is gone; for somebody who has left, information governance.
create function protect.confirm_destroyed(p_export uuid, p_on date, p_how text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  taken protect.exports;
begin
  select * into taken from protect.exports e
  where e.export_id = p_export and e.partnership_id = sec.partnership() for update;
  if taken.export_id is null or sec.staff() is null
    or not (taken.exported_by = sec.staff() or sec.can('audit.view')) then
    return 'none';
  end if;
  if taken.confirmed_at is not null then
    return 'already';
  end if;
  update protect.exports set destroyed_on = p_on, destroyed_how = p_how, confirmed_by = sec.staff(), confirmed_at = p_at
  where export_id = p_export;
  return 'done';
end $$;

-- Tells each person once, for each file, that its destroy-by date has passed.
create function protect.remind_of_exports(p_today date, p_at timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (select sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' as may),
  late as (
    update protect.exports e set reminded_at = p_at from asked
    where asked.may and e.destroy_by < p_today and e.confirmed_at is null and e.reminded_at is null
    returning e.export_id, e.partnership_id, e.exported_by, e.reference),
  told as (
    insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    select gen_random_uuid(), partnership_id, exported_by, 'export',
      'The file ' || reference || ' should have been destroyed: say what became of it',
      '/exports/' || export_id || '/destroyed', p_at
    from late returning 1)
  select count(*)::int from told
$$;

revoke all on function protect.export_register(), protect.confirm_destroyed(uuid, date, text, timestamptz),
  protect.remind_of_exports(date, timestamptz) from public;
grant execute on function protect.export_register(), protect.confirm_destroyed(uuid, date, text, timestamptz),
  protect.remind_of_exports(date, timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;

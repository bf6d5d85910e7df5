-- What a save says on the page that follows is kept with the session, for its person alone, until that page has shown it.

create table work.save_notices (
  save_notice_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  staff_id uuid not null references directory.staff on delete cascade,
  session_id uuid not null,
  words text not null check (length(words) between 1 and 1000),
  made_at timestamptz not null
);
comment on table work.save_notices is 'What was done, in words, between a form and the page that follows it: read once, and gone with that';
comment on column work.save_notices.session_id is 'As sec.sessions calls the session; one that ended leaves its row to the sweep';
create index save_notices_session_idx on work.save_notices (session_id);
create index save_notices_staff_idx on work.save_notices (staff_id);
create index save_notices_partnership_idx on work.save_notices (partnership_id);
create index save_notices_made_idx on work.save_notices (made_at);

alter table work.save_notices enable row level security;
alter table work.save_notices force row level security;
create policy save_notices_maintenance on work.save_notices to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on work.save_notices to lantern_maintenance;

create policy save_notices_read on work.save_notices for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()));
create policy save_notices_add on work.save_notices for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()));
create policy save_notices_take on work.save_notices for delete to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()));
grant select, insert, delete on work.save_notices to lantern_app, lantern_wide;

set local role lantern_maintenance;

-- Also what no page came for.
create or replace function sec.sweep_answers(p_before timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (select sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' as may),
  old_notices as (delete from work.save_notices using asked where may and made_at < p_before returning 1),
  old_answers as (delete from work.stored_answers using asked where may and made_at < p_before returning 1)
  select (select count(*) from old_answers)::int + 0 * (select count(*) from old_notices)::int
$$;

reset role;

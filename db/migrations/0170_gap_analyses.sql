-- A gap analysis of services: drafted from counts, edited by a person and kept with the months that it is of. What is kept is
-- text; small numbers were withheld before a word of it was drafted.

set local role lantern_owner;

create table directory.gap_analyses (
  gap_analysis_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  title text not null check (length(title) between 1 and 200),
  wording text not null check (length(wording) between 1 and 20000),
  from_on date not null,
  to_on date not null,
  kept_by uuid not null references directory.staff on delete restrict,
  kept_at timestamptz not null,
  version int not null default 1,
  constraint gap_analyses_months check (to_on > from_on)
);
comment on table directory.gap_analyses is 'What services are short of, as a person wrote it from a draft of counts; about no child';
create unique index gap_analyses_title_idx on directory.gap_analyses (partnership_id, lower(title));
create index gap_analyses_kept_by_idx on directory.gap_analyses (kept_by);

alter table directory.gap_analyses enable row level security;
alter table directory.gap_analyses force row level security;
create policy gap_analyses_maintenance on directory.gap_analyses to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on directory.gap_analyses to lantern_maintenance;
grant select, insert on directory.gap_analyses to lantern_app, lantern_wide;
grant update (title, wording, kept_by, kept_at, version) on directory.gap_analyses to lantern_app, lantern_wide;
select govern.guard('directory.gap_analyses');
create policy gap_analyses_read on directory.gap_analyses for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('service.manage')));
create policy gap_analyses_add on directory.gap_analyses for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and kept_by = (select sec.staff()) and (select sec.can('service.manage')));
create policy gap_analyses_change on directory.gap_analyses for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('service.manage')))
  with check (partnership_id = (select sec.partnership()) and kept_by = (select sec.staff()) and (select sec.can('service.manage')));
create trigger gap_analyses_history after update or delete on directory.gap_analyses for each row execute function history.record('gap_analysis_id');

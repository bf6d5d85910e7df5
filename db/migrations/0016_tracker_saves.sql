-- What somebody saved together in the tracker, so that they can take it back: how much it was, and
-- whether it has been undone. The values themselves stand in protect.tracker_facts.

create table protect.tracker_saves (
  save_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  staff_id uuid not null references directory.staff on delete cascade,
  saved_at timestamptz not null,
  cells int not null check (cells > 0),
  children int not null check (children > 0),
  decisions int not null default 0 check (decisions between 0 and cells),
  places int not null default 0 check (places between 0 and cells),
  decided uuid[] not null default '{}',
  placed uuid[] not null default '{}',
  undoes uuid unique references protect.tracker_saves on delete cascade
);
comment on table protect.tracker_saves is 'What one person saved together in the tracker: theirs alone to look at and to undo, once';
comment on column protect.tracker_saves.decisions is 'Levels and harm statuses among the cells: decisions are not undone, they are decided again';
comment on column protect.tracker_saves.places is 'Wards and schools among the cells: their values stand with where the child can be found, and nowhere else';
comment on column protect.tracker_saves.decided is 'The children whose level or harm status was decided in it, so that the way to decide again can be shown';
create index tracker_saves_staff_idx on protect.tracker_saves (staff_id, saved_at desc);
create index tracker_saves_partnership_idx on protect.tracker_saves (partnership_id);

alter table protect.tracker_saves enable row level security;
alter table protect.tracker_saves force row level security;
create policy tracker_saves_maintenance on protect.tracker_saves to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on protect.tracker_saves to lantern_maintenance;
grant select, insert on protect.tracker_saves to lantern_app, lantern_wide;
create policy tracker_saves_read on protect.tracker_saves for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()));
create policy tracker_saves_add on protect.tracker_saves for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and staff_id = (select sec.staff()));

-- Screening and assessment tools, filled in about a child: what was answered, what a person judged
-- before they saw any number, and what the answers came to. The tool is kept as it was then.

create table protect.tool_uses (
  tool_use_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  configuration_id uuid not null references directory.configuration on delete restrict,
  tool text not null check (length(tool) between 1 and 60),
  occasion text check (length(occasion) between 1 and 100),
  answers jsonb not null check (pg_column_size(answers) < 1000000),
  child jsonb not null,
  judged_band text check (length(judged_band) between 1 and 60),
  judgement text not null check (length(judgement) between 1 and 4000),
  calculated jsonb not null,
  agreement text not null check (agreement in ('same', 'judged higher', 'judged lower', 'no bands')),
  used_on date not null,
  used_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null default now(),
  check ((judged_band is null) = (agreement = 'no bands'))
);
comment on table protect.tool_uses is 'Append-only: a tool filled in about a child. Judgement and calculated band stand beside each other; neither sets a level';
comment on column protect.tool_uses.configuration_id is 'The version of the tool that was asked';
comment on column protect.tool_uses.child is 'What of the child the floors looked at: age and facts, as given then';
create index tool_uses_person_idx on protect.tool_uses (person_id, tool_use_id desc);
create index tool_uses_configuration_idx on protect.tool_uses (configuration_id);
create index tool_uses_by_idx on protect.tool_uses (used_by);
create index tool_uses_partnership_idx on protect.tool_uses (partnership_id);

alter table protect.tool_uses enable row level security;
alter table protect.tool_uses force row level security;
create policy tool_uses_maintenance on protect.tool_uses to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on protect.tool_uses to lantern_maintenance;
grant select, insert on protect.tool_uses to lantern_app, lantern_wide;
create policy tool_uses_read on protect.tool_uses for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = tool_uses.person_id));
create policy tool_uses_add on protect.tool_uses for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership())
    and used_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = tool_uses.person_id));

alter table protect.chronology_entries drop constraint chronology_entries_kind_check;
alter table protect.chronology_entries add constraint chronology_entries_kind_check
  check (kind in ('note', 'level', 'import', 'circle', 'concern', 'decision', 'harm', 'flag', 'meeting', 'action', 'access',
    'correction', 'stage', 'chase', 'tool'));

-- What stops a closing is set aside only by whoever may, each with a reason that stays with the closing. A level below a
-- floor of the partnership has evidence and a second person. A result that open answers could change agrees with nothing yet.

create table protect.closure_overrides (
  closure_override_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  closure_id uuid not null,
  scheme_id uuid not null references directory.configuration on delete restrict,
  stop text not null check (stop ~ '^[a-z-]{1,40}$'),
  title text not null check (length(title) between 1 and 2000),
  reason text not null check (length(reason) between 1 and 4000),
  overridden_by uuid not null references directory.staff on delete restrict,
  overridden_at timestamptz not null,
  constraint closure_overrides_once_key unique (closure_id, stop),
  constraint closure_overrides_child_fkey foreign key (closure_id, person_id)
    references protect.closures (closure_id, person_id) on delete cascade deferrable
);
comment on table protect.closure_overrides is 'Append-only: what stopped a closing and was set aside by whoever may, with the reason';
comment on column protect.closure_overrides.title is 'What it was, as it was called on that day';
comment on column protect.closure_overrides.scheme_id is 'The version of the rules that stop a closing';
create index closure_overrides_closure_idx on protect.closure_overrides (closure_id, person_id);
create index closure_overrides_person_idx on protect.closure_overrides (person_id);
create index closure_overrides_scheme_idx on protect.closure_overrides (scheme_id);
create index closure_overrides_by_idx on protect.closure_overrides (overridden_by);
create index closure_overrides_partnership_idx on protect.closure_overrides (partnership_id);

alter table protect.closure_overrides enable row level security;
alter table protect.closure_overrides force row level security;
create policy closure_overrides_maintenance on protect.closure_overrides to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on protect.closure_overrides to lantern_maintenance;
grant select, insert on protect.closure_overrides to lantern_app, lantern_wide;
create policy closure_overrides_read on protect.closure_overrides for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = closure_overrides.person_id));
create policy closure_overrides_add on protect.closure_overrides for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and overridden_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = closure_overrides.person_id));
select sec.keep_controller('protect.closure_overrides', 'overridden_by', '-');
select govern.guard('protect.closure_overrides');

alter table protect.level_decisions
  add column floors text[] not null default '{}',
  add column second_person uuid references directory.staff on delete restrict,
  add constraint level_decisions_second_person_check check (second_person is null or second_person <> decided_by);
comment on column protect.level_decisions.floors is 'Floors of the partnership that the level lies below, by key: it has evidence, and a second person or a meeting';
comment on column protect.level_decisions.second_person is 'Who agreed to a level below a floor, besides whoever decided it';
create index level_decisions_second_person_idx on protect.level_decisions (second_person);

alter table protect.tool_uses drop constraint tool_uses_agreement_check;
alter table protect.tool_uses add constraint tool_uses_agreement_check
  check (agreement in ('same', 'judged higher', 'judged lower', 'not settled', 'no bands'));

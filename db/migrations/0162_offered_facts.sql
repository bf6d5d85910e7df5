-- Facts that a concern, a return home interview or a visit brings are offered to the child's record, and a person takes or
-- declines each. Nothing that is offered is stored: it is read from its source, as its reader may read that. Stored is what
-- was decided, and who may not read the source reads nothing of the decision.

set local role lantern_owner;

create table protect.offer_decisions (
  offer_decision_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  source text not null check (source in ('concern', 'return-interview', 'visit')),
  source_id uuid not null,
  offer_key text not null check (offer_key ~ '^[0-9a-f]{32}$'),
  outcome text not null check (outcome in ('taken', 'declined')),
  taken_as text check (taken_as in ('link', 'safe-contact')),
  reason text check (length(reason) between 1 and 1000),
  decided_by uuid not null references directory.staff on delete restrict,
  decided_at timestamptz not null,
  constraint offer_decisions_outcome_said_check check ((outcome = 'taken') = (taken_as is not null) and (outcome = 'declined') = (reason is not null))
);
comment on table protect.offer_decisions is 'Append-only: a person took a fact that a source offered to the record of a child, or declined it with a reason';
comment on column protect.offer_decisions.source_id is 'The concern, the missing episode of the interview, or the visit';
comment on column protect.offer_decisions.offer_key is 'Made of the source and of what it says: the words stay in the source';
comment on column protect.offer_decisions.taken_as is 'Where in the record it was put';
create unique index offer_decisions_once_key on protect.offer_decisions (person_id, offer_key);
create index offer_decisions_by_idx on protect.offer_decisions (decided_by);
create index offer_decisions_partnership_idx on protect.offer_decisions (partnership_id);

alter table protect.offer_decisions enable row level security;
alter table protect.offer_decisions force row level security;
create policy offer_decisions_maintenance on protect.offer_decisions to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on protect.offer_decisions to lantern_maintenance;
grant select, insert on protect.offer_decisions to lantern_app, lantern_wide;
select sec.keep_controller('protect.offer_decisions', 'decided_by', '-');
select govern.guard('protect.offer_decisions');

create policy offer_decisions_read on protect.offer_decisions for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = offer_decisions.person_id) and case source
    when 'concern' then exists (select from identify.concerns c where c.concern_id = source_id)
    when 'return-interview' then exists (select from protect.missing_episodes e where e.missing_episode_id = source_id)
    when 'visit' then exists (select from protect.visits v where v.visit_id = source_id) end);
create policy offer_decisions_add on protect.offer_decisions for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and decided_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = offer_decisions.person_id) and case source
    when 'concern' then exists (select from identify.concerns c where c.concern_id = source_id and c.person_id = offer_decisions.person_id)
    when 'return-interview' then exists (select from protect.missing_episodes e where e.missing_episode_id = source_id and e.person_id = offer_decisions.person_id)
    when 'visit' then exists (select from protect.visits v where v.visit_id = source_id and v.person_id = offer_decisions.person_id) end);

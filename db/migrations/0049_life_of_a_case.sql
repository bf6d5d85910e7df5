-- The life of a case: closing by two with evidence, reopening, what a lower level rests on, the plan for
-- turning 18, and transfers between areas with the duties of both and a notice that says nothing.

alter table protect.tracker_entries add column closed_on date;
comment on column protect.tracker_entries.closed_on is 'The day two people closed the record here; null while it is open, and where a workbook said so';
grant update (closed_on) on protect.tracker_entries to lantern_app, lantern_wide;

alter table protect.level_decisions
  add column evidence text check (length(evidence) between 1 and 4000),
  add column evidence_source text check (length(evidence_source) between 1 and 200),
  add column child_view text check (length(child_view) between 1 and 4000);
comment on column protect.level_decisions.evidence is 'Of a lower level: what shows that the risk is less';
comment on column protect.level_decisions.evidence_source is 'Of a lower level: who saw or said it';
comment on column protect.level_decisions.child_view is 'Of a lower level: what the child says of it, or why they were not asked';

create table protect.closures (
  closure_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  scheme_id uuid not null references directory.configuration on delete restrict,
  level int,
  needs_panel boolean not null,
  reason text not null check (length(reason) between 1 and 4000),
  child_view text not null check (length(child_view) between 1 and 4000),
  child_told text not null check (length(child_told) between 1 and 2000),
  lead_after text not null check (length(lead_after) between 1 and 200),
  turn_to text not null check (length(turn_to) between 1 and 2000),
  proposed_by uuid not null references directory.staff on delete restrict,
  proposed_on date not null,
  proposed_at timestamptz not null,
  constraint closures_two_key unique (closure_id, proposed_by, needs_panel)
);
comment on table protect.closures is 'Append-only: a proposal to close a child''s record, under the criteria of its day; it closes nothing until somebody else agrees';
comment on column protect.closures.needs_panel is 'The level is so high that a meeting has to have agreed';
comment on column protect.closures.child_told is 'How the child was told that closing is proposed, or why not yet';
comment on column protect.closures.lead_after is 'Who is the lead professional afterwards, with their agency';
comment on column protect.closures.turn_to is 'Where the child and the family turn to afterwards';
create index closures_person_idx on protect.closures (person_id, closure_id desc);
create index closures_scheme_idx on protect.closures (scheme_id);
create index closures_proposed_by_idx on protect.closures (proposed_by);
create index closures_partnership_idx on protect.closures (partnership_id, closure_id);

create table protect.closure_answers (
  closure_answer_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  closure_id uuid not null references protect.closures on delete cascade,
  part text not null check (part in ('evidence', 'standing', 'promise', 'agency', 'contingency')),
  about text not null check (about ~ '^[a-z0-9:-]{1,80}$'),
  title text not null check (length(title) between 1 and 2000),
  wording text check (length(wording) between 1 and 4000),
  source text check (length(source) between 1 and 200),
  seen_on date,
  ending text check (ending in ('ends', 'stays', 'done', 'not_achieved', 'superseded')),
  recorded_by uuid not null references directory.staff on delete restrict,
  constraint closure_answers_evidence_check check (part <> 'evidence' or num_nulls(wording, source, seen_on) = 0),
  constraint closure_answers_promise_check check (part <> 'promise' or num_nulls(wording, ending) = 0),
  constraint closure_answers_standing_check check (part <> 'standing' or wording is not null)
);
comment on table protect.closure_answers is 'Append-only: what a proposal to close rests on: evidence for each criterion, what stands yet and why that is no hindrance, what becomes of each promise, what each agency said, and what is done if things change';
comment on column protect.closure_answers.about is 'The criterion, or what stands: its kind, with the id of its row';
comment on column protect.closure_answers.title is 'What it is, as it was called on that day';
comment on column protect.closure_answers.wording is 'Of an agency: what it said; nothing where it did not answer, which is no agreement';
create index closure_answers_closure_idx on protect.closure_answers (closure_id, closure_answer_id);
create index closure_answers_person_idx on protect.closure_answers (person_id);
create index closure_answers_recorded_by_idx on protect.closure_answers (recorded_by);
create index closure_answers_partnership_idx on protect.closure_answers (partnership_id);

create table protect.closure_decisions (
  closure_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  proposed_by uuid not null,
  needs_panel boolean not null,
  outcome text not null check (outcome in ('agreed', 'sent-back', 'withdrawn')),
  reason text check (length(reason) between 1 and 4000),
  meeting_id uuid references panels.meetings on delete restrict,
  decided_by uuid not null references directory.staff on delete restrict,
  decided_on date not null,
  decided_at timestamptz not null,
  foreign key (closure_id, proposed_by, needs_panel) references protect.closures (closure_id, proposed_by, needs_panel) on delete cascade,
  constraint closure_decisions_by_two_check check (outcome = 'withdrawn' or decided_by <> proposed_by),
  constraint closure_decisions_panel_check check (outcome <> 'agreed' or not needs_panel or meeting_id is not null),
  constraint closure_decisions_why_check check (outcome = 'agreed' or reason is not null)
);
comment on table protect.closure_decisions is 'Append-only: what somebody else decided on a proposal to close; one for each, and never by whoever proposed it';
comment on column protect.closure_decisions.meeting_id is 'The meeting that agreed, where the level asks for one';
create index closure_decisions_closure_idx on protect.closure_decisions (closure_id, proposed_by, needs_panel);
create index closure_decisions_person_idx on protect.closure_decisions (person_id);
create index closure_decisions_meeting_idx on protect.closure_decisions (meeting_id);
create index closure_decisions_decided_by_idx on protect.closure_decisions (decided_by);
create index closure_decisions_partnership_idx on protect.closure_decisions (partnership_id);

create table protect.reopenings (
  reopening_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  closure_id uuid references protect.closures on delete restrict,
  closed_on date,
  level int,
  way text not null check (way in ('record', 'concern')),
  reason text not null check (length(reason) between 1 and 4000),
  what_is_new text check (length(what_is_new) between 1 and 4000),
  reopened_by uuid not null references directory.staff on delete restrict,
  reopened_on date not null,
  recorded_at timestamptz not null,
  constraint reopenings_new_check check (way <> 'record' or what_is_new is not null)
);
comment on table protect.reopenings is 'Append-only: each time a record that was closed was opened again, why, and what is new';
comment on column protect.reopenings.level is 'The level that stood when the record was closed; it is decided anew at once';
comment on column protect.reopenings.way is 'record: from the child''s own record; concern: the MASH decided so on a concern';
create index reopenings_person_idx on protect.reopenings (person_id, reopening_id desc);
create index reopenings_closure_idx on protect.reopenings (closure_id);
create index reopenings_by_idx on protect.reopenings (reopened_by);
create index reopenings_partnership_idx on protect.reopenings (partnership_id);

create table protect.transition_plans (
  transition_plan_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  version int not null check (version > 0),
  services text not null check (length(services) between 1 and 2000),
  who_leads text not null check (length(who_leads) between 1 and 200),
  wants text not null check (length(wants) between 1 and 4000),
  capacity text not null check (length(capacity) between 1 and 4000),
  meeting_on date,
  continues text check (length(continues) between 1 and 4000),
  agreed_on date,
  agreed_with text check (length(agreed_with) between 1 and 400),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint transition_plans_version_key unique (person_id, version),
  constraint transition_plans_agreed_check check (num_nulls(agreed_on, agreed_with) in (0, 2) and (agreed_on is null or continues is not null))
);
comment on table protect.transition_plans is 'What is arranged for a young person who turns 18: each version is added, the newest is in force; no birthday ends anything';
comment on column protect.transition_plans.services is 'Which adult services were asked, and what they answered';
comment on column protect.transition_plans.capacity is 'How capacity and consent were considered';
comment on column protect.transition_plans.continues is 'What goes on after the birthday, and who does it';
create index transition_plans_recorded_by_idx on protect.transition_plans (recorded_by);
create index transition_plans_partnership_idx on protect.transition_plans (partnership_id);

create table protect.transfers (
  transfer_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  kinds_id uuid not null references directory.configuration on delete restrict,
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  area text not null check (length(area) between 1 and 200),
  contact text not null check (length(contact) between 1 and 400),
  began_on date not null,
  reason text not null check (length(reason) between 1 and 4000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  handover_on date,
  acknowledged_on date,
  acknowledged_by text check (length(acknowledged_by) between 1 and 200),
  ended_on date,
  end_reason text check (length(end_reason) between 1 and 2000),
  changed_by uuid not null references directory.staff on delete restrict,
  version int not null default 1,
  constraint transfers_acknowledged_check check (num_nulls(acknowledged_on, acknowledged_by) in (0, 2)),
  constraint transfers_ended_check check (num_nulls(ended_on, end_reason) in (0, 2))
);
comment on table protect.transfers is 'A time during which another area has to do with a child: moved in or out, placed or at school elsewhere, with the duties of both areas';
comment on column protect.transfers.kinds_id is 'The version of the kinds of transfer, with the duties of each, that it was begun under';
comment on column protect.transfers.area is 'The other area by name, as its directory had it; no address';
comment on column protect.transfers.contact is 'Whom to ring there, as the directory of areas had it or as it was typed';
create index transfers_person_idx on protect.transfers (person_id, transfer_id desc);
create index transfers_open_idx on protect.transfers (partnership_id, began_on, transfer_id) where ended_on is null;
create index transfers_kinds_idx on protect.transfers (kinds_id);
create index transfers_recorded_by_idx on protect.transfers (recorded_by);
create index transfers_changed_by_idx on protect.transfers (changed_by);
create index transfers_partnership_idx on protect.transfers (partnership_id);

create table protect.transfer_duties (
  transfer_duty_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  transfer_id uuid not null references protect.transfers on delete cascade,
  duty text not null check (duty ~ '^[a-z0-9-]{1,40}$'),
  done_on date not null,
  done_by text not null check (length(done_by) between 1 and 200),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint transfer_duties_once_key unique (transfer_id, duty)
);
comment on table protect.transfer_duties is 'Append-only: a duty of a transfer that was done, when and by whom; what is not here is open';
create index transfer_duties_person_idx on protect.transfer_duties (person_id);
create index transfer_duties_recorded_by_idx on protect.transfer_duties (recorded_by);
create index transfer_duties_partnership_idx on protect.transfer_duties (partnership_id);

create table protect.border_notices (
  border_notice_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  transfer_id uuid not null references protect.transfers on delete cascade,
  reference text not null check (reference ~ '^N-[0-9A-F]{8}$'),
  paper_id uuid not null unique references papers.papers on delete restrict,
  answer_by date,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint border_notices_reference_key unique (partnership_id, reference)
);
comment on table protect.border_notices is 'Append-only: a notice to another area, which says that a child is known, whom to ring and by when, and nothing of the record';
comment on column protect.border_notices.reference is 'Made by chance: it says nothing of the child, and leads to the record only from this side';
comment on column protect.border_notices.answer_by is 'By when an answer is due; it is the acknowledgement of the transfer';
create index border_notices_person_idx on protect.border_notices (person_id);
create index border_notices_transfer_idx on protect.border_notices (transfer_id, border_notice_id desc);
create index border_notices_recorded_by_idx on protect.border_notices (recorded_by);
create index border_notices_partnership_idx on protect.border_notices (partnership_id);

do $$
declare
  held record;
  name text;
begin
  for held in select * from (values ('protect.closures', 'proposed_by'), ('protect.closure_answers', 'recorded_by'),
      ('protect.closure_decisions', 'decided_by'), ('protect.reopenings', 'reopened_by'), ('protect.transition_plans', 'recorded_by'),
      ('protect.transfers', 'recorded_by'), ('protect.transfer_duties', 'recorded_by'),
      ('protect.border_notices', 'recorded_by')) as v (relation, author) loop
    name := split_part(held.relation, '.', 2);
    execute format('alter table %s enable row level security', held.relation);
    execute format('alter table %s force row level security', held.relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', name || '_maintenance', held.relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', held.relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', held.relation);
    execute format('create policy %I on %s for select to lantern_app, lantern_wide
      using (exists (select from subjects.people p where p.person_id = %s.person_id))', name || '_read', held.relation, name);
    execute format('create policy %I on %s for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and %I = (select sec.staff())
        and exists (select from subjects.people p where p.person_id = %s.person_id))', name || '_add', held.relation, held.author, name);
    perform sec.keep_controller(held.relation::regclass, held.author, '-');
    perform govern.guard(held.relation::regclass);
  end loop;
end $$;

create policy transfers_change on protect.transfers for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = transfers.person_id))
  with check (partnership_id = (select sec.partnership()) and changed_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = transfers.person_id));
grant update (handover_on, acknowledged_on, acknowledged_by, ended_on, end_reason, changed_by, version)
  on protect.transfers to lantern_app, lantern_wide;
create trigger transfers_history after update or delete on protect.transfers
  for each row execute function history.record('transfer_id');

alter table protect.chronology_entries drop constraint chronology_entries_kind_check;
alter table protect.chronology_entries add constraint chronology_entries_kind_check
  check (kind in ('note', 'level', 'import', 'circle', 'concern', 'decision', 'harm', 'flag', 'meeting', 'action', 'access',
    'correction', 'stage', 'chase', 'tool', 'missing', 'assessment', 'service', 'recovery', 'nrm', 'forum', 'life'));

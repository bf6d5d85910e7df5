-- Measures: what is considered, applied for, served and reviewed on a person of concern, a place or another subject, each
-- from a catalogue that is configuration. Nothing is done before a named person decided that it is safe to act; nothing at
-- all on somebody who may be a child. What a child said stands with the child.

create table subjects.measures (
  measure_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  thing_id uuid not null references subjects.things on delete restrict,
  scheme_id uuid not null references directory.configuration on delete restrict,
  measure_key text not null check (measure_key ~ '^[a-z0-9-]{1,40}$'),
  name text not null check (length(name) between 1 and 200),
  form text not null check (form in ('order', 'notice', 'warning', 'tactic')),
  lead_agency_id uuid not null references directory.agencies on delete restrict,
  authoriser text not null check (length(authoriser) between 1 and 200),
  reason text not null check (length(reason) between 1 and 4000),
  source_risk text not null check (length(source_risk) between 1 and 2000),
  conditions text check (length(conditions) between 1 and 4000),
  evidence text check (length(evidence) between 1 and 2000),
  household text not null check (household in ('no-child', 'child', 'not-known')),
  effect text check (length(effect) between 1 and 2000),
  effect_agreed_by uuid references directory.staff on delete restrict,
  effect_agreed_at timestamptz,
  safe boolean,
  safe_reason text check (length(safe_reason) between 1 and 2000),
  safe_by uuid references directory.staff on delete restrict,
  safe_at timestamptz,
  state text not null default 'considered' check (state in ('considered', 'applied', 'granted', 'refused', 'issued', 'served', 'started',
    'varied', 'extended', 'appealed', 'upheld', 'breached', 'discharged', 'ended', 'not-pursued')),
  state_on date not null,
  starts_at timestamptz,
  ends_at timestamptz,
  reminds_at timestamptz,
  review_by date not null,
  breached_on date,
  is_halted boolean not null default false,
  proposed_by uuid not null references directory.staff on delete restrict,
  proposed_at timestamptz not null,
  changed_by uuid not null references directory.staff on delete restrict,
  changed_at timestamptz not null,
  version int not null default 1,
  constraint measures_span_check check (ends_at > starts_at),
  constraint measures_reminder_check check ((ends_at is null) = (reminds_at is null)),
  constraint measures_decided_check check (num_nulls(safe, safe_reason, safe_by, safe_at) in (0, 4)),
  constraint measures_agreed_check check (num_nulls(effect, effect_agreed_by, effect_agreed_at) in (0, 3)),
  constraint measures_first_check check (state in ('considered', 'not-pursued') or safe is true),
  constraint measures_homes_check check (state in ('considered', 'not-pursued') or household = 'no-child' or effect_agreed_by is not null),
  constraint measures_two_check check (effect_agreed_by <> proposed_by)
);
comment on table subjects.measures is 'An order, a notice, a warning or a tactic on a subject that is no child: considered, decided, served, reviewed; ended, never deleted';
comment on column subjects.measures.measure_key is 'By the catalogue of its scheme';
comment on column subjects.measures.name is 'As the catalogue named it';
comment on column subjects.measures.form is 'As the catalogue had it: it decides which steps there are';
comment on column subjects.measures.source_risk is 'What could happen to whoever it was learned from';
comment on column subjects.measures.effect is 'On a child who lives in the household: agreed by a lead who did not propose the measure';
comment on column subjects.measures.safe is 'Whether it is safe to act, decided by a named person before any other step';
comment on column subjects.measures.reminds_at is 'A share of its own length before its end';
comment on column subjects.measures.is_halted is 'No measure can be taken on the subject any more, because they may be a child: it is in no list, and can only be ended';
create index measures_board_idx on subjects.measures (partnership_id, coalesce(ends_at, 'infinity'::timestamptz), measure_id)
  where not is_halted and state not in ('refused', 'discharged', 'ended', 'not-pursued');
create index measures_review_idx on subjects.measures (partnership_id, review_by, measure_id)
  where not is_halted and state not in ('refused', 'discharged', 'ended', 'not-pursued');
create index measures_breached_idx on subjects.measures (partnership_id, breached_on desc, measure_id)
  where not is_halted and state not in ('refused', 'discharged', 'ended', 'not-pursued') and breached_on is not null;
create index measures_closed_idx on subjects.measures (partnership_id, state_on desc, measure_id)
  where not is_halted and state in ('refused', 'discharged', 'ended', 'not-pursued');
create index measures_partnership_idx on subjects.measures (partnership_id);
create index measures_thing_idx on subjects.measures (thing_id, measure_id);
create index measures_scheme_idx on subjects.measures (scheme_id);
create index measures_agency_idx on subjects.measures (lead_agency_id);
create index measures_effect_by_idx on subjects.measures (effect_agreed_by);
create index measures_safe_by_idx on subjects.measures (safe_by);
create index measures_proposed_by_idx on subjects.measures (proposed_by);
create index measures_changed_by_idx on subjects.measures (changed_by);

create table subjects.measure_steps (
  measure_step_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  measure_id uuid not null references subjects.measures on delete restrict,
  step text not null check (step ~ '^[a-z-]{1,20}$'),
  happened_on date not null,
  wording text check (length(wording) between 1 and 2000),
  starts_at timestamptz,
  ends_at timestamptz,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null
);
comment on table subjects.measure_steps is 'Append-only: each step of a measure, when it happened and who recorded it';
create index measure_steps_measure_idx on subjects.measure_steps (measure_id, recorded_at);
create index measure_steps_by_idx on subjects.measure_steps (recorded_by);
create index measure_steps_partnership_idx on subjects.measure_steps (partnership_id);

create table subjects.measure_reviews (
  measure_review_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  measure_id uuid not null references subjects.measures on delete restrict,
  reviewed_on date not null,
  harm text not null check (harm in ('fell', 'same', 'rose', 'not-known')),
  facts text not null check (length(facts) between 1 and 4000),
  account text not null check (account in ('recorded', 'did-not-say', 'not-safe', 'not-asked')),
  moved text not null check (moved in ('no', 'yes', 'not-known')),
  moved_to_id uuid references subjects.things on delete restrict,
  moved_words text check (length(moved_words) between 1 and 1000),
  next_review_by date not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint measure_reviews_elsewhere_check check (moved = 'yes' or num_nonnulls(moved_to_id, moved_words) = 0),
  constraint measure_reviews_named_check check (moved <> 'yes' or num_nonnulls(moved_to_id, moved_words) > 0)
);
comment on table subjects.measure_reviews is 'Append-only: whether the harm fell, by named facts, and where it moved';
comment on column subjects.measure_reviews.account is 'Whether children said how it is for them; what they said stands on their records';
comment on column subjects.measure_reviews.moved_to_id is 'The subject to which the harm moved, where it is recorded';
create index measure_reviews_measure_idx on subjects.measure_reviews (measure_id, recorded_at);
create index measure_reviews_moved_idx on subjects.measure_reviews (moved_to_id);
create index measure_reviews_by_idx on subjects.measure_reviews (recorded_by);
create index measure_reviews_partnership_idx on subjects.measure_reviews (partnership_id);

create table protect.measure_words (
  measure_word_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  measure_id uuid not null references subjects.measures on delete restrict,
  kind text not null check (kind in ('wishes', 'account')),
  wording text not null check (length(wording) between 1 and 2000),
  said_on date not null,
  source text not null check (length(source) between 1 and 400),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null
);
comment on table protect.measure_words is 'Append-only: what a child wishes about a measure, and how it is for them since; read by who reaches the child';
create index measure_words_person_idx on protect.measure_words (person_id, measure_word_id);
create index measure_words_measure_idx on protect.measure_words (measure_id);
create index measure_words_by_idx on protect.measure_words (recorded_by);
create index measure_words_partnership_idx on protect.measure_words (partnership_id);

do $$
declare
  held record;
  bare text;
begin
  for held in select * from (values ('subjects.measures', 'proposed_by'), ('subjects.measure_steps', 'recorded_by'),
      ('subjects.measure_reviews', 'recorded_by'), ('protect.measure_words', 'recorded_by')) as v (relation, author) loop
    bare := split_part(held.relation, '.', 2);
    execute format('alter table %s enable row level security', held.relation);
    execute format('alter table %s force row level security', held.relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', bare || '_maintenance', held.relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', held.relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', held.relation);
    if held.relation like 'subjects.%' then
      execute format('create policy %I on %s for select to lantern_app, lantern_wide
        using (partnership_id = (select sec.partnership()) and (select sec.can(''measure.view'')))', bare || '_read', held.relation);
      execute format('create policy %I on %s for insert to lantern_app, lantern_wide
        with check (partnership_id = (select sec.partnership()) and %I = (select sec.staff()) and (select sec.can(''measure.record'')))',
        bare || '_add', held.relation, held.author);
    end if;
    perform sec.keep_controller(held.relation::regclass, held.author, '-');
    perform govern.guard(held.relation::regclass);
  end loop;
end $$;

create policy measures_change on subjects.measures for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('measure.view')))
  with check (partnership_id = (select sec.partnership()) and changed_by = (select sec.staff()) and (select sec.can('measure.view')));
grant update (conditions, effect, effect_agreed_by, effect_agreed_at, safe, safe_reason, safe_by, safe_at, state, state_on, starts_at, ends_at,
  reminds_at, review_by, breached_on, changed_by, changed_at, version) on subjects.measures to lantern_app, lantern_wide;
create policy measure_words_read on protect.measure_words for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('measure.view'))
    and exists (select from subjects.people p where p.person_id = measure_words.person_id));
create policy measure_words_add on protect.measure_words for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.can('measure.record'))
    and exists (select from subjects.people p where p.person_id = measure_words.person_id));

create trigger measures_history after update or delete on subjects.measures for each row execute function history.record('measure_id');

set local role lantern_maintenance;

-- A partnership that added the work to roles of its own does the same there.
update directory.roles set permissions = permissions || '{measure.view}'::text[]
where key in ('police-spoc', 'intelligence-officer', 'team-manager', 'mash-decision-maker', 'exploitation-coordinator')
  and not 'measure.view' = any (permissions);
update directory.roles set permissions = permissions || '{measure.record}'::text[]
where key in ('police-spoc', 'intelligence-officer', 'mash-decision-maker', 'exploitation-coordinator')
  and not 'measure.record' = any (permissions);

-- It begins as considered, on somebody who is no child. Each word of a decision is of who is acting. A step forward asks
-- again whether it may be taken; to end one is always possible, and what is closed stays closed.
create function subjects.keep_measure() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  closed constant text[] := array['refused', 'discharged', 'ended', 'not-pursued'];
begin
  if current_user not in ('lantern_app', 'lantern_wide') then return new; end if;
  if tg_op = 'INSERT' then
    if new.state <> 'considered' or num_nonnulls(new.safe, new.effect, new.starts_at, new.ends_at, new.breached_on) > 0 or new.is_halted then
      raise exception 'a measure begins as considered' using errcode = 'insufficient_privilege';
    end if;
  else
    if old.state = any (closed) then
      raise exception 'a measure that is closed stays as it was' using errcode = 'insufficient_privilege';
    end if;
    if (old.safe_by is distinct from new.safe_by or old.safe is distinct from new.safe) and (new.safe_by is distinct from sec.staff() or old.safe_by is not null)
      or old.effect_agreed_by is distinct from new.effect_agreed_by and (new.effect_agreed_by is distinct from sec.staff() or old.effect_agreed_by is not null) then
      raise exception 'who decides is the one who is acting, once' using errcode = 'insufficient_privilege';
    end if;
    if not sec.can('measure.record') and (new.effect_agreed_by is not distinct from old.effect_agreed_by
        or (new.state, new.safe_by, new.starts_at, new.ends_at, new.review_by, new.conditions, new.breached_on)
          is distinct from (old.state, old.safe_by, old.starts_at, old.ends_at, old.review_by, old.conditions, old.breached_on)) then
      raise exception 'only the effect on a child is agreed without keeping measures' using errcode = 'insufficient_privilege';
    end if;
    if new.state = any (closed) or new.state = old.state and old.state = 'considered' then return new; end if;
  end if;
  if subjects.no_measure_because(new.thing_id, (new.changed_at at time zone 'Europe/London')::date) is not null then
    raise exception 'no measure can be taken on this subject' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- What is learned of somebody's age stops what runs on them, and lets it go on again.
create function subjects.halt_measures(p_thing uuid, p_on date) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update subjects.measures m set is_halted = halts.is_halted
  from (select coalesce(subjects.no_measure_because(p_thing, p_on) in ('child', 'may-be-child', 'age-unknown', 'absent', 'group'), false) as is_halted) halts
  where m.thing_id in (select subjects.same_things(p_thing)) and m.is_halted is distinct from halts.is_halted
$$;

create function subjects.keep_halted() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if tg_table_name = 'things' then
    perform subjects.halt_measures(new.thing_id, (new.changed_at at time zone 'Europe/London')::date);
  elsif tg_table_name = 'adult_facts' then
    perform subjects.halt_measures(new.thing_id, (new.recorded_at at time zone 'Europe/London')::date);
  else
    perform subjects.halt_measures(new.thing_id, (coalesce(new.parted_at, new.joined_at) at time zone 'Europe/London')::date);
    perform subjects.halt_measures(new.into_id, (coalesce(new.parted_at, new.joined_at) at time zone 'Europe/London')::date);
  end if;
  return null;
end $$;

revoke all on function subjects.keep_measure(), subjects.halt_measures(uuid, date), subjects.keep_halted() from public;
grant execute on function subjects.keep_measure(), subjects.keep_halted() to lantern_owner;

reset role;
set local role lantern_owner;
create trigger measures_keep before insert or update on subjects.measures for each row execute function subjects.keep_measure();
create trigger things_halt after update of born_on on subjects.things for each row
  when (old.born_on is distinct from new.born_on) execute function subjects.keep_halted();
create trigger adult_facts_halt after insert on subjects.adult_facts for each row execute function subjects.keep_halted();
create trigger thing_joins_halt after insert or update on subjects.thing_joins for each row execute function subjects.keep_halted();

-- Suggested links between adults, places and things: what may suggest one at all, and what people decided on each. Nothing that
-- is suggested is stored: it is put together for its reader from the links that the reader may read.

set local role lantern_owner;

create table subjects.suggestion_facts (
  suggestion_fact_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  thing_id uuid not null references subjects.things on delete restrict,
  may_suggest boolean not null,
  source text not null check (length(source) between 1 and 400),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null
);
comment on table subjects.suggestion_facts is 'Append-only: whether a telephone, an account or an address is that of adults or a business, so that it may suggest links; the newest counts, and without one it suggests nothing';
create index suggestion_facts_thing_idx on subjects.suggestion_facts (thing_id, recorded_at desc);
create index suggestion_facts_by_idx on subjects.suggestion_facts (recorded_by);
create index suggestion_facts_partnership_idx on subjects.suggestion_facts (partnership_id);

create table subjects.suggestion_decisions (
  suggestion_decision_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  one_id uuid not null references subjects.things on delete restrict,
  other_id uuid not null references subjects.things on delete restrict,
  evidence text[] not null check (cardinality(evidence) between 1 and 5 and evidence <@ array['vehicle', 'phone', 'account', 'place', 'business']),
  handling text not null check (handling in ('subjects', 'measures', 'police')),
  outcome text not null check (outcome in ('taken', 'declined')),
  reason text check (length(reason) between 1 and 1000),
  thing_tie_id uuid references subjects.thing_ties on delete restrict,
  decided_by uuid not null references directory.staff on delete restrict,
  decided_at timestamptz not null,
  constraint suggestion_decisions_pair_check check (one_id < other_id),
  constraint suggestion_decisions_outcome_said_check check ((outcome = 'taken') = (thing_tie_id is not null) and (outcome = 'declined') = (reason is not null))
);
comment on table subjects.suggestion_decisions is 'Append-only: a person took a suggested link or declined it; it comes back only with evidence of another kind';
comment on column subjects.suggestion_decisions.evidence is 'What the two share, by kind of subject: the decision holds for these kinds';
comment on column subjects.suggestion_decisions.handling is 'The strictest handling of the links it was decided on: a decision weighs for those who may read it, and for nobody else';
create index suggestion_decisions_pair_idx on subjects.suggestion_decisions (one_id, other_id);
create index suggestion_decisions_other_idx on subjects.suggestion_decisions (other_id);
create index suggestion_decisions_list_idx on subjects.suggestion_decisions (partnership_id, decided_at desc, suggestion_decision_id);
create index suggestion_decisions_tie_idx on subjects.suggestion_decisions (thing_tie_id);
create index suggestion_decisions_by_idx on subjects.suggestion_decisions (decided_by);

do $$
declare
  relation regclass;
  bare text;
begin
  foreach relation in array array['subjects.suggestion_facts', 'subjects.suggestion_decisions']::regclass[] loop
    bare := split_part(relation::text, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', bare || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
    perform govern.guard(relation);
  end loop;
end $$;
select sec.keep_controller('subjects.suggestion_facts', 'recorded_by', '-');
select sec.keep_controller('subjects.suggestion_decisions', 'decided_by', '-');

create policy suggestion_facts_read on subjects.suggestion_facts for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('subject.view')));
create policy suggestion_facts_add on subjects.suggestion_facts for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.can('subject.record'))
    and exists (select from subjects.things t where t.thing_id = suggestion_facts.thing_id));

-- As for links: both ends must be readable, and the handling met.
create policy suggestion_decisions_read on subjects.suggestion_decisions for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('subject.view'))
    and (handling = 'subjects' or handling = 'measures' and (select sec.can('measure.view'))
      or handling = 'police' and (select sec.handles_intelligence()))
    and exists (select from subjects.things t where t.thing_id = suggestion_decisions.one_id)
    and exists (select from subjects.things t where t.thing_id = suggestion_decisions.other_id));
create policy suggestion_decisions_add on subjects.suggestion_decisions for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and decided_by = (select sec.staff()) and (select sec.can('subject.record'))
    and (handling = 'subjects' or handling = 'measures' and (select sec.can('measure.view'))
      or handling = 'police' and (select sec.handles_intelligence()))
    and exists (select from subjects.things t where t.thing_id = suggestion_decisions.one_id)
    and exists (select from subjects.things t where t.thing_id = suggestion_decisions.other_id));

-- The same link with another handling is another entry: who adds one must not learn that there is one they may not read.
drop index subjects.thing_ties_standing_key;
create unique index thing_ties_standing_key on subjects.thing_ties (from_id, to_id, relation, handling) where ended_on is null;

set local role lantern_maintenance;

-- What suggests nothing to anybody, whoever recorded what of it: a telephone or an account that a child uses, as any reader's
-- or nobody's record has it, and an address at which a child is placed, or can be found and is protected. It says yes or no
-- of one subject, and nothing of a child.
create function subjects.never_suggests(p_thing uuid) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with same as (
    select t.partnership_id, t.thing_id, t.kind, t.match_on,
      regexp_replace(lower(coalesce(t.identifier, '')), '[^a-z0-9]', '', 'g') as code,
      regexp_replace(lower(t.label), '[^[:alnum:]]', '', 'g') as called
    from subjects.things t where t.thing_id in (select subjects.same_things(p_thing))
  ), kept as (
    select w.partnership_id, regexp_replace(lower(w.wording), '[^[:alnum:]]', '', 'g') as wording
    from subjects.whereabouts w
    where exists (select from same where same.kind in ('place', 'business') and same.partnership_id = w.partnership_id)
      and (w.kind in ('placement', 'carer')
        or exists (select from subjects.protections q where q.person_id = w.person_id and q.ended_at is null))
  ), dialled as (
    select w.partnership_id, regexp_replace(w.wording, '\D', '', 'g') as digits
    from subjects.whereabouts w
    where w.kind = 'phone' and exists (select from same where same.kind = 'phone' and same.partnership_id = w.partnership_id)
  )
  select exists (select from same join protect.thing_links l on l.thing_id = same.thing_id and l.ended_on is null
      where same.kind in ('phone', 'account') and l.relation not in ('contacted-child', 'named-by-child', 'named-by-other'))
    or exists (select from same join kept on kept.partnership_id = same.partnership_id and (
      length(same.code) >= 5 and strpos(kept.wording, same.code) > 0 or length(same.called) >= 6 and strpos(kept.wording, same.called) > 0))
    or exists (select from same join dialled on dialled.partnership_id = same.partnership_id and length(dialled.digits) >= 9
      and right(same.match_on, 9) = right(dialled.digits, 9))
$$;

-- A person of concern, a vehicle and a group have no such fact; and no decision is about somebody who may be a child, or a group.
create function subjects.keep_suggestion_fact() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if not exists (select from subjects.things t where t.thing_id = new.thing_id and t.kind in ('phone', 'account', 'place', 'business')) then
    raise exception 'only a telephone, an account and an address are said to suggest links or not' using errcode = 'check_violation';
  end if;
  return new;
end $$;
create function subjects.keep_suggestion_decision() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user not in ('lantern_app', 'lantern_wide') then return new; end if;
  if new.other_id in (select subjects.same_things(new.one_id))
      or exists (select from subjects.things t where t.thing_id in (new.one_id, new.other_id) and t.kind = 'group')
      or subjects.may_be_child(new.one_id, (new.decided_at at time zone 'Europe/London')::date)
      or subjects.may_be_child(new.other_id, (new.decided_at at time zone 'Europe/London')::date) then
    raise exception 'no link is suggested with itself, with a group or with who may be a child' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function subjects.never_suggests(uuid), subjects.keep_suggestion_fact(), subjects.keep_suggestion_decision() from public;
grant execute on function subjects.never_suggests(uuid) to lantern_app, lantern_wide;
grant execute on function subjects.keep_suggestion_fact(), subjects.keep_suggestion_decision() to lantern_owner;

reset role;
set local role lantern_owner;
create trigger suggestion_facts_keep before insert on subjects.suggestion_facts for each row execute function subjects.keep_suggestion_fact();
create trigger suggestion_decisions_keep before insert on subjects.suggestion_decisions for each row execute function subjects.keep_suggestion_decision();

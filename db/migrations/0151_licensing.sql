-- Licences of drivers, vehicles, premises and businesses, and referrals of them to the authority that issued the licence: a
-- sanitised ground, sent within working days, answered, with the check of the national register. No column of it is of a
-- child. A licensing officer reads what was referred and nothing else of a subject; of who may be a child nothing is
-- referred, and what was referred before is gone for them.

set local role lantern_maintenance;

insert into directory.roles (role_id, partnership_id, key, name, reach, permissions)
select gen_random_uuid(), partnership_id, 'licensing-officer', 'Licensing officer', 'none', '{licence.view,licence.record}'
from directory.partnerships on conflict (partnership_id, key) do nothing;
update directory.roles set permissions = permissions || '{licence.view}'::text[]
where 'subject.view' = any (permissions) and reach <> 'none' and not 'licence.view' = any (permissions);
update directory.roles set permissions = permissions || '{licence.record}'::text[]
where 'subject.record' = any (permissions) and reach <> 'none' and not 'licence.record' = any (permissions);

reset role;
set local role lantern_owner;

create table subjects.licences (
  licence_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  thing_id uuid not null references subjects.things on delete restrict,
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  name text not null check (length(name) between 1 and 200),
  holder text not null check (length(holder) between 1 and 200),
  licence_number text check (length(licence_number) between 1 and 60),
  authority text not null check (length(authority) between 1 and 200),
  is_elsewhere boolean not null,
  source text not null check (length(source) between 1 and 400),
  ended_on date,
  end_words text check (length(end_words) between 1 and 1000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  changed_by uuid not null references directory.staff on delete restrict,
  changed_at timestamptz not null,
  version int not null default 1,
  constraint licences_end_given check (num_nulls(ended_on, end_words) in (0, 2))
);
comment on table subjects.licences is 'A licence that a subject holds or runs under: a driver, a vehicle, premises, a business; ended, never deleted';
comment on column subjects.licences.name is 'As the kind was named';
comment on column subjects.licences.holder is 'The name, registration or address on the licence, as the authority knows it';
comment on column subjects.licences.is_elsewhere is 'Issued by an authority outside the area of the partnership';
create index licences_thing_idx on subjects.licences (thing_id, licence_id);
create index licences_partnership_idx on subjects.licences (partnership_id);
create index licences_by_idx on subjects.licences (recorded_by);
create index licences_changed_by_idx on subjects.licences (changed_by);

create table subjects.licensing_referrals (
  licensing_referral_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  licence_id uuid not null references subjects.licences on delete restrict,
  thing_id uuid not null references subjects.things on delete restrict,
  ground text not null check (length(ground) between 1 and 4000),
  known_on date not null,
  due_on date not null,
  next_on date not null,
  state text not null default 'to-send' check (state in ('to-send', 'sent', 'answered', 'closed')),
  sent_on date,
  answer_due_on date,
  their_reference text check (length(their_reference) between 1 and 60),
  checked_on date,
  register_outcome text check (register_outcome in ('nothing', 'entry')),
  answered_on date,
  outcome text check (outcome in ('no-action', 'conditions', 'suspended', 'revoked', 'refused')),
  closed_on date,
  closed_to uuid[] not null default '{}',
  is_halted boolean not null default false,
  board_until date not null default 'infinity',
  agency_id uuid not null references directory.agencies on delete restrict,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  changed_by uuid not null references directory.staff on delete restrict,
  changed_at timestamptz not null,
  version int not null default 1,
  constraint licensing_referrals_sent_given check (num_nulls(sent_on, answer_due_on) in (0, 2) and (state not in ('sent', 'answered') or sent_on is not null)),
  constraint licensing_referrals_answer_given check (num_nulls(answered_on, outcome) in (0, 2) and (state <> 'answered' or outcome is not null) and answered_on >= sent_on),
  constraint licensing_referrals_search_given check (num_nulls(checked_on, register_outcome) in (0, 2)),
  constraint licensing_referrals_end_given check ((state = 'closed') = (closed_on is not null))
);
comment on table subjects.licensing_referrals is 'What a licensing authority is told about a licence, with its clocks and its answer; read by who reads subjects and by licensing officers, and never about a child';
comment on column subjects.licensing_referrals.ground is 'Sanitised: what is known, without who said it and without the name of a child';
comment on column subjects.licensing_referrals.known_on is 'From when the days to tell the issuing authority are counted';
comment on column subjects.licensing_referrals.next_on is 'By when the next step is due: to send, then the answer; the day of the answer after that';
comment on column subjects.licensing_referrals.their_reference is 'Of the authority that issued the licence';
comment on column subjects.licensing_referrals.closed_to is 'Colleagues who are named in it: they read nothing of it';
comment on column subjects.licensing_referrals.is_halted is 'Kept by triggers: the subject may be a child, so that it goes no step forward and no licensing officer reads it';
comment on column subjects.licensing_referrals.board_until is 'Kept by triggers: the last day on which it stands in lists, at homes and for licensing officers';
create index licensing_referrals_open_idx on subjects.licensing_referrals (partnership_id, state, next_on, licensing_referral_id) where state <> 'closed';
create index licensing_referrals_late_idx on subjects.licensing_referrals (partnership_id, next_on, licensing_referral_id) where state in ('to-send', 'sent');
create index licensing_referrals_closed_idx on subjects.licensing_referrals (partnership_id, closed_on desc, licensing_referral_id) where state = 'closed';
create index licensing_referrals_partnership_idx on subjects.licensing_referrals (partnership_id);
create index licensing_referrals_licence_idx on subjects.licensing_referrals (licence_id);
create index licensing_referrals_thing_idx on subjects.licensing_referrals (thing_id);
create index licensing_referrals_agency_idx on subjects.licensing_referrals (agency_id);
create index licensing_referrals_by_idx on subjects.licensing_referrals (recorded_by);
create index licensing_referrals_changed_by_idx on subjects.licensing_referrals (changed_by);

create table subjects.licensing_steps (
  licensing_step_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  licensing_referral_id uuid not null references subjects.licensing_referrals on delete restrict,
  step text not null check (step in ('referred', 'sent', 'checked', 'answered', 'closed')),
  happened_on date not null,
  sent_to text check (length(sent_to) between 1 and 300),
  outcome text check (length(outcome) between 1 and 40),
  wording text check (length(wording) between 1 and 2000),
  version_after int not null,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint licensing_steps_sent_given check ((step = 'sent') = (sent_to is not null)),
  constraint licensing_steps_with_outcome check ((step in ('checked', 'answered')) = (outcome is not null))
);
comment on table subjects.licensing_steps is 'Append-only: what was done on a referral to a licensing authority, when and by whom';
comment on column subjects.licensing_steps.version_after is 'The version of the referral that the step made: no state changes without one';
create index licensing_steps_referral_idx on subjects.licensing_steps (licensing_referral_id, recorded_at);
create index licensing_steps_by_idx on subjects.licensing_steps (recorded_by);
create index licensing_steps_partnership_idx on subjects.licensing_steps (partnership_id);

do $$
declare
  relation regclass;
begin
  foreach relation in array array['subjects.licences', 'subjects.licensing_referrals', 'subjects.licensing_steps']::regclass[] loop
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', split_part(relation::text, '.', 2) || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
    perform govern.guard(relation);
  end loop;
end $$;

-- A licence that was referred is read with its referral; any other by who reads subjects alone.
create policy licences_read on subjects.licences for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('licence.view'))
    and ((select sec.can('subject.view'))
      or exists (select from subjects.licensing_referrals r where r.licence_id = licences.licence_id)));
create policy licences_add on subjects.licences for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.can('licence.record'))
    and exists (select from subjects.things t where t.thing_id = licences.thing_id));
create policy licences_change on subjects.licences for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('licence.record'))
    and exists (select from subjects.things t where t.thing_id = licences.thing_id))
  with check (partnership_id = (select sec.partnership()) and changed_by = (select sec.staff()) and (select sec.can('licence.record')));
grant update (ended_on, end_words, changed_by, changed_at, version) on subjects.licences to lantern_app, lantern_wide;

create policy licensing_referrals_read on subjects.licensing_referrals for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('licence.view')) and not (closed_to && (select sec.self()))
    and ((select sec.can('subject.view')) or not is_halted));
create policy licensing_referrals_add on subjects.licensing_referrals for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.can('licence.record'))
    and exists (select from subjects.things t where t.thing_id = licensing_referrals.thing_id));
create policy licensing_referrals_change on subjects.licensing_referrals for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('licence.record')))
  with check (partnership_id = (select sec.partnership()) and changed_by = (select sec.staff()) and (select sec.can('licence.record')));
grant update (state, next_on, sent_on, answer_due_on, their_reference, checked_on, register_outcome, answered_on, outcome, closed_on,
  changed_by, changed_at, version) on subjects.licensing_referrals to lantern_app, lantern_wide;

create policy licensing_steps_read on subjects.licensing_steps for select to lantern_app, lantern_wide
  using (exists (select from subjects.licensing_referrals r where r.licensing_referral_id = licensing_steps.licensing_referral_id));
create policy licensing_steps_add on subjects.licensing_steps for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.can('licence.record'))
    and exists (select from subjects.licensing_referrals r where r.licensing_referral_id = licensing_steps.licensing_referral_id));

create trigger licences_history after update or delete on subjects.licences for each row execute function history.record('licence_id');
create trigger licensing_referrals_history after update or delete on subjects.licensing_referrals for each row
  execute function history.record('licensing_referral_id');
select sec.keep_controller('subjects.licences', 'recorded_by', '-');
select sec.keep_controller('subjects.licensing_referrals', 'recorded_by', 'agency_id');
select sec.keep_controller('subjects.licensing_steps', 'recorded_by', '-');

reset role;
set local role lantern_maintenance;

-- A referral begins to be sent, on the subject of its licence, and never on somebody who may be a child: the one rule that
-- decides it for measures.
create function subjects.begin_licensing() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if new.state <> 'to-send' or not exists (select from subjects.licences l
      where l.licence_id = new.licence_id and l.thing_id = new.thing_id and l.partnership_id = new.partnership_id and l.ended_on is null) then
    raise exception 'a referral begins on a licence that its subject holds' using errcode = 'check_violation';
  end if;
  if subjects.no_measure_because(new.thing_id, (new.recorded_at at time zone 'Europe/London')::date) is not null then
    raise exception 'nothing is referred of who may be a child' using errcode = 'insufficient_privilege';
  end if;
  new.is_halted := false;
  new.board_until := coalesce(subjects.board_until(new.thing_id), 'infinity');
  return new;
end $$;

-- One step after the other, each with its entry; what is closed stays closed, and what is halted can only be closed.
create function subjects.keep_licensing() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user not in ('lantern_app', 'lantern_wide') then return new; end if;
  if old.state = 'closed' then
    raise exception 'a referral that is closed stays as it is' using errcode = 'check_violation';
  end if;
  if new.is_halted and new.state <> 'closed' then
    raise exception 'nothing more is done on a referral of who may be a child' using errcode = 'insufficient_privilege';
  end if;
  if new.state is distinct from old.state and (
      (old.state, new.state) not in (('to-send', 'sent'), ('sent', 'answered'), ('to-send', 'closed'), ('sent', 'closed'), ('answered', 'closed'))
      or not exists (select from subjects.licensing_steps s where s.licensing_referral_id = new.licensing_referral_id
        and s.version_after = new.version and s.step = new.state)) then
    raise exception 'no recorded step makes this of a referral: %', new.state using errcode = 'check_violation';
  end if;
  return new;
end $$;

create function subjects.halt_licensing(p_thing uuid, p_on date) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update subjects.licensing_referrals r set is_halted = now_so.is_halted, board_until = now_so.board_until
  from (select subjects.no_measure_because(p_thing, p_on) is not null as is_halted,
    coalesce(subjects.board_until(p_thing), 'infinity') as board_until) now_so
  where r.thing_id in (select subjects.same_things(p_thing))
    and (r.is_halted, r.board_until) is distinct from (now_so.is_halted, now_so.board_until)
$$;

create or replace function subjects.keep_standing(p_thing uuid, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform subjects.keep_listed(p_thing, (p_at at time zone 'Europe/London')::date);
  perform subjects.halt_measures(p_thing, (p_at at time zone 'Europe/London')::date);
  perform subjects.halt_licensing(p_thing, (p_at at time zone 'Europe/London')::date);
end $$;

revoke all on function subjects.begin_licensing(), subjects.keep_licensing(), subjects.halt_licensing(uuid, date) from public;
grant execute on function subjects.begin_licensing(), subjects.keep_licensing() to lantern_owner;

reset role;
set local role lantern_owner;
create trigger licensing_referrals_begin before insert on subjects.licensing_referrals for each row execute function subjects.begin_licensing();
create trigger licensing_referrals_keep before update on subjects.licensing_referrals for each row execute function subjects.keep_licensing();

-- Whoever finds a fault in Lantern says so by a public form. The program is common, so that each partnership of the
-- installation has the report, and an alarm that names nothing of it.

alter table govern.alarms drop constraint alarms_kind_check;
alter table govern.alarms add constraint alarms_kinds
  check (kind in ('audit-altered', 'held-words-guessed', 'unusual-access', 'sign-in-attack', 'fault-reported'));

create table govern.fault_reports (
  fault_report_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  alarm_id uuid not null references govern.alarms on delete restrict,
  form_hash bytea not null constraint fault_reports_hash check (length(form_hash) = 32),
  number text not null constraint fault_reports_numbered check (number ~ '^[a-z2-9]{3}-[a-z2-9]{3}$'),
  seen text not null constraint fault_reports_seen check (length(seen) between 1 and 4000),
  gravity text not null constraint fault_reports_gravity check (gravity in ('lets-in', 'loses', 'tells', 'not-sure')),
  reach text constraint fault_reports_reach check (length(reach) between 1 and 200),
  reported_at timestamptz not null,
  constraint fault_reports_once unique (form_hash, partnership_id)
);
comment on table govern.fault_reports is 'What somebody outside wrote about a fault in Lantern, once for each partnership of the installation; it is about the program and about no record';
comment on column govern.fault_reports.alarm_id is 'The alarm that was open when it came';
comment on column govern.fault_reports.form_hash is 'Of the form and its words: the same sent twice is one report';
comment on column govern.fault_reports.gravity is 'How bad it looks to the writer';
comment on column govern.fault_reports.reach is 'How the writer can be answered, where they said it';
create index fault_reports_partnership_idx on govern.fault_reports (partnership_id);
create index fault_reports_alarm_idx on govern.fault_reports (alarm_id, reported_at);

alter table govern.fault_reports enable row level security;
alter table govern.fault_reports force row level security;
create policy fault_reports_maintenance on govern.fault_reports to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on govern.fault_reports to lantern_maintenance;
create policy fault_reports_read on govern.fault_reports for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('alarm.answer')));
grant select on govern.fault_reports to lantern_app, lantern_wide;

set local role lantern_maintenance;

create or replace function govern.alarm_words(p_kind text) returns text
language sql immutable set search_path = pg_catalog, pg_temp as $$
  select case p_kind when 'audit-altered' then 'the audit was altered' when 'held-words-guessed' then 'held words may have been guessed'
    when 'unusual-access' then 'unusual access to records' when 'fault-reported' then 'a fault was reported'
    else 'sign-in may be under attack' end
$$;

-- From whoever is not known. What was sent before is not kept again; where there is no partnership, nobody reads it.
create function govern.keep_fault_report(p_form bytea, p_number text, p_seen text, p_gravity text, p_reach text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  reader int;
  raised uuid;
  kept boolean := false;
begin
  perform sec.refuse_but_sign_in();
  if exists (select from govern.fault_reports f where f.form_hash = p_form) then
    return 'again';
  end if;
  for reader in select p.partnership_id from directory.partnerships p order by p.partnership_id loop
    -- None where another is raising it at this moment: that one is open then.
    raised := coalesce(govern.sound_alarm(reader, 'fault-reported', false, p_at),
      (select a.alarm_id from govern.alarms a where a.partnership_id = reader and a.kind = 'fault-reported'
        and not a.is_drill and a.acknowledged_at is null));
    insert into govern.fault_reports (fault_report_id, partnership_id, alarm_id, form_hash, number, seen, gravity, reach, reported_at)
    values (gen_random_uuid(), reader, raised, p_form, p_number, p_seen, p_gravity, p_reach, p_at)
    on conflict (form_hash, partnership_id) do nothing;
    kept := true;
  end loop;
  return case when kept then 'kept' else 'nobody' end;
end $$;

revoke all on function govern.keep_fault_report(bytea, text, text, text, text, timestamptz) from public;
grant execute on function govern.keep_fault_report(bytea, text, text, text, text, timestamptz) to lantern_app, lantern_wide;

reset role;

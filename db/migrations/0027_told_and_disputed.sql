-- Whether and how a child, and a parent or carer, was told of the record and of sharing; and what
-- somebody disputes of what a record says, kept beside it.

create table protect.tellings (
  telling_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  who text not null check (who in ('child', 'parent')),
  outcome text not null check (outcome in ('told', 'not-told')),
  told_on date,
  told_by text check (length(told_by) between 1 and 200),
  how text check (length(how) between 1 and 500),
  notice text check (length(notice) between 1 and 250),
  language text check (length(language) between 1 and 100),
  reason text check (length(reason) between 1 and 1000),
  review_by date,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  constraint tellings_told_check check (outcome <> 'told' or num_nulls(told_on, told_by, how) = 0),
  constraint tellings_not_told_check check (outcome <> 'not-told' or num_nulls(reason, review_by) = 0)
);
comment on table protect.tellings is 'How and when a child or a parent was told of the record and of sharing, or why not yet and until when; append-only, the newest counts';
create index tellings_person_idx on protect.tellings (person_id, who, telling_id desc);
create index tellings_recorded_by_idx on protect.tellings (recorded_by);
create index tellings_partnership_idx on protect.tellings (partnership_id);

create table protect.disputes (
  dispute_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  about text not null check (about in ('record', 'entry', 'level', 'harm', 'flag')),
  about_id uuid,
  disputed_by text not null check (length(disputed_by) between 1 and 200),
  disputed_on date not null,
  says text not null check (length(says) between 1 and 5000),
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  answer text check (length(answer) between 1 and 5000),
  answered_by uuid references directory.staff on delete restrict,
  answered_at timestamptz,
  version int not null default 1,
  constraint disputes_about_which_check check ((about = 'record') = (about_id is null)),
  constraint disputes_answered_check check (num_nulls(answer, answered_by, answered_at) in (0, 3))
);
comment on table protect.disputes is 'What somebody disputes of a child''s record, in their words, and what was answered: shown wherever the thing itself is shown';
create index disputes_person_idx on protect.disputes (person_id, about, about_id);
create index disputes_recorded_by_idx on protect.disputes (recorded_by);
create index disputes_answered_by_idx on protect.disputes (answered_by);
create index disputes_partnership_idx on protect.disputes (partnership_id);

do $$
declare
  relation text;
  name text;
begin
  foreach relation in array array['protect.tellings', 'protect.disputes'] loop
    name := split_part(relation, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', name || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select, insert on %s to lantern_app, lantern_wide', relation);
    execute format('create policy %I on %s for select to lantern_app, lantern_wide
      using (exists (select from subjects.people p where p.person_id = %s.person_id))', name || '_read', relation, name);
    execute format('create policy %I on %s for insert to lantern_app, lantern_wide
      with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff())
        and exists (select from subjects.people p where p.person_id = %s.person_id))', name || '_add', relation, name);
    perform govern.guard(relation::regclass);
  end loop;
end $$;

create policy disputes_answer on protect.disputes for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = disputes.person_id))
  with check (partnership_id = (select sec.partnership()) and answered_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = disputes.person_id));
grant update (answer, answered_by, answered_at, version) on protect.disputes to lantern_app, lantern_wide;
create trigger disputes_history after update or delete on protect.disputes
  for each row execute function history.record('dispute_id');

set local role lantern_maintenance;

-- As before: each person once, for each file; and those who keep the registers with them.
create or replace function protect.remind_of_exports(p_today date, p_at timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (select sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' as may),
  late as (
    update protect.exports e set reminded_at = p_at from asked
    where asked.may and e.destroy_by < p_today and e.confirmed_at is null and e.reminded_at is null
    returning e.export_id, e.partnership_id, e.exported_by, e.reference),
  told as (
    insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    select gen_random_uuid(), partnership_id, exported_by, 'export',
      'The file ' || reference || ' should have been destroyed: say what became of it',
      '/exports/' || export_id || '/destroyed', p_at
    from late returning 1),
  governing as (
    insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    select distinct on (l.export_id, o.staff_id) gen_random_uuid(), l.partnership_id, o.staff_id, 'export',
      'The file ' || l.reference || ' should have been destroyed: ask whoever made it', '/exports/' || l.export_id, p_at
    from late l
    join directory.roles r on r.partnership_id = l.partnership_id and 'governance.manage' = any (r.permissions)
    join directory.posts o on o.role_id = r.role_id and o.staff_id <> l.exported_by
      and o.starts_on <= p_today and (o.ends_on is null or o.ends_on >= p_today)
    returning 1)
  select (select count(*) from told)::int + 0 * (select count(*) from governing)::int
$$;

reset role;
set local role lantern_owner;

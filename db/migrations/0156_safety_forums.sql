-- Safety forums of young people, and of parents and carers: when one met and how many came, what was said there and by
-- nobody who is named, what was promised, by whom and by when, and what changed. Nobody who came is held anywhere. A point is
-- public when a second person has read it, and a quotation of it as long as its permission for the public page stands.

set local role lantern_maintenance;

update directory.roles set permissions = permissions || '{participation.manage}'::text[]
where key in ('exploitation-coordinator', 'training-coordinator') and not 'participation.manage' = any (permissions);

reset role;
set local role lantern_owner;

create table directory.forum_meetings (
  forum_meeting_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  forum text not null check (forum ~ '^[a-z0-9-]{1,40}$'),
  held_on date not null,
  came int not null check (came between 0 and 500),
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null
);
comment on table directory.forum_meetings is 'Append-only: a meeting of a safety forum, with how many came and nobody named';
create unique index forum_meetings_once_idx on directory.forum_meetings (partnership_id, forum, held_on);
create index forum_meetings_partnership_idx on directory.forum_meetings (partnership_id, held_on desc);
create index forum_meetings_by_idx on directory.forum_meetings (added_by);

create table directory.forum_points (
  forum_point_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  forum_meeting_id uuid not null references directory.forum_meetings on delete restrict,
  about text not null check (length(about) between 1 and 300),
  said text not null check (length(said) between 1 and 2000),
  promise text check (length(promise) between 1 and 1000),
  owner_id uuid references directory.staff on delete restrict,
  due_on date,
  changed text check (length(changed) between 1 and 2000),
  changed_on date,
  changed_by uuid references directory.staff on delete restrict,
  told_how text check (length(told_how) between 1 and 1000),
  told_on date,
  writers uuid[] not null default '{}',
  released_by uuid references directory.staff on delete restrict,
  released_at timestamptz,
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null,
  version int not null default 1,
  constraint forum_points_promised_check check (num_nulls(promise, owner_id, due_on) in (0, 3)),
  constraint forum_points_answered_check check (num_nulls(changed, changed_on, changed_by) in (0, 3)),
  constraint forum_points_told_check check (num_nulls(told_how, told_on) in (0, 2) and (told_on is null or changed_on is not null)),
  constraint forum_points_read_check check (num_nulls(released_by, released_at) in (0, 2))
);
comment on table directory.forum_points is 'One thing that was said at a safety forum, with what was promised and what changed; nobody who said it is named';
comment on column directory.forum_points.about is 'What it was about, in the words of whoever wrote it down: public when it is released';
comment on column directory.forum_points.said is 'As it was said: public only with a permission for the public page';
comment on column directory.forum_points.writers is 'Who wrote any of it, kept by a trigger: none of them releases it';
comment on column directory.forum_points.released_by is 'The second person, who read it before it became public; a change of the words takes it back';
create index forum_points_meeting_idx on directory.forum_points (forum_meeting_id);
create index forum_points_owner_idx on directory.forum_points (owner_id, due_on);
create index forum_points_changed_by_idx on directory.forum_points (changed_by);
create index forum_points_released_by_idx on directory.forum_points (released_by);
create index forum_points_by_idx on directory.forum_points (added_by);
create index forum_points_due_idx on directory.forum_points (partnership_id, due_on);

create table directory.forum_uses (
  forum_use_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  forum_point_id uuid not null references directory.forum_points on delete restrict,
  use_key text not null check (use_key ~ '^[a-z0-9-]{1,40}$'),
  given_on date not null,
  withdrawn_on date,
  withdrawn_by uuid references directory.staff on delete restrict,
  recorded_by uuid not null references directory.staff on delete restrict,
  recorded_at timestamptz not null,
  version int not null default 1,
  constraint forum_uses_withdrawn_check check (num_nulls(withdrawn_on, withdrawn_by) in (0, 2))
);
comment on table directory.forum_uses is 'For which use a quotation may be shown, from when, and until it was withdrawn; never who gave it';
create unique index forum_uses_once_idx on directory.forum_uses (forum_point_id, use_key) where withdrawn_on is null;
create index forum_uses_point_idx on directory.forum_uses (forum_point_id);
create index forum_uses_withdrawn_by_idx on directory.forum_uses (withdrawn_by);
create index forum_uses_by_idx on directory.forum_uses (recorded_by);
create index forum_uses_partnership_idx on directory.forum_uses (partnership_id);

do $$
declare
  relation regclass;
  bare text;
begin
  foreach relation in array array['directory.forum_meetings', 'directory.forum_points', 'directory.forum_uses']::regclass[] loop
    bare := split_part(relation::text, '.', 2);
    execute format('alter table %s enable row level security', relation);
    execute format('alter table %s force row level security', relation);
    execute format('create policy %I on %s to lantern_maintenance using (true) with check (true)', bare || '_maintenance', relation);
    execute format('grant select, insert, update, delete on %s to lantern_maintenance', relation);
    execute format('grant select on %s to lantern_app, lantern_wide', relation);
    perform govern.guard(relation);
  end loop;
end $$;

-- When a forum met is for everybody who works here; what was said, for who keeps the forums and who owns the promise.
create policy forum_meetings_read on directory.forum_meetings for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()));
create policy forum_meetings_add on directory.forum_meetings for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and added_by = (select sec.staff()) and (select sec.can('participation.manage')));
grant insert on directory.forum_meetings to lantern_app, lantern_wide;

create policy forum_points_read on directory.forum_points for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and ((select sec.can('participation.manage')) or owner_id = (select sec.staff())));
create policy forum_points_add on directory.forum_points for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and added_by = (select sec.staff()) and (select sec.can('participation.manage')));
create policy forum_points_change on directory.forum_points for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and ((select sec.can('participation.manage')) or owner_id = (select sec.staff())))
  with check (partnership_id = (select sec.partnership()) and ((select sec.can('participation.manage')) or owner_id = (select sec.staff())));
grant insert (forum_point_id, partnership_id, forum_meeting_id, about, said, added_by, added_at),
  update (about, said, promise, owner_id, due_on, changed, changed_on, changed_by, told_how, told_on, released_by, released_at, version)
  on directory.forum_points to lantern_app, lantern_wide;

create policy forum_uses_read on directory.forum_uses for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('participation.manage')));
create policy forum_uses_add on directory.forum_uses for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.can('participation.manage')));
create policy forum_uses_change on directory.forum_uses for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('participation.manage')))
  with check (partnership_id = (select sec.partnership()) and (select sec.can('participation.manage')));
grant insert (forum_use_id, partnership_id, forum_point_id, use_key, given_on, recorded_by, recorded_at),
  update (withdrawn_on, withdrawn_by, version) on directory.forum_uses to lantern_app, lantern_wide;

-- Notes who wrote, takes a release back where the words change, and lets no writer release. Who owns the promise and keeps
-- no forum says what changed, and nothing else.
create function directory.keep_forum_point() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    new.writers := array[new.added_by];
    return new;
  end if;
  if not sec.can('participation.manage') and current_user in ('lantern_app', 'lantern_wide')
    and (new.about, new.said, new.promise, new.owner_id, new.due_on, new.told_how, new.told_on)
      is distinct from (old.about, old.said, old.promise, old.owner_id, old.due_on, old.told_how, old.told_on) then
    raise exception 'who owns a promise says what changed, and nothing else';
  end if;
  new.writers := old.writers;
  if (new.about, new.said, new.promise, new.due_on, new.changed, new.changed_on)
    is distinct from (old.about, old.said, old.promise, old.due_on, old.changed, old.changed_on) then
    if sec.staff() is not null and not sec.staff() = any (new.writers) then
      new.writers := new.writers || sec.staff();
    end if;
    new.released_by := null;
    new.released_at := null;
  elsif new.released_at is distinct from old.released_at and new.released_by is not null then
    if new.released_by = any (new.writers) or new.released_by is distinct from sec.staff()
      or (not sec.can('participation.manage')) then
      raise exception 'somebody who wrote none of it releases a point of a forum';
    end if;
  end if;
  return new;
end $$;
create trigger forum_points_keep before insert or update on directory.forum_points
  for each row execute function directory.keep_forum_point();
-- A new permission for the public page is read by a second person like new words: what was released waits for it.
create function directory.keep_forum_use() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  update directory.forum_points p set released_by = null, released_at = null, version = p.version + 1
  where p.forum_point_id = new.forum_point_id and p.released_at is not null;
  return null;
end $$;
create trigger forum_uses_keep after insert on directory.forum_uses for each row when (new.use_key = 'public-page')
  execute function directory.keep_forum_use();
create trigger forum_points_history after update or delete on directory.forum_points for each row execute function history.record('forum_point_id');
create trigger forum_uses_history after update or delete on directory.forum_uses for each row execute function history.record('forum_use_id');

set local role lantern_maintenance;

-- What everybody may read once a partnership turns it on: what was released, and a quotation only with a permission that
-- somebody else than the second person recorded and that was not withdrawn. One row without a point says that it is on.
create function directory.you_said(p_on date)
returns table (scheme jsonb, forum text, held_on date, about text, quotation text, promise text, due_on date, changed text, changed_on date, told_on date)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with door as (select sec.front_partnership() as id),
  own as (
    select k.body from directory.configuration k, door d
    where sec.is_front_door() and k.partnership_id = d.id and k.kind = 'safety-forums' and k.key = 'safety-forums'
      and k.in_force_from <= p_on and (k.in_force_to is null or k.in_force_to >= p_on)
    order by k.in_force_from desc, k.configuration_id desc limit 1
  ), released as (
    select m.forum, m.held_on, p.* from directory.forum_points p
    join directory.forum_meetings m on m.forum_meeting_id = p.forum_meeting_id
    join door d on d.id = p.partnership_id
    where p.released_at is not null
    order by m.held_on desc, p.forum_point_id desc limit 200
  )
  select o.body, r.forum, r.held_on, r.about,
    (select r.said from directory.forum_uses u where u.forum_point_id = r.forum_point_id and u.use_key = 'public-page'
      and u.withdrawn_on is null and u.recorded_by <> r.released_by limit 1),
    r.promise, r.due_on, r.changed, r.changed_on, r.told_on
  from own o left join released r on true
  where o.body #>> '{youSaid,isOn}' = 'true'
  order by r.held_on desc, r.forum_point_id desc
$$;
revoke all on function directory.you_said(date) from public;
grant execute on function directory.you_said(date) to lantern_app;

reset role;
set local role lantern_owner;
revoke all on function directory.keep_forum_point(), directory.keep_forum_use() from public;
grant execute on function directory.keep_forum_point(), directory.keep_forum_use() to lantern_app, lantern_wide, lantern_maintenance;

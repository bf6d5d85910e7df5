-- Whoever guesses from anywhere shuts nobody out of a browser of their own: wrong attempts are counted apart
-- for browsers that have signed in to the account before, and what was right is not counted at all.

create table sec.known_browsers (
  browser_hash bytea primary key constraint known_browsers_hash_check check (length(browser_hash) = 32),
  staff_id uuid not null references directory.staff on delete cascade,
  partnership_id int not null references directory.partnerships on delete restrict,
  first_at timestamptz not null,
  last_at timestamptz not null
);
comment on table sec.known_browsers is 'Browsers in which a person has signed in to the end: the SHA-256 of what the browser keeps together with the person, so that two people of one browser are not known to be of one';
create index known_browsers_staff_idx on sec.known_browsers (staff_id, last_at desc);
create index known_browsers_partnership_idx on sec.known_browsers (partnership_id);
create index known_browsers_old_idx on sec.known_browsers (last_at);
alter table sec.known_browsers enable row level security;
alter table sec.known_browsers force row level security;
create policy known_browsers_maintenance on sec.known_browsers to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on sec.known_browsers to lantern_maintenance;

set local role lantern_maintenance;

-- Takes one of each, or none where one of them is full: then which of them, from 1. What was right is given back.
create function sec.reserve_attempts(p_keys bytea[], p_starts timestamptz[], p_most int[]) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  for n in 1 .. cardinality(p_keys) loop
    insert into sec.attempts as a (attempt_key, window_start, attempts) values (p_keys[n], p_starts[n], 1)
    on conflict (attempt_key, window_start) do update set attempts = a.attempts + 1 where a.attempts < p_most[n];
    if not found then
      update sec.attempts a set attempts = a.attempts - 1
      from unnest(p_keys[1:n - 1], p_starts[1:n - 1]) as taken (key, start)
      where a.attempt_key = taken.key and a.window_start = taken.start;
      return n;
    end if;
  end loop;
  return 0;
end $$;

create function sec.give_back_attempts(p_keys bytea[], p_starts timestamptz[]) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update sec.attempts a set attempts = a.attempts - 1
  from unnest(p_keys, p_starts) as taken (key, start)
  where a.attempt_key = taken.key and a.window_start = taken.start and a.attempts > 0
$$;

create function sec.is_known_browser(p_hash bytea, p_staff uuid) returns boolean
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.refuse_but_sign_in();
  return exists (select from sec.known_browsers b where b.browser_hash = p_hash and b.staff_id = p_staff);
end $$;

-- Of one person the twenty that were used last.
create function sec.remember_browser(p_hash bytea, p_staff uuid, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.refuse_but_sign_in();
  insert into sec.known_browsers as b (browser_hash, staff_id, partnership_id, first_at, last_at)
  select p_hash, s.staff_id, s.partnership_id, p_at, p_at from directory.staff s
  where s.staff_id = p_staff and s.ended_at is null and not s.is_service
  on conflict (browser_hash) do update set last_at = excluded.last_at where b.staff_id = excluded.staff_id;
  delete from sec.known_browsers b where b.staff_id = p_staff and b.browser_hash not in (
    select k.browser_hash from sec.known_browsers k where k.staff_id = p_staff order by k.last_at desc, k.browser_hash limit 20);
end $$;

-- After a wrong attempt by a browser that is not known. Where it was the last that this address has, the person is
-- told, once a day, that others are stopped at their account; of an address that nobody has, nobody.
create function sec.note_wrong_sign_in(p_email text, p_was_last boolean, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.refuse_but_sign_in();
  if not p_was_last then
    return;
  end if;
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
  select gen_random_uuid(), s.partnership_id, s.staff_id, 'sign-in',
    'Too many wrong attempts to sign in as you, from a browser you have not used before. Nobody got in. If it was not you, tell your administrator',
    '/account', p_at
  from directory.staff s
  where s.email = lower(p_email) and s.ended_at is null and not s.is_service
    and not exists (select from work.notifications n
      where n.staff_id = s.staff_id and n.kind = 'sign-in' and n.made_at > p_at - interval '1 day');
end $$;

-- A new way in by two administrators, and the end of an account: browsers of before are strangers again.
create function sec.forget_browsers() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  delete from sec.known_browsers b where b.staff_id = new.staff_id;
  return null;
end $$;

-- Where wrong attempts are counted for one person, as digests: by their address, by their number, by their browsers.
create or replace function directory.lock_keys(p_staff uuid) returns setof bytea
language sql stable set search_path = pg_catalog, pg_temp as $$
  select sha256(convert_to(counted.what, 'UTF8')) from directory.staff s,
    unnest(array['sign-in ' || s.email, 'sign-in day ' || s.email, 'code ' || s.staff_id, 'code day ' || s.staff_id,
      'password of ' || s.staff_id]
      || (select coalesce(array_agg(what || encode(b.browser_hash, 'hex')), '{}') from sec.known_browsers b,
        unnest(array['sign-in known ', 'sign-in known day ', 'code known ', 'code known day ']) as what
        where b.staff_id = s.staff_id)) as counted (what)
  where s.staff_id = p_staff and not s.is_service
$$;

create or replace function sec.sweep(p_before timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (select sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' as may),
  old_attempts as (delete from sec.attempts using asked where may and window_start < p_before returning 1),
  old_sessions as (delete from sec.sessions using asked where may and seen_at < p_before returning 1),
  old_browsers as (delete from sec.known_browsers using asked where may and last_at < p_before - interval '180 days' returning 1)
  select ((select count(*) from old_attempts) + (select count(*) from old_sessions) + (select count(*) from old_browsers))::int
$$;

revoke all on function sec.reserve_attempts(bytea[], timestamptz[], int[]), sec.give_back_attempts(bytea[], timestamptz[]),
  sec.is_known_browser(bytea, uuid), sec.remember_browser(bytea, uuid, timestamptz), sec.note_wrong_sign_in(text, boolean, timestamptz),
  sec.forget_browsers() from public;
grant execute on function sec.reserve_attempts(bytea[], timestamptz[], int[]), sec.give_back_attempts(bytea[], timestamptz[]),
  sec.is_known_browser(bytea, uuid), sec.remember_browser(bytea, uuid, timestamptz), sec.note_wrong_sign_in(text, boolean, timestamptz)
  to lantern_app, lantern_wide;
grant execute on function sec.forget_browsers() to lantern_owner;

reset role;
set local role lantern_owner;

create trigger tickets_forget_browsers after update of used_at on directory.tickets
  for each row when (old.used_at is null and new.used_at is not null) execute function sec.forget_browsers();
create trigger staff_forget_browsers after update of ended_at on directory.staff
  for each row when (old.ended_at is null and new.ended_at is not null) execute function sec.forget_browsers();

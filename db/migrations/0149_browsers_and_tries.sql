-- A person sees the browsers in which they have signed in and has them forgotten; and they are told, at their next
-- sign-in, how many tries at their account were wrong.

alter table sec.known_browsers
  add column browser_id uuid not null default gen_random_uuid(),
  add column browser text constraint known_browsers_named check (length(browser) between 1 and 60);
comment on column sec.known_browsers.browser_id is 'What the browser is called on pages; it opens nothing';
comment on column sec.known_browsers.browser is 'In the words of sec.sessions, of when it was last used; null for one of before';
create unique index known_browsers_id_idx on sec.known_browsers (browser_id);

create table sec.wrong_tries (
  staff_id uuid primary key references directory.staff on delete cascade,
  partnership_id int not null references directory.partnerships on delete restrict,
  known int not null default 0 constraint wrong_tries_known check (known >= 0),
  others int not null default 0 constraint wrong_tries_others check (others >= 0),
  halfway int not null default 0 constraint wrong_tries_halfway check (halfway >= 0),
  since timestamptz not null,
  told_known int not null default 0,
  told_others int not null default 0,
  told_halfway int not null default 0,
  told_since timestamptz
);
comment on table sec.wrong_tries is 'How often somebody tried to sign in as a person and was wrong since the person last signed in, and what the person was told then; numbers alone';
comment on column sec.wrong_tries.known is 'From browsers in which the person has signed in';
comment on column sec.wrong_tries.halfway is 'The password was right, and no second factor followed';
create index wrong_tries_partnership_idx on sec.wrong_tries (partnership_id);
alter table sec.wrong_tries enable row level security;
alter table sec.wrong_tries force row level security;
create policy wrong_tries_maintenance on sec.wrong_tries to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on sec.wrong_tries to lantern_maintenance;

set local role lantern_maintenance;

drop function sec.remember_browser(bytea, uuid, timestamptz);

-- Of one person the twenty that were used last.
create function sec.remember_browser(p_hash bytea, p_staff uuid, p_browser text, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.refuse_but_sign_in();
  insert into sec.known_browsers as b (browser_hash, staff_id, partnership_id, browser, first_at, last_at)
  select p_hash, s.staff_id, s.partnership_id, left(p_browser, 60), p_at, p_at from directory.staff s
  where s.staff_id = p_staff and s.ended_at is null and not s.is_service
  on conflict (browser_hash) do update set last_at = excluded.last_at, browser = excluded.browser where b.staff_id = excluded.staff_id;
  delete from sec.known_browsers b where b.staff_id = p_staff and b.browser_hash not in (
    select k.browser_hash from sec.known_browsers k where k.staff_id = p_staff order by k.last_at desc, k.browser_hash limit 20);
end $$;

-- The acting person's own: never what the browser keeps.
create function sec.own_browsers() returns table (browser_id uuid, browser text, first_at timestamptz, last_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select b.browser_id, b.browser, b.first_at, b.last_at from sec.known_browsers b
  where b.staff_id = sec.staff() order by b.last_at desc, b.browser_id
$$;

-- One of the acting person's own, or all of them; answers how many were forgotten.
create function sec.forget_own_browsers(p_browser uuid) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with gone as (delete from sec.known_browsers b
    where b.staff_id = sec.staff() and (p_browser is null or b.browser_id = p_browser) returning 1)
  select count(*)::int from gone
$$;

-- Counted for whoever it was tried at. Numbers alone, so that a flood of tries is one row and one line.
create function sec.count_wrong_try(p_staff uuid, p_known int, p_others int, p_halfway int, p_at timestamptz) returns void
language sql set search_path = pg_catalog, pg_temp as $$
  insert into sec.wrong_tries as w (staff_id, partnership_id, known, others, halfway, since)
  select s.staff_id, s.partnership_id, p_known, p_others, p_halfway, p_at from directory.staff s
  where s.staff_id = p_staff and s.ended_at is null and not s.is_service
  on conflict (staff_id) do update set known = w.known + p_known, others = w.others + p_others, halfway = w.halfway + p_halfway
$$;

-- A wrong password in a browser that is known, or a wrong code.
create function sec.note_wrong_try(p_staff uuid, p_is_known boolean, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.refuse_but_sign_in();
  perform sec.count_wrong_try(p_staff, p_is_known::int, (not p_is_known)::int, 0, p_at);
end $$;

-- The password was right; whoever signs in to the end takes theirs back.
create function sec.note_halfway(p_staff uuid, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.refuse_but_sign_in();
  perform sec.count_wrong_try(p_staff, 0, 0, 1, p_at);
end $$;

-- Signed in to the end: what was counted until now is told, and the next is counted from here.
create function sec.take_wrong_tries(p_staff uuid, p_by_password boolean, p_at timestamptz)
returns table (known int, others int, halfway int, since timestamptz)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.refuse_but_sign_in();
  perform sec.count_wrong_try(p_staff, 0, 0, 0, p_at);
  return query update sec.wrong_tries w set known = 0, others = 0, halfway = 0, since = p_at, told_known = w.known, told_others = w.others,
    told_halfway = greatest(w.halfway - p_by_password::int, 0), told_since = w.since
  where w.staff_id = p_staff
  returning w.told_known, w.told_others, w.told_halfway, w.told_since;
end $$;

-- Said on the page that follows, in the session that has just begun.
create function sec.say_on_arrival(p_session bytea, p_id uuid, p_words text, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.refuse_but_sign_in();
  insert into work.save_notices (save_notice_id, partnership_id, staff_id, session_id, words, made_at)
  select p_id, t.partnership_id, t.staff_id, s.session_id, p_words, p_at
  from sec.sessions s join directory.staff t on t.staff_id = s.staff_id
  where s.session_hash = p_session and s.is_complete and s.ended_at is null;
end $$;

-- What the acting person was told when they last signed in.
create function sec.own_wrong_tries() returns table (known int, others int, halfway int, since timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.told_known, w.told_others, w.told_halfway, w.told_since from sec.wrong_tries w
  where w.staff_id = sec.staff() and w.told_since is not null
$$;

-- As before; and the try is counted for the person who has this address.
create or replace function sec.note_wrong_sign_in(p_email text, p_was_last boolean, p_at timestamptz) returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  quarter timestamptz := to_timestamp(floor(extract(epoch from p_at) / 900) * 900);
  hour timestamptz := to_timestamp(floor(extract(epoch from p_at) / 3600) * 3600);
  wrong int := sec.count_attempt(sha256('wrong sign-ins of all'), quarter);
  closed int := 0;
begin
  perform sec.refuse_but_sign_in();
  perform sec.count_wrong_try((select s.staff_id from directory.staff s where s.email = lower(p_email)), 0, 1, 0, p_at);
  if p_was_last then
    closed := sec.count_attempt(sha256('accounts closed to strangers'), hour);
    insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    select gen_random_uuid(), s.partnership_id, s.staff_id, 'sign-in',
      'Too many wrong attempts to sign in as you, from a browser you have not used before. Nobody got in. If it was not you, tell your administrator',
      '/account', p_at
    from directory.staff s
    where s.email = lower(p_email) and s.ended_at is null and not s.is_service
      and not exists (select from work.notifications n
        where n.staff_id = s.staff_id and n.kind = 'sign-in' and n.made_at > p_at - interval '1 day');
  end if;
  if wrong = 200 or closed = 5 then
    perform govern.sound_alarm(p.partnership_id, 'sign-in-attack', false, p_at) from directory.partnerships p;
  end if;
end $$;

revoke all on function sec.remember_browser(bytea, uuid, text, timestamptz), sec.own_browsers(), sec.forget_own_browsers(uuid),
  sec.count_wrong_try(uuid, int, int, int, timestamptz), sec.note_wrong_try(uuid, boolean, timestamptz), sec.note_halfway(uuid, timestamptz),
  sec.take_wrong_tries(uuid, boolean, timestamptz), sec.say_on_arrival(bytea, uuid, text, timestamptz), sec.own_wrong_tries() from public;
grant execute on function sec.remember_browser(bytea, uuid, text, timestamptz), sec.own_browsers(), sec.forget_own_browsers(uuid),
  sec.note_wrong_try(uuid, boolean, timestamptz), sec.note_halfway(uuid, timestamptz), sec.take_wrong_tries(uuid, boolean, timestamptz),
  sec.say_on_arrival(bytea, uuid, text, timestamptz), sec.own_wrong_tries() to lantern_app, lantern_wide;

reset role;

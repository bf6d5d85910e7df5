-- A clock that is set back would let a session stand for as long as it was set back. Whoever was seen later than
-- now, by more than the clocks of two machines differ, signs in again: the session ends for good, so that it does
-- not come back when the clock is right.

set local role lantern_maintenance;

create or replace function sec.resume_session(
  p_hash bytea, p_at timestamptz, p_idle interval, p_absolute interval
) returns table (state text, staff_id uuid, session_id uuid, factor text, wanting text, confirmed_at timestamptz, facts jsonb)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  found sec.sessions;
  known jsonb;
begin
  select * into found from sec.sessions s where s.session_hash = p_hash;
  if found.session_hash is null then
    return;
  end if;
  if found.ended_at is null and found.seen_at > p_at + interval '5 minutes' then
    update sec.sessions s set ended_at = s.seen_at where s.session_hash = p_hash and s.ended_at is null
    returning s.* into found;
  end if;
  if found.ended_at is not null or found.seen_at + p_idle < p_at or found.opened_at + p_absolute < p_at then
    return query select 'expired', found.staff_id, found.session_id, null::text, null::text, null::timestamptz, null::jsonb;
    return;
  end if;
  if found.seen_at < p_at - interval '30 seconds' then
    update sec.sessions s set seen_at = p_at where s.session_hash = p_hash;
  end if;
  known := sec.actor_facts(found.staff_id, p_at);
  return query select case when found.is_complete then 'complete' else 'password' end,
    found.staff_id, found.session_id, found.factor,
    sec.factor_wanting(found.partnership_id, found.factor, known, p_at),
    -- Whoever has no second factor yet adds the first one soon after coming in, and can do nothing else.
    coalesce(greatest(found.factor_at, found.step_up_at), case when not exists (
        select from directory.credentials c where c.staff_id = found.staff_id
        union all select from directory.passkeys k where k.staff_id = found.staff_id and k.removed_at is null
      ) then found.opened_at end),
    known;
end $$;

reset role;

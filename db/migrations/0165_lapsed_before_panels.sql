-- What was alleged of an adult and nobody renewed, and who may be a child, waits for no panel. Whether a subject stands in
-- lists is asked by who reads an item and no subject as well: it answers yes or no.

set local role lantern_maintenance;

create function subjects.is_listed(p_thing uuid, p_on date) returns boolean
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select exists (select from subjects.things t where t.thing_id = p_thing and t.partnership_id = sec.partnership() and t.listed_until >= p_on)
$$;

create or replace function panels.referrals_to_chair(p_panel text, p_at timestamptz)
returns table (panel_referral_id uuid, panel text, scheme_id uuid, person_id uuid, thing_id uuid, about text, reference text,
  born_on date, thing_kind text, criterion text, reason text, asks text, referred_by uuid, referred_at timestamptz, outcome text,
  outcome_reason text, sifted_by uuid, sifted_at timestamptz, version int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select r.panel_referral_id, r.panel, r.scheme_id, r.person_id, r.thing_id,
    coalesce(p.given_name || ' ' || p.family_name, t.label), p.reference, p.born_on, t.kind, r.criterion, r.reason, r.asks,
    r.referred_by, r.referred_at, r.outcome, r.outcome_reason, r.sifted_by, r.sifted_at, r.version
  from panels.panel_referrals r
  left join subjects.people p on p.person_id = r.person_id left join subjects.things t on t.thing_id = r.thing_id
  where r.panel = p_panel and panels.chairs(p_panel, p_at) and panels.waits_for_sift(r)
    and (r.thing_id is null or t.listed_until >= (p_at at time zone 'Europe/London')::date)
  order by r.referred_at, r.panel_referral_id limit 200
$$;

create or replace function panels.count_out_of_reach(p_panel text, p_at timestamptz) returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (count(*))::int from panels.panel_referrals r
  where r.panel = p_panel and sec.can('panel.manage') and panels.waits_for_sift(r)
    and (r.thing_id is null or subjects.is_listed(r.thing_id, (p_at at time zone 'Europe/London')::date))
    and not r.acl && sec.principals() and not sec.sees_all() and not panels.chairs(p_panel, p_at)
$$;

revoke all on function subjects.is_listed(uuid, date) from public;
grant execute on function subjects.is_listed(uuid, date) to lantern_app, lantern_wide;

reset role;

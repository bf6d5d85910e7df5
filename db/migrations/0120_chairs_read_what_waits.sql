-- A panel's chair opened the referrals and read that nothing waits, while the co-ordinator read one: the chair reaches
-- no record. What a panel is asked is for its chair to decide, so a chair reads what waits for the sift, and the record
-- stays closed. The figures by agency are whole for those who keep a panel or read statistics.

set local role lantern_maintenance;

-- Whether the acting person sits on this panel as its chair, by a post that opens records; a seat that they gave to themselves opens nothing.
create function panels.chairs(p_panel text, p_at timestamptz) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select sec.can('panel.manage') and sec.post_holds(sec.staff(), 'panel.manage', p_at) and exists (select from panels.seats s
    where s.partnership_id = sec.partnership() and s.panel = p_panel and s.staff_id = sec.staff()
      and s.part = 'chair' and s.ended_at is null and s.given_by <> s.staff_id)
$$;

-- Whether a referral waits and may be known of by the acting person: none about a restricted record, none about a child
-- from whom they are shut out, and none where something was found that nobody has decided on.
create function panels.waits_for_sift(r panels.panel_referrals) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select r.partnership_id = sec.partnership() and (r.outcome is null or r.outcome = 'later')
    and not r.restricted and not r.shut_out && sec.self()
    and not exists (select from sec.conflict_findings f
      where f.person_id = r.person_id and f.staff_id = sec.staff() and f.outcome is null)
$$;

-- What the chair of a panel is asked to decide, with the name, the reference and the date of birth, and nothing else of
-- the record.
create function panels.referrals_to_chair(p_panel text, p_at timestamptz)
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
  order by r.referred_at, r.panel_referral_id limit 200
$$;

-- What the chair decided, with its line in the child's chronology; false where somebody else was first.
create function panels.sift_as_chair(p_referral uuid, p_outcome text, p_reason text, p_version int, p_headline text, p_at timestamptz)
returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held panels.panel_referrals;
begin
  select r.* into held from panels.panel_referrals r where r.panel_referral_id = p_referral for update;
  if sec.staff() is null or not coalesce(panels.chairs(held.panel, p_at) and panels.waits_for_sift(held), false) then
    raise exception 'the chair of the panel decides on what waits for it' using errcode = 'insufficient_privilege';
  end if;
  update panels.panel_referrals r set outcome = p_outcome, outcome_reason = p_reason, sifted_by = sec.staff(), sifted_at = p_at,
    version = r.version + 1
  where r.panel_referral_id = p_referral and r.version = p_version;
  if not found then
    return false;
  end if;
  if held.person_id is not null then
    insert into protect.chronology_entries (chronology_entry_id, partnership_id, person_id, kind, headline, happened_on, agency_id, recorded_by)
    values (gen_random_uuid(), held.partnership_id, held.person_id, 'meeting', p_headline,
      (p_at at time zone 'Europe/London')::date, null, sec.staff());
  end if;
  return true;
end $$;

-- How many referrals wait for the sift that somebody who keeps panels cannot open: restricted records are in no count.
create function panels.count_out_of_reach(p_panel text, p_at timestamptz) returns int
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (count(*))::int from panels.panel_referrals r
  where r.panel = p_panel and sec.can('panel.manage') and panels.waits_for_sift(r)
    and not r.acl && sec.principals() and not sec.sees_all() and not panels.chairs(p_panel, p_at)
$$;

-- What each agency owes to a panel's last twelve sittings: numbers alone, the same for every reader, without restricted
-- records and without children from whom the reader is shut out.
create function panels.owed_by_agency(p_panel text, p_at timestamptz, p_today date)
returns table (agency_id uuid, promised int, done int, in_time int, overdue int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with held as (
    select s.sitting_id from panels.sittings s
    where s.partnership_id = sec.partnership() and s.panel = p_panel and s.cancelled_at is null and s.starts_at <= p_at
      and (sec.can('statistics.view') or sec.can('panel.manage'))
    order by s.starts_at desc limit 12
  ), owed as (
    select w.owner_agency_id, w.state, w.due_on, w.closed_on
    from held h join panels.agenda_items i on i.sitting_id = h.sitting_id
    join panels.item_actions x on x.agenda_item_id = i.agenda_item_id join work.actions w on w.action_id = x.action_id
    join subjects.people p on p.person_id = w.person_id and not p.restricted and not p.shut_out && sec.self()
    union all
    select m.owner_agency_id, m.state, m.due_on, (m.closed_at at time zone 'Europe/London')::date
    from held h join panels.item_promises m on m.sitting_id = h.sitting_id and not m.shut_out && sec.self()
  )
  select o.owner_agency_id, (count(*))::int, (count(*) filter (where o.state = 'done'))::int,
    (count(*) filter (where o.state = 'done' and o.closed_on <= o.due_on))::int,
    (count(*) filter (where o.state = 'open' and o.due_on < p_today))::int
  from owed o group by 1
$$;

revoke all on function panels.chairs(text, timestamptz), panels.waits_for_sift(panels.panel_referrals), panels.referrals_to_chair(text, timestamptz),
  panels.sift_as_chair(uuid, text, text, int, text, timestamptz), panels.count_out_of_reach(text, timestamptz),
  panels.owed_by_agency(text, timestamptz, date) from public;
grant execute on function panels.referrals_to_chair(text, timestamptz), panels.sift_as_chair(uuid, text, text, int, text, timestamptz),
  panels.count_out_of_reach(text, timestamptz), panels.owed_by_agency(text, timestamptz, date) to lantern_app, lantern_wide;

reset role;

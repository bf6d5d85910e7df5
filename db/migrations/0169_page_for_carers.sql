-- A page for carers by the one-time links of families: what to watch for, what to do tonight and whom to ring, the same for
-- every family. No child is on it. It takes no answer, and it is off until a partnership turns it on.

set local role lantern_owner;

alter table protect.family_links drop constraint family_links_purpose_check;
alter table protect.family_links add constraint family_links_purpose_check check (purpose in ('views', 'saw', 'sheet'));
comment on column protect.family_links.purpose is 'Views before a meeting, what they saw, or the page for carers, which asks nothing';

set local role lantern_maintenance;

-- What the page says to whoever has the link and its code: words of its language, and the public numbers of the one
-- directory. Nothing while the partnership has it off, whatever was handed over before.
create function sec.carer_page(p_token bytea, p_code bytea, p_at timestamptz)
returns table (questions jsonb, language text, numbers jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with link as (
    select l.partnership_id, l.questions_id, (p_at at time zone 'Europe/London')::date as today from protect.family_links l
    where l.token_hash = p_token and l.code_hash = p_code and l.purpose = 'sheet' and l.withdrawn_at is null
      and l.expires_at > p_at and sec.is_families()
  ), own as (
    select k.body from directory.configuration k join link l on k.partnership_id = l.partnership_id
    where k.kind = 'family-links' and k.key = 'family-links' and k.in_force_from <= l.today
      and (k.in_force_to is null or k.in_force_to >= l.today)
    order by k.in_force_from desc, k.configuration_id desc limit 1
  )
  select c.body, c.key, (
    select coalesce(jsonb_agg(jsonb_build_object('desk', n.desk, 'phone', n.phone, 'hours', coalesce(n.hours, '')) order by n.desk), '[]')
    from directory.contact_numbers n
    where n.partnership_id = l.partnership_id and n.desk is not null and n.area is null and n.is_public
      and n.used_for = case n.desk when 'mash' then 'office' else 'out-of-hours' end
      and n.starts_on <= l.today and (n.ended_on is null or n.ended_on > l.today))
  from link l join directory.configuration c on c.configuration_id = l.questions_id
  where (select o.body #>> '{carerPage,isOn}' from own o) = 'true'
$$;
revoke all on function sec.carer_page(bytea, bytea, timestamptz) from public;
grant execute on function sec.carer_page(bytea, bytea, timestamptz) to lantern_app;

-- The page takes no answer: a link for it is none to answer by.
create or replace function sec.give_family_view(p_token bytea, p_code bytea, p_view uuid, p_number text, p_audience text, p_said jsonb, p_notice uuid, p_at timestamptz)
returns table (partnership_id int, person_id uuid)
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  link protect.family_links;
begin
  if not sec.is_families() then
    return;
  end if;
  select l.* into link from protect.family_links l
    where l.token_hash = p_token and l.code_hash = p_code and l.purpose <> 'sheet' and l.used_at is null and l.withdrawn_at is null and l.expires_at > p_at for update;
  if link.family_link_id is null then
    return;
  end if;
  insert into protect.family_views (family_view_id, partnership_id, person_id, family_link_id, audience, asked_by, number, said, sent_at)
    values (p_view, link.partnership_id, link.person_id, link.family_link_id, p_audience, link.made_by, p_number, p_said, p_at);
  update protect.family_links l set used_at = p_at, version = l.version + 1 where l.family_link_id = link.family_link_id;
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    values (p_notice, link.partnership_id, link.made_by, 'family', 'Somebody answered by a link that you made: read it',
      '/children/' || link.person_id || '/family-views/' || p_view, p_at);
  return query select link.partnership_id, link.person_id;
end $$;

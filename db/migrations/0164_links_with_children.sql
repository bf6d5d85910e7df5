-- A link of a child with a subject says what a link between two subjects says: alleged or confirmed, how sure, since when,
-- who may read it, and by when somebody looks at it again. What was linked before is alleged until then.

set local role lantern_owner;

alter table protect.thing_links
  add column certainty text not null default 'alleged' check (certainty in ('alleged', 'confirmed')),
  add column confidence text check (confidence in ('low', 'moderate', 'high')),
  add column grading text check (length(grading) between 1 and 40),
  add column handling text not null default 'subjects' check (handling in ('subjects', 'measures', 'police')),
  add column began_on date,
  add column until_on date,
  add column review_by date,
  add column renewed_by uuid references directory.staff on delete restrict,
  add column renewed_on date,
  add column renewed_because text check (length(renewed_because) between 1 and 1000),
  add constraint thing_links_span_check check (until_on >= began_on),
  add constraint thing_links_review_check check (review_by > learned_on),
  add constraint thing_links_renewed_check check (num_nulls(renewed_by, renewed_on, renewed_because) in (0, 3));
comment on column protect.thing_links.confidence is 'How sure whoever recorded it was; of links from before 0164 nobody said';
comment on column protect.thing_links.grading is 'As police graded the source and the information, where they did';
comment on column protect.thing_links.handling is 'Who reads it beside reaching the child: everybody, who reads measures as well, or police who handle intelligence';
comment on column protect.thing_links.until_on is 'Until when it was so, as it was said; that somebody ended the entry stands in ended_on';
comment on column protect.thing_links.review_by is 'The last day on which what is alleged of an adult is counted, suggested or shown as upcoming, unless somebody renews it';
comment on column protect.thing_links.renewed_by is 'Who said last that the link stands';

-- For three months more, as allegations were when they got their day.
set local role lantern_maintenance;
update protect.thing_links set review_by = greatest((now() at time zone 'Europe/London')::date, learned_on) + 90;
set local role lantern_owner;
alter table protect.thing_links alter column review_by set not null;

create index thing_links_renewed_by_idx on protect.thing_links (renewed_by);
drop index protect.thing_links_standing_key;
create unique index thing_links_standing_key on protect.thing_links (person_id, thing_id, relation, handling) where ended_on is null;
grant update (certainty, review_by, renewed_by, renewed_on, renewed_because) on protect.thing_links to lantern_app, lantern_wide;

drop policy thing_links_read on protect.thing_links;
create policy thing_links_read on protect.thing_links for select to lantern_app, lantern_wide
  using ((handling = 'subjects' or handling = 'measures' and (select sec.can('measure.view'))
      or handling = 'police' and (select sec.handles_intelligence()))
    and exists (select from subjects.people p where p.person_id = thing_links.person_id));
drop policy thing_links_add on protect.thing_links;
create policy thing_links_add on protect.thing_links for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and recorded_by = (select sec.staff()) and (select sec.can('subject.record'))
    and (handling = 'subjects' or handling = 'measures' and (select sec.can('measure.view'))
      or handling = 'police' and (select sec.handles_intelligence()))
    and exists (select from subjects.people p where p.person_id = thing_links.person_id));
drop policy thing_links_change on protect.thing_links;
create policy thing_links_change on protect.thing_links for update to lantern_app, lantern_wide
  using ((handling = 'subjects' or handling = 'measures' and (select sec.can('measure.view'))
      or handling = 'police' and (select sec.handles_intelligence()))
    and exists (select from subjects.people p where p.person_id = thing_links.person_id))
  with check (partnership_id = (select sec.partnership()) and (select sec.can('subject.record'))
    and exists (select from subjects.people p where p.person_id = thing_links.person_id));

set local role lantern_maintenance;

-- Never with somebody who may be a child; ended or renewed by who is acting; what was ended stays as it was.
create function protect.keep_thing_link() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user not in ('lantern_app', 'lantern_wide') then return new; end if;
  if tg_op = 'INSERT' then
    if num_nonnulls(new.ended_on, new.renewed_on) > 0 then
      raise exception 'no link begins as ended or renewed' using errcode = 'insufficient_privilege';
    end if;
    if subjects.may_be_child(new.thing_id, (new.recorded_at at time zone 'Europe/London')::date) then
      raise exception 'nobody who may be a child is linked with a child' using errcode = 'insufficient_privilege';
    end if;
    return new;
  end if;
  if old.ended_on is not null then
    raise exception 'a link that was ended stays as it was' using errcode = 'insufficient_privilege';
  end if;
  if new.ended_on is not null and new.ended_by is distinct from sec.staff()
      or (old.certainty, old.review_by, old.renewed_on) is distinct from (new.certainty, new.review_by, new.renewed_on)
        and new.renewed_by is distinct from sec.staff() then
    raise exception 'who ends or renews a link is the one who is acting' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function protect.keep_thing_link() from public;
grant execute on function protect.keep_thing_link() to lantern_owner;

-- What nobody renewed, and what fewer read than reach the child, suggest nothing about the child.
create or replace function identify.standing_linked_not_flagged(p_at timestamptz)
returns table (person_id uuid, dates date[], mark text)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with counted as (
    select l.person_id, array_agg(distinct l.learned_on order by l.learned_on) as dates
    from protect.thing_links l join subjects.things t on t.thing_id = l.thing_id and t.kind = 'person'
    where (select identify.is_standing()) and l.partnership_id = (select sec.partnership()) and l.recorded_at <= p_at
      and t.listed_until >= (p_at at time zone 'Europe/London')::date
      and l.handling = 'subjects' and (l.certainty = 'confirmed' or l.review_by >= (p_at at time zone 'Europe/London')::date)
      and (l.ended_on is null or l.ended_on > (p_at at time zone 'Europe/London')::date)
    group by l.person_id
  )
  select c.person_id, c.dates[1:100], c.dates[cardinality(c.dates)]::text
  from counted c
  where not exists (select from protect.flags f where f.person_id = c.person_id
    and f.raised_on <= (p_at at time zone 'Europe/London')::date
    and (f.ended_on is null or f.ended_on > (p_at at time zone 'Europe/London')::date))
$$;

reset role;
set local role lantern_owner;
create trigger thing_links_keep before insert or update on protect.thing_links for each row execute function protect.keep_thing_link();

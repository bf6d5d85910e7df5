-- What partners answered the MASH, what a meeting recorded, what a family wrote back and what is known of a reachable moment
-- bring facts to a child's record as concerns, interviews and visits do; and an age, words of the child, an answer of a
-- screening and a person at home have places there too. A decision is still read by who may read its source.

set local role lantern_owner;

alter table protect.offer_decisions drop constraint offer_decisions_source_check;
alter table protect.offer_decisions add constraint offer_decisions_source_check
  check (source in ('concern', 'return-interview', 'visit', 'partner-check', 'meeting', 'family-link', 'moment'));
alter table protect.offer_decisions drop constraint offer_decisions_taken_as_check;
alter table protect.offer_decisions add constraint offer_decisions_taken_as_check
  check (taken_as in ('link', 'safe-contact', 'age', 'voice', 'profile', 'around'));
comment on column protect.offer_decisions.source_id is 'The concern, the missing episode of the interview, the visit, the child of a partner check, the meeting, what the family wrote, or the moment';

drop policy offer_decisions_read on protect.offer_decisions;
create policy offer_decisions_read on protect.offer_decisions for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = offer_decisions.person_id) and case source
    when 'concern' then exists (select from identify.concerns c where c.concern_id = source_id)
    when 'return-interview' then exists (select from protect.missing_episodes e where e.missing_episode_id = source_id)
    when 'visit' then exists (select from protect.visits v where v.visit_id = source_id)
    when 'partner-check' then exists (select from identify.partner_check_children k where k.partner_check_child_id = source_id)
    when 'meeting' then exists (select from panels.meetings m where m.meeting_id = source_id)
    when 'family-link' then exists (select from protect.family_views w where w.family_view_id = source_id)
    when 'moment' then exists (select from protect.moments t where t.moment_id = source_id) end);

drop policy offer_decisions_add on protect.offer_decisions;
create policy offer_decisions_add on protect.offer_decisions for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and decided_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = offer_decisions.person_id) and case source
    when 'concern' then exists (select from identify.concerns c where c.concern_id = source_id and c.person_id = offer_decisions.person_id)
    when 'return-interview' then exists (select from protect.missing_episodes e where e.missing_episode_id = source_id and e.person_id = offer_decisions.person_id)
    when 'visit' then exists (select from protect.visits v where v.visit_id = source_id and v.person_id = offer_decisions.person_id)
    when 'partner-check' then exists (select from identify.partner_check_children k join identify.mash_episodes e on e.mash_episode_id = k.mash_episode_id
      where k.partner_check_child_id = source_id and e.person_id = offer_decisions.person_id)
    when 'meeting' then exists (select from panels.meetings m where m.meeting_id = source_id and m.person_id = offer_decisions.person_id)
    when 'family-link' then exists (select from protect.family_views w where w.family_view_id = source_id and w.person_id = offer_decisions.person_id)
    when 'moment' then exists (select from protect.moments t where t.moment_id = source_id and t.person_id = offer_decisions.person_id) end);

-- What was written while two records were one, and went to the other record afterwards, is as old as it was: who had
-- been compared with that child in between is compared again.

set local role lantern_maintenance;

do $$
declare
  was constant text := '(select max(h.recorded_at) from protect.said_to_harm h where h.person_id = p.person_id)) as at,';
  body text := pg_get_functiondef('sec.pairs_to_compare(uuid[], uuid[])'::regprocedure);
begin
  if position(was in body) = 0 then
    raise exception 'sec.pairs_to_compare does not say: %', was;
  end if;
  execute replace(body, was, '(select max(h.recorded_at) from protect.said_to_harm h where h.person_id = p.person_id),
      (select max(greatest(o.moved_at, o.back_at)) from subjects.merges m join subjects.merge_moves o on o.merge_id = m.merge_id and o.kind = ''since''
        where p.person_id in (m.person_id, m.other_person_id))) as at,');
end $$;

reset role;

-- Joining two records hides nothing that is late. Where the record that stays was undecided, it took the date of the
-- other for its own, also a later one; now the first of both stands, whichever of the two stays. Nothing is due of a
-- record that is closed: its date is taken only where the other has none. Taking apart gives back what was.

set local role lantern_maintenance;

do $$
declare
  change record;
  body text := pg_get_functiondef('subjects.take_over(uuid, uuid, uuid)'::regprocedure);
begin
  for change in select * from (values
    ('review_by = case when s.level is null then e.review_by else least(s.review_by, e.review_by) end',
      'review_by = case when e.is_open then least(s.review_by, e.review_by) else coalesce(s.review_by, e.review_by) end'),
    ('harm_review_by = case when s.harm_status = ''undecided'' then e.harm_review_by else least(s.harm_review_by, e.harm_review_by) end',
      'harm_review_by = case when e.is_open then least(s.harm_review_by, e.harm_review_by) else coalesce(s.harm_review_by, e.harm_review_by) end')
  ) c (was, becomes) loop
    if position(change.was in body) = 0 then
      raise exception 'subjects.take_over does not say: %', change.was;
    end if;
    body := replace(body, change.was, change.becomes);
  end loop;
  execute body;
end $$;

reset role;

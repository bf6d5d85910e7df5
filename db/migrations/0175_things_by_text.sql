-- Search over people, places and measures looks up what was typed by index. Before, each search read every row of both, whatever was
-- typed: at 22,000 subjects and 20,000 measures that took longer than all the rest of a page.

set local role lantern_owner;

-- The partnership, and each three signs that follow each other on a line, in small letters, under it: what has a text in it has all
-- three-sign pieces of that text. With the partnership in each piece no search reads, or takes time for, a row of another one.
create function subjects.grams(p_of int, p_lines text) returns text[]
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select array[p_of::text] || coalesce(array_agg(distinct concat(p_of, ':', piece)), '{}')
  from (select substr(l.lines, n, 3) as piece from (select lower(p_lines) as lines) l, generate_series(1, length(l.lines) - 2) n) pieces
  where strpos(piece, E'\n') = 0
$$;
-- Of all that a subject goes by: its name, its identifier as it is compared and as a plate reads, and what else it is known as.
create function subjects.thing_grams(p_of int, p_label text, p_match_on text, p_known_as text[]) returns text[]
language sql immutable parallel safe set search_path = pg_catalog, pg_temp as $$
  select subjects.grams(p_of, concat(p_label, E'\n', p_match_on, E'\n', translate(p_match_on, 'oiавекмнорстухі', '01abekmh0pctyx1'), E'\n',
    (select string_agg(k, E'\n') from unnest(p_known_as) k)))
$$;
revoke all on function subjects.grams(int, text), subjects.thing_grams(int, text, text, text[]) from public;
grant execute on function subjects.grams(int, text), subjects.thing_grams(int, text, text, text[]) to lantern_app, lantern_wide, lantern_maintenance;

create index things_grams_idx on subjects.things using gin (subjects.thing_grams(partnership_id, label, match_on, known_as));
create index measures_grams_idx on subjects.measures using gin (subjects.grams(partnership_id, name));

set local role lantern_maintenance;

-- The index answers operators that PostgreSQL does not use below a policy. These functions ask what the policies of the two tables
-- ask, of which no row is closed to some of their readers; their callers read each row again under its policy and compare it whole.
-- What is asked are alternatives: of each, pieces on lines, all of which a row must have. It is asked of the index alone and first,
-- however small the table is or is thought to be: to take a row to pieces costs more than the index does.
create function subjects.things_by_text(p_alternatives text[]) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  mine constant int := sec.partnership();
  lines text;
  sought text[];
begin
  if not coalesce(sec.can('subject.view'), false) then return; end if;
  foreach lines in array p_alternatives loop
    sought := subjects.grams(mine, lines);
    return query select t.thing_id from (
        select o.thing_id, o.partnership_id from subjects.things o
        where subjects.thing_grams(o.partnership_id, o.label, o.match_on, o.known_as) @> sought offset 0) t
      where t.partnership_id = mine;
  end loop;
end $$;
create function subjects.measures_by_text(p_lines text) returns setof uuid
language plpgsql stable security definer set search_path = pg_catalog, pg_temp set enable_seqscan = off as $$
declare
  mine constant int := sec.partnership();
  sought constant text[] := subjects.grams(mine, p_lines);
begin
  if not coalesce(sec.can('measure.view'), false) then return; end if;
  return query select m.measure_id from (
      select o.measure_id, o.partnership_id from subjects.measures o where subjects.grams(o.partnership_id, o.name) @> sought offset 0) m
    where m.partnership_id = mine;
  return query select m.measure_id from subjects.measures m
    where m.thing_id = any (array(select subjects.things_by_text(array[p_lines]))) and m.partnership_id = mine;
end $$;
revoke all on function subjects.things_by_text(text[]), subjects.measures_by_text(text) from public;
grant execute on function subjects.things_by_text(text[]), subjects.measures_by_text(text) to lantern_app, lantern_wide;

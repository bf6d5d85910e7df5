-- A text about two children is about both: the place of either is looked for in it, whichever of them stands
-- first in the row. What was written while two records were one is read whole, with its kind, so that names of
-- a sensitive service are covered in it before it is cut to a line.

set local role lantern_maintenance;

-- As before, and by the second child of a row where it has two; what hangs on such a row with it.
create or replace function subjects.texts_columns()
returns table (relation text, key_column text, about text, columns text[], documents text[])
language sql stable set search_path = pg_catalog, pg_temp as $$
  with tables as (
    select c.oid, c.relname::text as name, n.nspname::text as schema, k.attname::text as key_column
    from pg_class c
    join pg_namespace n on n.oid = c.relnamespace
    join pg_constraint p on p.conrelid = c.oid and p.contype = 'p' and cardinality(p.conkey) = 1
    join pg_attribute k on k.attrelid = c.oid and k.attnum = p.conkey[1]
    where c.relkind in ('r', 'p') and n.nspname in ('subjects', 'protect', 'identify', 'panels', 'work', 'sec', 'files', 'papers')
      and n.nspname || '.' || c.relname not in ('subjects.people', 'subjects.names', 'subjects.name_keys', 'subjects.whereabouts',
        'subjects.protections', 'subjects.protection_decisions', 'subjects.held_words')
  ), direct as (
    select t.*, case
      when exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'other_person_id' and not a.attisdropped)
        then '(x.person_id = $1 or x.other_person_id = $1)'
      else 'x.person_id = $1' end as about
    from tables t
    where exists (select from pg_attribute a where a.attrelid = t.oid and a.attname = 'person_id' and not a.attisdropped)
  ), beside as (
    select distinct on (t.oid) t.*, format('x.%I in (select y.%I from %I.%I y where %s)', a.attname, d.key_column, d.schema, d.name,
      replace(d.about, 'x.', 'y.')) as about
    from tables t
    join pg_constraint f on f.conrelid = t.oid and f.contype = 'f' and cardinality(f.conkey) = 1
    join direct d on d.oid = f.confrelid
    join pg_attribute a on a.attrelid = t.oid and a.attnum = f.conkey[1]
    where t.oid not in (select oid from direct)
    order by t.oid, f.conname
  ), circles as (
    select t.*, 'x.circle_id in (select y.circle_id from subjects.people y where y.person_id = $1)' as about
    from tables t where t.schema = 'sec' and t.name = 'memberships'
  )
  select s.schema || '.' || s.name, s.key_column, s.about,
    coalesce(array_agg(a.attname::text order by a.attnum) filter (where a.atttypid = 'text'::regtype), '{}'),
    coalesce(array_agg(a.attname::text order by a.attnum) filter (where a.atttypid in ('jsonb'::regtype, 'text[]'::regtype)), '{}')
  from (select * from direct union all select * from beside union all select * from circles) s
  join pg_attribute a on a.attrelid = s.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    and a.atttypid in ('text'::regtype, 'jsonb'::regtype, 'text[]'::regtype)
  group by 1, 2, 3
$$;

drop function subjects.written_since(uuid);
-- As its reader reads them, while they are where they were written: what somebody may not read is not among them.
create function subjects.written_since(p_merge uuid)
returns table (relation text, row_key jsonb, kind text, says text, written_on date)
language plpgsql stable set search_path = pg_catalog, pg_temp as $$
declare
  r record;
begin
  for r in select * from subjects.merge_relations() b
    where b.relation in (select o.relation from subjects.rows_since(p_merge) o) and has_table_privilege(b.relation, 'select') loop
    return query execute format(
      'select %L::text, %s, to_jsonb(x) ->> ''kind'', coalesce(to_jsonb(x) ->> ''headline'', to_jsonb(x) ->> ''wording'', to_jsonb(x) ->> ''title'', to_jsonb(x) ->> ''reason'', ''''),
         (coalesce(to_jsonb(x) ->> ''recorded_at'', to_jsonb(x) ->> ''added_on'', to_jsonb(x) ->> ''rated_at'', to_jsonb(x) ->> ''prepared_at'')::timestamptz
           at time zone ''Europe/London'')::date
       from %s x join subjects.merges m on m.merge_id = $1 and m.person_id = x.person_id
       join subjects.rows_since($1) o on o.relation = %1$L and o.row_key = %2$s',
      r.relation, subjects.merge_key(r.keys), r.relation) using p_merge;
  end loop;
end $$;
revoke all on function subjects.written_since(uuid) from public;
grant execute on function subjects.written_since(uuid) to lantern_app, lantern_wide;

reset role;

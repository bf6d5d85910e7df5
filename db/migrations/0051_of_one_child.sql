-- What hangs on a row about a child is about the same child: a fact on an account, a step of a
-- referral, a promise under an outcome. The database holds it, whatever a command was given.
-- Checked at once; a function that moves a record to another child may put it off to its end.

do $$
declare
  held record;
  pair text;
  key_name text;
begin
  for held in
    select k.conname as name, c.oid as child, p.oid as parent, child_key.attname as column_name, parent_key.attname as key_column,
      case k.confdeltype when 'c' then 'cascade' when 'n' then format('set null (%I)', child_key.attname) else 'restrict' end as on_delete
    from pg_constraint k
    join pg_class c on c.oid = k.conrelid join pg_class p on p.oid = k.confrelid
    join pg_attribute child_key on child_key.attrelid = c.oid and child_key.attnum = k.conkey[1]
    join pg_attribute parent_key on parent_key.attrelid = p.oid and parent_key.attnum = k.confkey[1]
    where k.contype = 'f' and cardinality(k.conkey) = 1
      and c.relnamespace in ('protect'::regnamespace, 'work'::regnamespace)
      and p.oid <> 'subjects.people'::regclass
      and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'person_id' and a.attnotnull)
      and exists (select from pg_attribute a where a.attrelid = p.oid and a.attname = 'person_id' and a.attnotnull)
    order by p.oid, c.oid, k.conname
  loop
    pair := format('%I, person_id', held.key_column);
    key_name := (select relname from pg_class where oid = held.parent) || '_child_key';
    if not exists (select from pg_constraint where conrelid = held.parent and conname = key_name) then
      execute format('alter table %s add constraint %I unique (%s)', held.parent::regclass, key_name, pair);
    end if;
    execute format('alter table %s drop constraint %I', held.child::regclass, held.name);
    execute format('alter table %s add constraint %I foreign key (%I, person_id) references %s (%s) on delete %s deferrable',
      held.child::regclass, held.name, held.column_name, held.parent::regclass, pair, held.on_delete);
  end loop;
end $$;

alter table protect.closure_decisions add constraint closure_decisions_child_fkey
  foreign key (closure_id, person_id) references protect.closures (closure_id, person_id) on delete cascade deferrable;

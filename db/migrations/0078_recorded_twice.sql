-- Two records of one place, vehicle or person are read as one and can be taken apart again; files of a
-- child whose place is protected are looked through first; an exclusion is a moment to reach the child.

create table subjects.thing_joins (
  thing_join_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  thing_id uuid not null references subjects.things on delete restrict,
  into_id uuid not null references subjects.things on delete restrict,
  reason text not null check (length(reason) between 1 and 2000),
  joined_by uuid not null references directory.staff on delete restrict,
  joined_at timestamptz not null,
  parted_by uuid references directory.staff on delete restrict,
  parted_at timestamptz check (parted_at >= joined_at),
  part_reason text check (length(part_reason) between 1 and 2000),
  constraint thing_joins_two_check check (thing_id <> into_id),
  constraint thing_joins_parted_check check (num_nulls(parted_by, parted_at, part_reason) in (0, 3))
);
comment on table subjects.thing_joins is 'That two records are of one subject: the first is read under the second, with all that hangs on both, until somebody takes them apart. Nothing moves';
comment on column subjects.thing_joins.into_id is 'The record under which both are read';
create unique index thing_joins_standing_key on subjects.thing_joins (thing_id) where parted_at is null;
create index thing_joins_thing_idx on subjects.thing_joins (thing_id);
create index thing_joins_into_idx on subjects.thing_joins (into_id);
create index thing_joins_joined_by_idx on subjects.thing_joins (joined_by);
create index thing_joins_parted_by_idx on subjects.thing_joins (parted_by);
create index thing_joins_partnership_idx on subjects.thing_joins (partnership_id);

alter table subjects.thing_joins enable row level security;
alter table subjects.thing_joins force row level security;
create policy thing_joins_maintenance on subjects.thing_joins to lantern_maintenance using (true) with check (true);
create policy thing_joins_read on subjects.thing_joins for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('subject.view')));
create policy thing_joins_add on subjects.thing_joins for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and joined_by = (select sec.staff()) and (select sec.can('subject.record')));
create policy thing_joins_change on subjects.thing_joins for update to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('subject.record')))
  with check (partnership_id = (select sec.partnership()) and parted_by = (select sec.staff()) and (select sec.can('subject.record')));
grant select, insert, update, delete on subjects.thing_joins to lantern_maintenance;
grant select, insert on subjects.thing_joins to lantern_app, lantern_wide;
grant update (parted_by, parted_at, part_reason) on subjects.thing_joins to lantern_app, lantern_wide;
create trigger thing_joins_history after update or delete on subjects.thing_joins
  for each row execute function history.record('thing_join_id');
select sec.keep_controller('subjects.thing_joins', 'joined_by', '-');
select govern.guard('subjects.thing_joins');

create table protect.document_looks (
  document_look_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  file_id uuid not null references files.files on delete cascade,
  protection_id uuid not null references subjects.protections on delete cascade,
  looked_by uuid not null references directory.staff on delete restrict,
  looked_at timestamptz not null,
  constraint document_looks_once_key unique (file_id, protection_id)
);
comment on table protect.document_looks is 'Append-only: somebody named in a protection looked through a file and says that it does not tell where the child can be found; for that protection, and no later one';
create index document_looks_protection_idx on protect.document_looks (protection_id);
create index document_looks_by_idx on protect.document_looks (looked_by);
create index document_looks_partnership_idx on protect.document_looks (partnership_id);

alter table protect.document_looks enable row level security;
alter table protect.document_looks force row level security;
create policy document_looks_maintenance on protect.document_looks to lantern_maintenance using (true) with check (true);
create policy document_looks_read on protect.document_looks for select to lantern_app, lantern_wide
  using (exists (select from files.files f where f.file_id = document_looks.file_id));
-- Only the named see the protection, and so only they can say it.
create policy document_looks_add on protect.document_looks for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and looked_by = (select sec.staff())
    and exists (select from subjects.protections q where q.protection_id = document_looks.protection_id));
grant select, insert, update, delete on protect.document_looks to lantern_maintenance;
grant select, insert on protect.document_looks to lantern_app, lantern_wide;
select sec.keep_controller('protect.document_looks', 'looked_by', '-');
select govern.guard('protect.document_looks');

alter table protect.moments drop constraint moments_origin_check;
alter table protect.moments add constraint moments_origin_check check (origin in ('person', 'return', 'move', 'exclusion'));
comment on column protect.moments.origin_id is 'The missing episode, the whereabouts or the entry of education that it was made from';

set local role lantern_maintenance;

-- One record stands at the root and all others under it: no chains, and a place is no vehicle.
create function subjects.keep_join() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if exists (select from subjects.thing_joins j where j.parted_at is null
      and (j.thing_id in (new.into_id, new.thing_id) or j.into_id = new.thing_id))
    or (select count(distinct t.kind) from subjects.things t
      where t.thing_id in (new.into_id, new.thing_id) and t.partnership_id = new.partnership_id having count(*) = 2) is distinct from 1 then
    raise exception 'these two records cannot be read as one' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- The record under which one is read, and all that are read under it, as far as the asker may read subjects.
create function subjects.same_things(p_thing uuid) returns setof uuid
language sql stable set search_path = pg_catalog, pg_temp as $$
  with root as (
    select coalesce((select j.into_id from subjects.thing_joins j where j.thing_id = p_thing and j.parted_at is null), p_thing) as id)
  select root.id from root
  union all select j.thing_id from root join subjects.thing_joins j on j.into_id = root.id and j.parted_at is null
$$;

revoke all on function subjects.keep_join(), subjects.same_things(uuid) from public;
grant execute on function subjects.keep_join() to lantern_owner;
grant execute on function subjects.same_things(uuid) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
create trigger thing_joins_keep before insert on subjects.thing_joins
  for each row execute function subjects.keep_join();

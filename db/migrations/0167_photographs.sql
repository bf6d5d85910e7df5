-- A photograph of a child who is or may go missing: on what basis it is held, until when, and that a second person looked at
-- it before it is shown. The picture stands here and not with files, because it leaves by itself and never goes anywhere else.

create table protect.photographs (
  photograph_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  description text not null check (length(description) between 1 and 1000),
  taken_on date not null,
  origin text not null check (origin in ('child', 'family', 'carer', 'school', 'agency', 'custody')),
  origin_reason text check (length(origin_reason) between 1 and 1000),
  basis text not null check (basis ~ '^[a-z0-9-]{1,40}$'),
  basis_detail text not null check (length(basis_detail) between 1 and 1000),
  basis_on date not null,
  gives_place boolean not null,
  media_type text not null check (media_type in ('image/jpeg', 'image/png')),
  size_bytes int not null check (size_bytes between 1 and 10485760),
  scan text not null,
  sealed_key bytea,
  content bytea,
  review_by date not null,
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null,
  outcome text check (outcome in ('shown', 'refused')),
  checked_reason text check (length(checked_reason) between 1 and 1000),
  checked_by uuid references directory.staff on delete restrict,
  checked_at timestamptz,
  down_reason text check (length(down_reason) between 1 and 1000),
  down_by uuid references directory.staff on delete restrict,
  down_at timestamptz,
  version int not null default 1 check (version > 0),
  constraint photographs_custody_check check ((origin = 'custody') = (origin_reason is not null)),
  constraint photographs_sealed_check check (num_nulls(sealed_key, content) in (0, 2)),
  constraint photographs_checked_check check (num_nulls(outcome, checked_by, checked_at, checked_reason) in (0, 4)),
  constraint photographs_second_check check (checked_by <> added_by),
  constraint photographs_down_check check ((down_at is null) = (down_reason is null) and (down_by is null or down_at is not null))
);
comment on table protect.photographs is 'A photograph of a child for when they are missing: shown once a second person looked at it, until it is taken down or its review passes; the picture goes then and the row stays';
comment on column protect.photographs.content is 'The picture, sealed, without where and when it was taken; gone once it is refused or taken down';
comment on column protect.photographs.origin is 'Who gave it; an image made in custody is the last resort, and origin_reason says why';
comment on column protect.photographs.basis is 'By the list in force; who agreed or decided, in basis_detail';
comment on column protect.photographs.gives_place is 'It shows where the child lives, learns or is placed: kept from all but the named while that is protected';
comment on column protect.photographs.down_by is 'Empty where it went by itself, after its review date';
create index photographs_person_idx on protect.photographs (person_id, photograph_id);
create index photographs_waiting_idx on protect.photographs (partnership_id, added_at) where outcome is null and down_at is null;
create index photographs_standing_idx on protect.photographs (partnership_id, review_by) where outcome = 'shown' and down_at is null;
create index photographs_added_by_idx on protect.photographs (added_by);
create index photographs_checked_by_idx on protect.photographs (checked_by);
create index photographs_down_by_idx on protect.photographs (down_by);
create index photographs_partnership_idx on protect.photographs (partnership_id);

alter table protect.photographs enable row level security;
alter table protect.photographs force row level security;
create policy photographs_maintenance on protect.photographs to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on protect.photographs to lantern_maintenance;
grant select, insert on protect.photographs to lantern_app, lantern_wide;
grant update (outcome, checked_reason, checked_by, checked_at, down_reason, down_by, down_at, review_by, version)
  on protect.photographs to lantern_app, lantern_wide;
create policy photographs_read on protect.photographs for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = photographs.person_id));
create policy photographs_add on protect.photographs for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and added_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = photographs.person_id));
create policy photographs_change on protect.photographs for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = photographs.person_id))
  with check (partnership_id = (select sec.partnership())
    and exists (select from subjects.people p where p.person_id = photographs.person_id));
select sec.keep_controller('protect.photographs', 'added_by', '-');
select govern.guard('protect.photographs');

set local role lantern_maintenance;

-- A picture goes when it is refused or taken down; while a legal hold stands it is kept and seen by nobody.
create function protect.let_go_of_photograph() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if (new.outcome = 'refused' or new.down_at is not null) and not govern.is_held(new.partnership_id) then
    new.content := null;
    new.sealed_key := null;
  end if;
  return new;
end $$;

-- Takes down what nobody renewed by its review date, and empties what a hold kept and keeps no more.
create function protect.sweep_photographs(p_before timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (select sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' as may),
  lapsed as (
    update protect.photographs p set down_at = p_before, down_reason = 'Its review date passed'
    from asked
    where may and p.down_at is null and p.outcome is distinct from 'refused' and p.review_by < (p_before at time zone 'Europe/London')::date
    returning 1),
  emptied as (
    update protect.photographs p set content = null, sealed_key = null
    from asked
    where may and (p.outcome = 'refused' or p.down_at is not null) and p.content is not null and not govern.is_held(p.partnership_id)
    returning 1)
  select (select count(*) from lapsed)::int + (select count(*) from emptied)::int
$$;
revoke all on function protect.let_go_of_photograph(), protect.sweep_photographs(timestamptz) from public;
grant execute on function protect.let_go_of_photograph() to lantern_owner;
grant execute on function protect.sweep_photographs(timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;

create trigger let_go_of_photograph before update on protect.photographs
  for each row execute function protect.let_go_of_photograph();

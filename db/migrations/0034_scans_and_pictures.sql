-- What a scanner said of each file, and pictures that somebody looks at before others can open them.

alter table files.files add column scan text not null default 'not scanned' check (scan in ('clean', 'not scanned')),
  add column emptied_at timestamptz;
alter table files.files alter column scan drop default;
comment on column files.files.scan is 'What a scanner refuses is never stored; not scanned: none was configured';
comment on column files.files.emptied_at is 'When the bytes of a refused picture and their key were removed; that it was here stays';
alter table files.files drop constraint files_content_check;
alter table files.files add constraint files_content_check check (length(content) = case
  when emptied_at is not null then 0 when sealed_key is null then size_bytes else size_bytes + 28 end);
alter table files.files add constraint files_emptied_check check (emptied_at is null or sealed_key is null);

alter table identify.concern_parts drop constraint concern_parts_part_check;
alter table identify.concern_parts add constraint concern_parts_part_check
  check (part in ('family', 'places', 'adults', 'parents', 'words', 'screening', 'chronology', 'picture'));

create table files.picture_reviews (
  file_id uuid primary key references files.files on delete restrict,
  partnership_id int not null references directory.partnerships on delete restrict,
  outcome text not null check (outcome in ('accepted', 'refused')),
  reason text not null check (length(reason) between 1 and 1000),
  reviewed_by uuid not null references directory.staff on delete restrict,
  reviewed_at timestamptz not null
);
comment on table files.picture_reviews is 'Append-only: who looked at a picture that somebody else sent, and whether it may be kept; until then it waits';
create index picture_reviews_partnership_idx on files.picture_reviews (partnership_id);
create index picture_reviews_by_idx on files.picture_reviews (reviewed_by);
alter table files.picture_reviews enable row level security;
alter table files.picture_reviews force row level security;
create policy picture_reviews_maintenance on files.picture_reviews to lantern_maintenance using (true) with check (true);
create policy picture_reviews_read on files.picture_reviews for select to lantern_app, lantern_wide
  using (exists (select from files.files f where f.file_id = picture_reviews.file_id));
create policy picture_reviews_add on files.picture_reviews for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and (select sec.can('mash.decide'))
    and reviewed_by = (select sec.staff())
    and exists (select from files.files f where f.file_id = picture_reviews.file_id));
grant select, insert, update, delete on files.picture_reviews to lantern_maintenance;
grant select, insert on files.picture_reviews to lantern_app, lantern_wide;
select govern.guard('files.picture_reviews');
select sec.keep_controller('files.picture_reviews', 'reviewed_by', '-');
grant create on schema files to lantern_maintenance;

set local role lantern_maintenance;

-- Whether a legal hold keeps a file's bytes: the partnership's, or one on the record it belongs to.
create function files.is_held(p_file uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from files.files f where f.file_id = p_file and govern.is_held(f.partnership_id))
    or exists (
      select from identify.concern_parts c join identify.concerns k on k.concern_id = c.concern_id
      join subjects.people p on p.person_id = k.person_id
      join govern.holds h on h.record_reference = p.reference and h.partnership_id = p.partnership_id
      where c.file_id = p_file and h.lifted_at is null)
$$;

-- A picture is looked at by somebody else than who sent it. What is refused loses its bytes and its
-- key at once, unless a hold keeps them; then nobody opens them, and they go when it is lifted.
create function files.picture_reviewed() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  file files.files;
begin
  select * into file from files.files f where f.file_id = new.file_id for update;
  if file.partnership_id <> new.partnership_id or file.media_type not like 'image/%' then
    raise exception 'this is no picture of the partnership';
  end if;
  if file.added_by is not distinct from new.reviewed_by then
    raise exception 'a picture is reviewed by somebody else than who sent it';
  end if;
  if new.outcome = 'refused' and not files.is_held(new.file_id) then
    update files.files f set content = '', sealed_key = null, emptied_at = new.reviewed_at where f.file_id = new.file_id;
  end if;
  return null;
end $$;

-- Refused pictures that a hold has kept and keeps no more.
create function files.sweep_refused(p_before timestamptz) returns int
language sql security definer set search_path = pg_catalog, pg_temp as $$
  with asked as (select sec.actor_kind() = 'system' and sec.actor() = 'housekeeping' as may),
  emptied as (
    update files.files f set content = '', sealed_key = null, emptied_at = p_before
    from asked, files.picture_reviews r
    where may and r.file_id = f.file_id and r.outcome = 'refused' and r.reviewed_at <= p_before
      and f.emptied_at is null and not files.is_held(f.file_id)
    returning 1)
  select count(*)::int from emptied
$$;
revoke all on function files.is_held(uuid), files.picture_reviewed(), files.sweep_refused(timestamptz) from public;
grant execute on function files.picture_reviewed() to lantern_owner;
grant execute on function files.sweep_refused(timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;
create trigger picture_reviewed after insert on files.picture_reviews
  for each row execute function files.picture_reviewed();

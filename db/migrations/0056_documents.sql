-- Letters, plans and reports that others gave, in one place on a child's record. Each file obeys the child:
-- its stamp is the child's when it is added and follows the child's afterwards.

create table protect.documents (
  document_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  person_id uuid not null references subjects.people on delete cascade,
  scheme_id uuid not null references directory.configuration on delete restrict,
  kind text not null check (kind ~ '^[a-z0-9-]{1,40}$'),
  title text not null check (length(title) between 1 and 200),
  dated_on date not null,
  source text not null check (length(source) between 1 and 200),
  file_id uuid not null references files.files on delete restrict,
  added_by uuid not null references directory.staff on delete restrict,
  added_at timestamptz not null,
  taken_back_at timestamptz,
  taken_back_by uuid references directory.staff on delete restrict,
  taken_back_reason text check (length(taken_back_reason) between 1 and 1000),
  constraint documents_file_key unique (file_id),
  constraint documents_taken_back_check check (num_nulls(taken_back_at, taken_back_by, taken_back_reason) in (0, 3))
);
comment on table protect.documents is 'A document that somebody gave about a child, with its file; never edited, taken back with a reason, and kept then though nobody opens it';
comment on column protect.documents.dated_on is 'The day that the document bears, or that it was received';
create index documents_person_idx on protect.documents (person_id, dated_on desc, document_id desc);
create index documents_scheme_idx on protect.documents (scheme_id);
create index documents_added_by_idx on protect.documents (added_by);
create index documents_taken_back_by_idx on protect.documents (taken_back_by);
create index documents_partnership_idx on protect.documents (partnership_id);

alter table protect.documents enable row level security;
alter table protect.documents force row level security;
create policy documents_maintenance on protect.documents to lantern_maintenance using (true) with check (true);
create policy documents_read on protect.documents for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = documents.person_id));
create policy documents_add on protect.documents for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and added_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = documents.person_id));
create policy documents_change on protect.documents for update to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = documents.person_id))
  with check (partnership_id = (select sec.partnership()) and taken_back_by = (select sec.staff())
    and exists (select from subjects.people p where p.person_id = documents.person_id));
grant select, insert, update, delete on protect.documents to lantern_maintenance;
grant select, insert on protect.documents to lantern_app, lantern_wide;
grant update (taken_back_at, taken_back_by, taken_back_reason) on protect.documents to lantern_app, lantern_wide;
create trigger documents_history after update or delete on protect.documents
  for each row execute function history.record('document_id');
select sec.keep_controller('protect.documents', 'added_by', '-');
select govern.guard('protect.documents');

set local role lantern_maintenance;

-- A document brings a file that its writer stored with it, and no file of another record. The child is held
-- while the file is stamped, so that a stamp which changes at that moment is not missed.
create function protect.stamp_document() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  child subjects.people;
begin
  select * into child from subjects.people p where p.person_id = new.person_id for share;
  update files.files f set acl = child.acl, restricted = child.restricted, shut_out = child.shut_out
    where f.file_id = new.file_id and f.partnership_id = child.partnership_id
      and f.added_by = new.added_by and f.added_at = new.added_at
      and not exists (select from identify.concern_parts c where c.file_id = f.file_id);
  if not found then
    raise exception 'a document brings a file of its own' using errcode = 'insufficient_privilege';
  end if;
  return null;
end $$;

create function protect.restamp_documents() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update files.files f set acl = new.acl, restricted = new.restricted, shut_out = new.shut_out
    from protect.documents d where d.person_id = new.person_id and d.file_id = f.file_id;
  return null;
end $$;

-- What is taken back stays so, with the words of whoever did it.
create function protect.keep_taken_back() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if current_user in ('lantern_app', 'lantern_wide') and old.taken_back_at is not null then
    raise exception 'a document is taken back once' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;

-- Files of documents are held as those of concerns are.
create or replace function files.is_held(p_file uuid) returns boolean
language sql stable set search_path = pg_catalog, pg_temp as $$
  select exists (select from files.files f where f.file_id = p_file and govern.is_held(f.partnership_id))
    or exists (
      select from identify.concern_parts c join identify.concerns k on k.concern_id = c.concern_id
      join subjects.people p on p.person_id = k.person_id
      join govern.holds h on h.record_reference = p.reference and h.partnership_id = p.partnership_id
      where c.file_id = p_file and h.lifted_at is null)
    or exists (
      select from protect.documents d join subjects.people p on p.person_id = d.person_id
      join govern.holds h on h.record_reference = p.reference and h.partnership_id = p.partnership_id
      where d.file_id = p_file and h.lifted_at is null)
$$;

create or replace function subjects.stamp_differences() returns table (relation text, person_id uuid)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select differing.* from (
    select 'protect.tracker_entries', t.person_id
    from protect.tracker_entries t join subjects.people p on p.person_id = t.person_id
    where t.acl is distinct from p.acl or t.restricted is distinct from p.restricted or t.shut_out is distinct from p.shut_out
    union all
    select 'files.files', d.person_id
    from protect.documents d join files.files f on f.file_id = d.file_id join subjects.people p on p.person_id = d.person_id
    where f.acl is distinct from p.acl or f.restricted is distinct from p.restricted or f.shut_out is distinct from p.shut_out
    union all
    select 'identify.concerns', c.person_id
    from identify.concerns c join subjects.people p on p.person_id = c.person_id
    where c.restricted is distinct from p.restricted or c.shut_out is distinct from p.shut_out
    union all
    select 'identify.mash_episodes', e.person_id
    from identify.mash_episodes e join subjects.people p on p.person_id = e.person_id
    where e.restricted is distinct from p.restricted or e.shut_out is distinct from p.shut_out
    union all
    select 'subjects.whereabouts', w.person_id
    from subjects.whereabouts w join subjects.people p on p.person_id = w.person_id
    left join subjects.protections q on q.person_id = w.person_id and q.ended_at is null
    where w.acl is distinct from case when q.circle_id is null then p.acl else array[q.circle_id] end
      or w.restricted is distinct from (p.restricted or q.circle_id is not null)
      or w.shut_out is distinct from p.shut_out
    union all
    select 'subjects.protections', q.person_id
    from subjects.protections q join subjects.people p on p.person_id = q.person_id
    where q.acl is distinct from array[q.circle_id] or not q.restricted or q.shut_out is distinct from p.shut_out
  ) differing
  where sec.actor_kind() = 'system' and sec.actor() = 'housekeeping'
$$;

revoke all on function protect.stamp_document(), protect.restamp_documents(), protect.keep_taken_back() from public;
grant execute on function protect.stamp_document(), protect.restamp_documents(), protect.keep_taken_back() to lantern_owner;

reset role;
set local role lantern_owner;
create trigger documents_stamp after insert on protect.documents
  for each row execute function protect.stamp_document();
create trigger documents_keep before update on protect.documents
  for each row execute function protect.keep_taken_back();
create trigger people_stamp_documents after update of acl, restricted, shut_out on subjects.people
  for each row when (old.acl is distinct from new.acl or old.restricted is distinct from new.restricted
    or old.shut_out is distinct from new.shut_out)
  execute function protect.restamp_documents();

-- What is most sensitive is sealed under a data key of its row, which is wrapped by a key outside the
-- database. `sealed_key` is the wrapped data key; what was written before is sealed by `lantern keys seal`.

alter table files.files add column sealed_key bytea check (length(sealed_key) = 72);
alter table files.files drop constraint files_check;
alter table files.files add constraint files_content_check
  check (length(content) = size_bytes + case when sealed_key is null then 0 else 28 end);
comment on column files.files.content is 'Sealed under the row''s data key; plain where sealed_key is null, until it is sealed';
comment on column files.files.sha256 is 'Of content as it is kept here: a digest of what was sealed would tell a short text to whoever guesses it';

alter table identify.workbooks add column sealed_key bytea check (length(sealed_key) = 72),
  add column reading_sealed bytea;
alter table identify.workbooks drop constraint workbooks_content_check;
alter table identify.workbooks add constraint workbooks_content_check check (length(content) between 1 and 52428800 + 28);
alter table identify.workbooks drop constraint workbooks_check;
alter table identify.workbooks add constraint workbooks_reading_check
  check ((state = 'read') = (num_nonnulls(reading, reading_sealed) = 1) and num_nonnulls(reading, reading_sealed) <= 1);
comment on column identify.workbooks.content is 'Sealed under the row''s data key, as what was read in it is';
grant update (reading_sealed) on identify.workbooks to lantern_app, lantern_wide;

alter table sec.staff_ties add column sealed_key bytea check (length(sealed_key) = 72), add column wording_sealed bytea;
alter table sec.staff_ties alter column wording drop not null;
alter table sec.staff_ties add constraint staff_ties_said check (num_nonnulls(wording, wording_sealed) = 1);
comment on column sec.staff_ties.wording is 'Empty once it is sealed';

alter table sec.conflicts add column sealed_key bytea check (length(sealed_key) = 72), add column reason_sealed bytea;
alter table sec.conflicts alter column reason drop not null;
alter table sec.conflicts add constraint conflicts_said check (num_nonnulls(reason, reason_sealed) = 1);
comment on column sec.conflicts.reason is 'Empty once it is sealed';

alter table sec.conflict_findings add column sealed_key bytea check (length(sealed_key) = 72),
  add column decision_reason_sealed bytea;
alter table sec.conflict_findings drop constraint conflict_findings_decided;
alter table sec.conflict_findings add constraint conflict_findings_decided check (
  (outcome is null) = (decided_by is null) and (outcome is null) = (decided_at is null)
    and (outcome is not null)::int = num_nonnulls(decision_reason, decision_reason_sealed));
comment on column sec.conflict_findings.decision_reason is 'Empty once it is sealed';
grant update (sealed_key, decision_reason_sealed) on sec.conflict_findings to lantern_app, lantern_wide;

-- Texts that history kept before they were sealed are sealed where they stand.
grant update (was) on history.versions to lantern_maintenance;

comment on column directory.credentials.totp_sealed is 'Header with the wrapped data key, then what it sealed';
comment on column directory.identity_providers.secret_sealed is 'Header with the wrapped data key, then what it sealed; or the name of a file that holds the secret';

set local role lantern_maintenance;

-- A version is kept of what a row said. That a text was sealed, or its key wrapped anew, changes
-- nothing of what it said; one data key is a row's for life, and opens its older versions too.
create or replace function history.record() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  unsaid constant text[] := '{acl,acl_other,restricted,shut_out,sealed_key}';
  before jsonb := to_jsonb(old) - unsaid;
  after jsonb;
  sealed text[];
begin
  if tg_op = 'UPDATE' then
    after := to_jsonb(new) - unsaid;
    if to_jsonb(new) ? 'sealed_key' then
      sealed := array(
        select unnest(array[k, left(k, -7)]) from jsonb_object_keys(after) k
        where right(k, 7) = '_sealed' and before -> k = 'null' and after -> k <> 'null'
          and before -> left(k, -7) <> 'null' and after -> left(k, -7) = 'null');
    end if;
    if before - coalesce(sealed, '{}') = after - coalesce(sealed, '{}') then
      return null;
    end if;
  end if;
  insert into history.versions (partnership_id, relation, row_key, operation, changed_by, was)
  values (
    (before ->> 'partnership_id')::int,
    tg_table_schema || '.' || tg_table_name,
    before ->> tg_argv[0],
    lower(tg_op),
    coalesce(sec.actor_kind() || ':' || sec.actor(), 'maintenance'),
    before
  );
  return null;
end $$;

drop function sec.declare_conflict(uuid, uuid, uuid, text, text, timestamptz);
-- Shuts somebody out: oneself, or with the capability a colleague. Their places in the circle end.
create function sec.declare_conflict(p_conflict uuid, p_person uuid, p_staff uuid, p_relation text, p_key bytea, p_reason bytea, p_at timestamptz)
returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  child subjects.people;
begin
  select * into child from subjects.people p where p.person_id = p_person for update;
  if sec.staff() is null or not coalesce(sec.reaches(child), false)
    or (p_staff <> sec.staff() and not sec.can('conflict.manage'))
    or not exists (select from directory.staff s where s.staff_id = p_staff and s.partnership_id = child.partnership_id)
  then
    return 'none';
  end if;
  if p_staff = any (child.shut_out) then
    return 'already';
  end if;
  update sec.memberships m set ends_at = greatest(p_at, m.starts_at), end_reason = 'Conflict of interest', version = m.version + 1
  where m.circle_id = child.circle_id and m.staff_id = p_staff and (m.ends_at is null or m.ends_at > p_at);
  insert into sec.conflicts (conflict_id, partnership_id, person_id, staff_id, relation, sealed_key, reason_sealed, declared_by, declared_at)
  values (p_conflict, child.partnership_id, p_person, p_staff, p_relation, p_key, p_reason, sec.staff(), p_at);
  return 'done';
end $$;
revoke all on function sec.declare_conflict(uuid, uuid, uuid, text, bytea, bytea, timestamptz) from public;
grant execute on function sec.declare_conflict(uuid, uuid, uuid, text, bytea, bytea, timestamptz) to lantern_app, lantern_wide;

-- What somebody said of their own life, as it is kept: who asks opens it with the keys.
create function sec.ties_of(p_staff uuid) returns jsonb
language sql stable set search_path = pg_catalog, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('id', t.staff_tie_id, 'kind', t.kind, 'wording', t.wording,
    'sealedKey', encode(t.sealed_key, 'base64'), 'sealed', encode(t.wording_sealed, 'base64'))), '[]')
  from sec.staff_ties t where t.staff_id = p_staff and t.ended_at is null
$$;
revoke all on function sec.ties_of(uuid) from public;

-- What is compared, for the part of Lantern that compares; nothing where it has been looked since
-- anything of it changed. What staff say of themselves goes out sealed.
create or replace function sec.to_compare(p_person uuid, p_staff uuid)
returns table (staff jsonb, child jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select jsonb_build_object('name', s.name, 'ties', sec.ties_of(s.staff_id)),
    jsonb_build_object(
      'names', (select jsonb_agg(jsonb_build_object('given', n.given, 'family', n.family)) from (
        select p.given_name as given, p.family_name as family
        union select n.given_name, n.family_name from subjects.names n where n.person_id = p.person_id) n),
      'places', coalesce((select jsonb_agg(jsonb_build_object('kind', w.kind, 'wording', w.wording)) from subjects.whereabouts w
        where w.person_id = p.person_id), '[]'),
      'sameName', jsonb_build_object(
        'count', (select count(*) from subjects.people o where o.partnership_id = p.partnership_id
            and starts_with(o.sort_name, split_part(p.sort_name, ' ', 1) || ' '))
          + (select count(*) from directory.staff o where o.partnership_id = p.partnership_id
            and lower(o.name) like '% ' || replace(replace(lower(p.family_name), '%', ''), '_', '')),
        'of', (select count(*) from directory.staff o where o.partnership_id = p.partnership_id)
          + (select count(*) from (select from subjects.people o where o.partnership_id = p.partnership_id limit 10000) few)))
  from subjects.people p join directory.staff s on s.staff_id = p_staff and s.partnership_id = p.partnership_id and not s.is_service
  where p.person_id = p_person and p.partnership_id = sec.partnership() and sec.is_conflicts()
    and not exists (
      select from sec.conflict_looks l where l.person_id = p_person and l.staff_id = p_staff
        and l.looked_at > coalesce((select max(t.added_at) from sec.staff_ties t where t.staff_id = p_staff), '-infinity')
        and l.looked_at > coalesce((select max(w.recorded_at) from subjects.whereabouts w where w.person_id = p_person), '-infinity'))
$$;

drop function sec.provider_to_visit(uuid);
create function sec.provider_to_visit(p_provider uuid)
returns table (provider_id uuid, partnership_id int, agency text, issuer text, client_id text, secret_sealed bytea, secret_file text, factor_acr text[], factor_amr text[])
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.refuse_but_sign_in();
  return query select p.provider_id, p.partnership_id, a.name, p.issuer, p.client_id, p.secret_sealed, p.secret_file, p.factor_acr, p.factor_amr
  from directory.identity_providers p join directory.agencies a on a.agency_id = p.agency_id
  where p.provider_id = p_provider and p.disabled_at is null;
end $$;
revoke all on function sec.provider_to_visit(uuid) from public;
grant execute on function sec.provider_to_visit(uuid) to lantern_app, lantern_wide;

drop function sec.ticket_of(bytea, timestamptz);
-- Whose ticket a code is, for sign-in alone.
create function sec.ticket_of(p_code bytea, p_at timestamptz) returns table (staff_id uuid, partnership_id int, email text, name text, kind text)
language plpgsql stable security definer set search_path = pg_catalog, pg_temp as $$
begin
  perform sec.refuse_but_sign_in();
  return query select s.staff_id, s.partnership_id, s.email, s.name, t.kind
  from directory.tickets t join directory.staff s on s.staff_id = t.staff_id
  where t.code_hash = p_code and t.used_at is null and t.withdrawn_at is null and t.expires_at > p_at and s.ended_at is null;
end $$;
revoke all on function sec.ticket_of(bytea, timestamptz) from public;
grant execute on function sec.ticket_of(bytea, timestamptz) to lantern_app, lantern_wide;

-- Partner agencies sign the audit: governance registers the public key of an agency with two people, checkpoints are
-- offered to it, and what it co-signs is kept here and outside. A chain that is rewritten or set back then contradicts
-- what somebody outside the host has signed.

create table audit.witness_keys (
  witness_key_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  agency_id uuid not null references directory.agencies on delete restrict,
  public_key text not null check (public_key ~ '^[^[:space:]+]{1,100}[+][0-9a-f]{8}[+][A-Za-z0-9+/=]{44}$'),
  proposed_by uuid not null references directory.staff on delete restrict,
  proposed_at timestamptz not null,
  answered_by uuid references directory.staff on delete restrict,
  answered_at timestamptz,
  is_confirmed boolean,
  ended_by uuid references directory.staff on delete restrict,
  ended_at timestamptz,
  constraint witness_keys_answer_given check (num_nulls(answered_by, answered_at, is_confirmed) in (0, 3)),
  constraint witness_keys_two_people check (answered_by <> proposed_by),
  constraint witness_keys_end_given check (num_nulls(ended_by, ended_at) in (0, 2)),
  constraint witness_keys_key unique (partnership_id, public_key)
);
comment on table audit.witness_keys is 'Public keys with which partner agencies co-sign checkpoints of the audit: proposed by one person, confirmed by another';
comment on column audit.witness_keys.public_key is 'As the agency gave it, in the spelling of C2SP; the private key never leaves the agency';
create index witness_keys_agency_idx on audit.witness_keys (agency_id);
create index witness_keys_proposed_by_idx on audit.witness_keys (proposed_by);
create index witness_keys_answered_by_idx on audit.witness_keys (answered_by);
create index witness_keys_ended_by_idx on audit.witness_keys (ended_by);

create table audit.cosignatures (
  checkpoint_number bigint not null check (checkpoint_number > 0),
  witness_key_id uuid not null references audit.witness_keys on delete restrict,
  partnership_id int not null references directory.partnerships on delete restrict,
  note text not null,
  cosignature text not null,
  received_at timestamptz not null,
  received_by text not null check (received_by in ('file', 'api')),
  turn bigint generated always as identity,
  primary key (checkpoint_number, witness_key_id)
);
comment on table audit.cosignatures is 'Append-only: checkpoints that partner agencies co-signed. It names no row of audit.checkpoints: it must outlive one that is taken away';
comment on column audit.cosignatures.turn is 'In which order they came: the copy outside is written on from the last that it holds';
comment on column audit.cosignatures.note is 'The whole checkpoint as it was offered, so that the co-signature can be checked without any other table';
create index cosignatures_witness_idx on audit.cosignatures (witness_key_id, checkpoint_number desc);
create unique index cosignatures_turn_idx on audit.cosignatures (turn);
create index cosignatures_partnership_idx on audit.cosignatures (partnership_id);

do $$
declare
  relation text;
begin
  foreach relation in array array['witness_keys', 'cosignatures'] loop
    execute format('alter table audit.%I enable row level security', relation);
    execute format('alter table audit.%I force row level security', relation);
    execute format('create policy %I on audit.%I to lantern_maintenance using (true) with check (true)', relation || '_maintenance', relation);
    execute format('grant select, insert on audit.%I to lantern_maintenance', relation);
    execute format('create policy %I on audit.%I for select to lantern_app, lantern_wide
      using (partnership_id = (select sec.partnership()) and (select sec.can(''governance.agree'')))', relation || '_read', relation);
    execute format('grant select on audit.%I to lantern_app, lantern_wide', relation);
  end loop;
end $$;
grant update (answered_by, answered_at, is_confirmed, ended_by, ended_at) on audit.witness_keys to lantern_maintenance;
create trigger witness_keys_stay before delete on audit.witness_keys
  for each row execute function audit.refuse_change();
create trigger witness_keys_stay_whole before truncate on audit.witness_keys
  for each statement execute function audit.refuse_change();
create trigger cosignatures_stay before update or delete on audit.cosignatures
  for each row execute function audit.refuse_change();
create trigger cosignatures_stay_whole before truncate on audit.cosignatures
  for each statement execute function audit.refuse_change();

set local role lantern_maintenance;

create function audit.propose_witness(p_key uuid, p_agency uuid, p_public text, p_at timestamptz) returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not sec.can('governance.manage') or not exists (
    select from directory.agencies a where a.agency_id = p_agency and a.partnership_id = sec.partnership()) then
    return 'not found';
  end if;
  insert into audit.witness_keys (witness_key_id, partnership_id, agency_id, public_key, proposed_by, proposed_at)
  values (p_key, sec.partnership(), p_agency, p_public, sec.staff(), p_at)
  on conflict do nothing;
  if not found then
    return 'known';
  end if;
  insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at, made_by)
  select distinct on (s.staff_id) gen_random_uuid(), s.partnership_id, s.staff_id, 'system',
    'An agency’s key waits for a second person: open Audit witnesses', '/governance/witnesses', p_at, sec.staff()
  from directory.staff s join directory.posts p using (staff_id) join directory.roles r using (role_id)
  where s.partnership_id = sec.partnership() and not s.is_service and s.staff_id <> sec.staff()
    and 'governance.agree' = any (r.permissions) and p.starts_on <= p_at::date and (p.ends_on is null or p.ends_on >= p_at::date);
  return 'proposed';
end $$;

-- Once, and by somebody else than the one who proposed it.
create function audit.answer_witness(p_key uuid, p_confirmed boolean, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update audit.witness_keys w set answered_by = sec.staff(), answered_at = p_at, is_confirmed = p_confirmed
  where w.witness_key_id = p_key and w.partnership_id = sec.partnership() and sec.can('governance.agree')
    and w.proposed_by <> sec.staff() and w.answered_at is null and w.ended_at is null;
  return found;
end $$;

-- From then on nothing is taken in under it; what was co-signed before stays and is verified.
create function audit.end_witness(p_key uuid, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update audit.witness_keys w set ended_by = sec.staff(), ended_at = p_at
  where w.witness_key_id = p_key and w.partnership_id = sec.partnership() and sec.can('governance.manage') and w.ended_at is null;
  return found;
end $$;

-- The keys in force of the agencies in which the acting system has a post: of a person, none.
create function audit.own_witness_keys() returns setof audit.witness_keys
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select w.* from audit.witness_keys w
  join directory.staff s on s.staff_id = sec.staff() and s.is_service and s.ended_at is null
  where w.partnership_id = sec.partnership() and w.agency_id = any (sec.agencies()) and w.is_confirmed and w.ended_at is null
  order by w.proposed_at
$$;

-- Numbers and hashes of the whole installation, for an agency whose key is registered.
create function audit.offered_checkpoints(p_after bigint) returns setof audit.checkpoints
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.* from audit.checkpoints c
  where c.checkpoint_number > p_after and exists (select from audit.own_witness_keys())
  order by c.checkpoint_number limit 500
$$;

-- What the application has checked against the key; the checkpoint is read here, and is not the caller's to choose.
create function audit.take_cosignature(p_number bigint, p_key uuid, p_cosignature text, p_at timestamptz) returns boolean
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  -- One after the other, so that turns are in the order of commits: see holdCheckpoints.
  perform pg_advisory_xact_lock(7203117);
  insert into audit.cosignatures (checkpoint_number, witness_key_id, partnership_id, note, cosignature, received_at, received_by)
  select c.checkpoint_number, w.witness_key_id, w.partnership_id, c.note, p_cosignature, p_at, 'api'
  from audit.checkpoints c, audit.own_witness_keys() w
  where c.checkpoint_number = p_number and w.witness_key_id = p_key
  on conflict do nothing;
  return exists (select from audit.cosignatures k
    where k.checkpoint_number = p_number and k.witness_key_id = p_key and k.cosignature = p_cosignature);
end $$;

revoke all on function audit.propose_witness(uuid, uuid, text, timestamptz), audit.answer_witness(uuid, boolean, timestamptz),
  audit.end_witness(uuid, timestamptz), audit.own_witness_keys(), audit.offered_checkpoints(bigint),
  audit.take_cosignature(bigint, uuid, text, timestamptz) from public;
grant execute on function audit.propose_witness(uuid, uuid, text, timestamptz), audit.answer_witness(uuid, boolean, timestamptz),
  audit.end_witness(uuid, timestamptz), audit.own_witness_keys(), audit.offered_checkpoints(bigint),
  audit.take_cosignature(bigint, uuid, text, timestamptz) to lantern_app, lantern_wide;

reset role;
set local role lantern_owner;

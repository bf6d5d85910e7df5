-- Every audit event is a link: it carries the hash of the one before it in its shard, and its own, over
-- all of its columns. Whoever owns the database can still alter a row; it then no longer fits, and the
-- checkpoints that are signed outside the database say what the end of each chain was.

grant create on schema audit to lantern_maintenance;

create table audit.shards (
  shard smallint primary key check (shard between 0 and 16),
  sequence bigint not null check (sequence >= 0),
  hash bytea not null check (octet_length(hash) = 32)
) with (fillfactor = 20);
comment on table audit.shards is 'The end of each chain of audit events. 0 to 15: events about records; 16: administration. Written by a trigger alone';

create table audit.checkpoints (
  checkpoint_number bigint primary key check (checkpoint_number > 0),
  taken_at timestamptz not null,
  key_name text not null,
  note text not null,
  note_hash bytea not null check (octet_length(note_hash) = 32)
);
comment on table audit.checkpoints is 'Append-only: the ends of all chains at a moment, signed with a key that is not in the database (C2SP signed note)';
comment on column audit.checkpoints.key_name is 'Name and number of the key, as verifiers write them: never the key itself';

create table audit.verifications (
  verification_id uuid primary key,
  verified_at timestamptz not null,
  asked_by text not null check (asked_by in ('job', 'command')),
  events bigint not null,
  checkpoints bigint not null,
  findings int not null,
  first_finding text
);
comment on table audit.verifications is 'Append-only: each time the whole audit was read and compared with its hashes and its checkpoints, and what was found';
create index verifications_at_idx on audit.verifications (verified_at desc);

do $$
declare
  relation text;
begin
  foreach relation in array array['shards', 'checkpoints', 'verifications'] loop
    execute format('alter table audit.%I enable row level security', relation);
    execute format('alter table audit.%I force row level security', relation);
    execute format('create policy %I on audit.%I to lantern_maintenance using (true) with check (true)', relation || '_maintenance', relation);
    execute format('grant select, insert on audit.%I to lantern_maintenance', relation);
  end loop;
end $$;
grant update on audit.shards to lantern_maintenance;

alter table audit.events
  add column shard smallint not null default 0,
  add column sequence bigint not null default 0,
  add column previous_hash bytea not null default '\x',
  add column hash bytea not null default '\x';
comment on column audit.events.shard is 'Which chain: by the record it is about, or by chance where it is about none or many. The database chooses';
comment on column audit.events.sequence is 'The place in its chain, without gaps';
comment on column audit.events.hash is 'SHA-256 over every column, with the hash before it: audit.hash_of';
-- For the rows that are here already, and taken back below.
grant update on audit.events to lantern_maintenance;

set local role lantern_maintenance;

-- Four bytes of length, then the bytes, so that no two rows have one encoding; nothing is ff ff ff ff.
create function audit.field(value text) returns bytea language sql immutable parallel safe as $$
  select coalesce(int4send(octet_length(convert_to(value, 'UTF8'))) || convert_to(value, 'UTF8'), '\xffffffff'::bytea)
$$;
create function audit.micros(moment timestamptz) returns text language sql immutable parallel safe as $$
  select (extract(epoch from moment) * 1000000)::bigint::text
$$;
-- src/platform/audit/proof/event-hash.ts says the same in TypeScript; a column that is added here is
-- added there, under the next version of the first field.
create function audit.hash_of(e audit.events) returns bytea
language sql stable parallel safe set search_path = pg_catalog, pg_temp as $$
  select sha256(audit.field('lantern-audit-event-v1')
    || audit.field(e.shard::text) || audit.field(e.sequence::text) || audit.field(encode(e.previous_hash, 'hex'))
    || audit.field(e.event_id::text) || audit.field(e.partnership_id::text)
    || audit.field(audit.micros(e.happened_at)) || audit.field(audit.micros(e.recorded_at))
    || audit.field(e.actor_kind) || audit.field(e.actor_id) || audit.field(e.action) || audit.field(e.outcome)
    || audit.field(e.route) || audit.field(e.request_id) || audit.field(e.subject_ids::text) || audit.field(e.detail::text))
$$;
create function audit.first_hash(p_shard int) returns bytea language sql immutable parallel safe as $$
  select sha256(convert_to('lantern-audit-shard ' || p_shard, 'UTF8'))
$$;
-- One record's events are one chain, so that readers of different records do not wait for each other.
-- What administers the system has a chain of its own; what is about no record or many goes anywhere.
create function audit.shard_of(e audit.events) returns smallint
language sql volatile set search_path = pg_catalog, pg_temp as $$
  select (case
    when (e.actor_kind = 'system' and e.actor_id <> 'sign-in')
      or e.action ~ '^(sign-in\.(password|code)|staff|team|partnership|role|configuration|service-account|session|key)\M' then 16
    when cardinality(e.subject_ids) = 1 then get_byte(sha256(convert_to(e.subject_ids[1]::text, 'UTF8')), 0) % 16
    else floor(random() * 16)
  end)::smallint
$$;

-- The end of the chain is held until the commit. A transaction stays with the chain it came to first,
-- so that no two of them wait for each other; whatever a writer says of the chain itself is replaced.
create function audit.chain() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  held text := nullif(current_setting('lantern.audit_shard', true), '');
begin
  new.shard := coalesce(held::smallint, audit.shard_of(new));
  new.recorded_at := now();
  select s.sequence + 1, s.hash into strict new.sequence, new.previous_hash
  from audit.shards s where s.shard = new.shard for update;
  new.hash := audit.hash_of(new);
  update audit.shards set sequence = new.sequence, hash = new.hash where shard = new.shard;
  if held is null then
    perform set_config('lantern.audit_shard', new.shard::text, true);
  end if;
  return new;
end $$;
create function audit.refuse_change() returns trigger
language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception 'the audit is only added to: % on %', lower(tg_op), tg_table_name using errcode = 'insufficient_privilege';
end $$;

-- What was recorded before, in the order in which it was: about a minute for a million events.
do $$
declare
  one audit.events;
  sequences bigint[] := array_fill(0::bigint, array[17]);
  hashes bytea[] := (select array_agg(audit.first_hash(s) order by s) from generate_series(0, 16) s);
begin
  for one in select * from audit.events order by recorded_at, event_id loop
    one.shard := audit.shard_of(one);
    one.sequence := sequences[one.shard + 1] + 1;
    one.previous_hash := hashes[one.shard + 1];
    one.hash := audit.hash_of(one);
    sequences[one.shard + 1] := one.sequence;
    hashes[one.shard + 1] := one.hash;
    update audit.events set shard = one.shard, sequence = one.sequence, previous_hash = one.previous_hash, hash = one.hash
    where event_id = one.event_id;
  end loop;
  insert into audit.shards (shard, sequence, hash)
  select s, sequences[s + 1], hashes[s + 1] from generate_series(0, 16) s;
end $$;

revoke all on all functions in schema audit from public;
grant execute on function audit.chain(), audit.refuse_change() to lantern_owner;

reset role;
set local role lantern_owner;
revoke update on audit.events from lantern_maintenance;
alter table audit.events
  add constraint events_chain_key unique (shard, sequence),
  add constraint events_shard_check check (shard between 0 and 16),
  add constraint events_hashes_check check (octet_length(previous_hash) = 32 and octet_length(hash) = 32);
create trigger events_chain before insert on audit.events
  for each row execute function audit.chain();
create trigger shards_stay before delete on audit.shards
  for each row execute function audit.refuse_change();
create trigger shards_stay_whole before truncate on audit.shards
  for each statement execute function audit.refuse_change();
do $$
declare
  relation text;
begin
  foreach relation in array array['events', 'checkpoints', 'verifications'] loop
    execute format('create trigger %I before update or delete on audit.%I for each row execute function audit.refuse_change()', relation || '_stay', relation);
    execute format('create trigger %I before truncate on audit.%I for each statement execute function audit.refuse_change()', relation || '_stay_whole', relation);
  end loop;
end $$;

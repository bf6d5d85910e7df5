-- What people decided of pairs teaches the comparison: a sample, each month, of pairs that nobody is
-- shown, so that misses are counted like wrong links; and what was decided, without whom it is about.

set local role lantern_owner;

create table subjects.pair_samples (
  person_id uuid not null references subjects.people on delete cascade,
  other_person_id uuid not null references subjects.people on delete cascade,
  partnership_id int not null references directory.partnerships on delete restrict,
  bits real not null,
  stands_for real not null check (stands_for >= 1),
  drawn_on date not null,
  primary key (person_id, other_person_id),
  constraint pair_samples_order_check check (person_id < other_person_id)
);
comment on table subjects.pair_samples is 'Pairs drawn by chance from those that are not shown, for somebody to look at: how many of one child the comparison misses. Decides nothing';
comment on column subjects.pair_samples.bits is 'How much spoke for one child when it was drawn';
comment on column subjects.pair_samples.stands_for is 'About how many pairs of such a weight are not shown for each that was drawn';
create index pair_samples_other_idx on subjects.pair_samples (other_person_id);
create index pair_samples_list_idx on subjects.pair_samples (partnership_id, drawn_on desc, person_id, other_person_id);
-- What was decided is counted by pair.
create index pair_decisions_labels_idx on subjects.pair_decisions (partnership_id, person_id, other_person_id) where ended_at is null;

alter table subjects.pair_samples enable row level security;
alter table subjects.pair_samples force row level security;
create policy pair_samples_maintenance on subjects.pair_samples to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on subjects.pair_samples to lantern_maintenance;
create policy pair_samples_read on subjects.pair_samples for select to lantern_app, lantern_wide
  using (exists (select from subjects.people p where p.person_id = pair_samples.person_id)
    and exists (select from subjects.people o where o.person_id = pair_samples.other_person_id));
grant select on subjects.pair_samples to lantern_app, lantern_wide;

set local role lantern_maintenance;

-- Records by chance, in an order that the same text repeats; and of how many.
create function subjects.drawn_records(p_by text, p_most int) returns table (person_id uuid, of_all int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select p.person_id, (count(*) over ())::int from subjects.people p
  where subjects.is_matching() and p.partnership_id = sec.partnership() and not p.is_merged
  order by md5(p_by || p.person_id::text) limit p_most
$$;

-- Of these pairs, those that somebody has looked at, or is to.
create function subjects.looked_at(p_ones uuid[], p_others uuid[]) returns table (place int)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select a.place::int from unnest(p_ones, p_others) with ordinality as a (one, other, place)
  where subjects.is_matching() and (
    exists (select from subjects.pair_decisions d where d.person_id = least(a.one, a.other) and d.other_person_id = greatest(a.one, a.other))
    or exists (select from subjects.likely_pairs l where l.person_id = least(a.one, a.other) and l.other_person_id = greatest(a.one, a.other))
    or exists (select from subjects.pair_samples s where s.person_id = least(a.one, a.other) and s.other_person_id = greatest(a.one, a.other)))
$$;

create function subjects.keep_pair_samples(p_on date, p_ones uuid[], p_others uuid[], p_bits real[], p_stand_for real[]) returns int
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare kept int;
begin
  if not subjects.is_matching() then
    raise exception 'samples are drawn by the part of Lantern that compares' using errcode = 'insufficient_privilege';
  end if;
  insert into subjects.pair_samples (person_id, other_person_id, partnership_id, bits, stands_for, drawn_on)
  select least(p.person_id, o.person_id), greatest(p.person_id, o.person_id), p.partnership_id, f.bits, f.stand_for, p_on
  from unnest(p_ones, p_others, p_bits, p_stand_for) f (one, other, bits, stand_for)
  join subjects.people p on p.person_id = f.one and p.partnership_id = sec.partnership()
  join subjects.people o on o.person_id = f.other and o.partnership_id = p.partnership_id
  where f.one <> f.other
  on conflict do nothing;
  get diagnostics kept = row_count;
  return kept;
end $$;
create function subjects.last_sample() returns date
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select max(s.drawn_on) from subjects.pair_samples s where subjects.is_matching() and s.partnership_id = sec.partnership()
$$;

-- What stands of each pair, where those who looked agree. Without whom it is about: also of records that
-- were joined since, and of records beyond reach, which is why no page shows a small number of it.
create function subjects.pair_labels() returns table (bits real, same boolean, stands_for real)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select (array_agg(d.bits order by d.decided_at, d.pair_decision_id))[1], bool_and(d.verdict = 'same'), max(s.stands_for)
  from subjects.pair_decisions d
  left join subjects.pair_samples s on s.person_id = d.person_id and s.other_person_id = d.other_person_id
  where d.partnership_id = sec.partnership() and d.ended_at is null and (sec.can('record.match') or subjects.is_matching())
  group by d.person_id, d.other_person_id
  having count(distinct d.verdict) = 1
  -- In no order that tells one pair from another.
  order by 1, 2
$$;

-- The same with what is compared, for the part that compares alone. By the name on the record itself:
-- joining gives the record that stays the names of the other, and they would always agree.
create function subjects.labelled_records()
returns table (same boolean, stands_for real, one jsonb, other jsonb)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  with labelled as (
    select d.person_id, d.other_person_id, bool_and(d.verdict = 'same') as same, max(s.stands_for) as stands_for
    from subjects.pair_decisions d
    left join subjects.pair_samples s on s.person_id = d.person_id and s.other_person_id = d.other_person_id
    where subjects.is_matching() and d.partnership_id = sec.partnership() and d.ended_at is null
    group by d.person_id, d.other_person_id
    having count(distinct d.verdict) = 1
  ), described as (
    select p.person_id, jsonb_build_object('familyName', p.family_name, 'givenName', p.given_name, 'bornOn', p.born_on, 'sex', p.sex,
      'homes', coalesce((select jsonb_agg(w.wording order by w.recorded_at desc) from subjects.whereabouts w
        where w.person_id = p.person_id and w.kind = 'address'
          and not exists (select from subjects.protections x where x.person_id = p.person_id and x.ended_at is null)), '[]')) as who
    from subjects.people p where p.partnership_id = sec.partnership()
      and p.person_id in (select person_id from labelled union select other_person_id from labelled)
  )
  select l.same, l.stands_for, a.who, b.who from labelled l
  join described a on a.person_id = l.person_id join described b on b.person_id = l.other_person_id
  order by l.person_id, l.other_person_id
$$;

-- When the numbers change, everything is compared again.
create function subjects.compare_all_again() returns void
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  if not subjects.is_matching() then
    raise exception 'records are compared by the part of Lantern that compares' using errcode = 'insufficient_privilege';
  end if;
  insert into subjects.match_waits (person_id, partnership_id)
  select p.person_id, p.partnership_id from subjects.people p
  where p.partnership_id = sec.partnership() and not p.is_merged on conflict do nothing;
end $$;

create or replace function subjects.merge_stays() returns table (relation text, why text)
language sql immutable set search_path = pg_catalog, pg_temp as $$
  values
    ('protect.tracker_entries', 'one for each record: the one that stays takes over what the other counted'),
    ('subjects.name_keys', 'worked out again from the names'),
    ('subjects.match_keys', 'worked out again from names and births'),
    ('subjects.match_waits', 'worked out again'),
    ('subjects.likely_pairs', 'worked out again'),
    ('subjects.pair_decisions', 'of two records'),
    ('subjects.pair_samples', 'of two records'),
    ('subjects.merge_proposals', 'of two records'),
    ('identify.standing_suggestions', 'goes by itself, and the record that stays is looked at again'),
    ('subjects.merge_tells', 'of two records'),
    ('sec.conflict_looks', 'that somebody was compared with this record before it opened'),
    ('sec.conflict_findings', 'what was found of somebody and this record')
$$;

-- A home that is protected now was read when the pair was drawn.
create or replace function subjects.match_moved() returns trigger
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  insert into subjects.match_waits (person_id, partnership_id) values (new.person_id, new.partnership_id) on conflict do nothing;
  if tg_argv[0] = 'protected' then
    delete from subjects.likely_pairs l where new.person_id in (l.person_id, l.other_person_id);
    delete from subjects.pair_samples s where new.person_id in (s.person_id, s.other_person_id)
      and not exists (select from subjects.pair_decisions d where d.person_id = s.person_id and d.other_person_id = s.other_person_id);
  end if;
  return null;
end $$;

do $$
declare name text;
begin
  foreach name in array array['drawn_records(text, int)', 'looked_at(uuid[], uuid[])', 'keep_pair_samples(date, uuid[], uuid[], real[], real[])',
    'last_sample()', 'pair_labels()', 'labelled_records()', 'compare_all_again()'] loop
    execute format('revoke all on function subjects.%s from public', name);
    execute format('grant execute on function subjects.%s to lantern_app, lantern_wide', name);
  end loop;
end $$;

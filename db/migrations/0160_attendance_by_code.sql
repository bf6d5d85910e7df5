-- Attendance by a code that is shown or printed in the hall. Only a hash of a code is kept; it says which session, from when
-- and until when, and nothing of anybody who uses it. Who has an account records themselves, and nobody else; who has none
-- does it by the one-time link that booked their place.

set local role lantern_owner;

create table directory.training_hall_codes (
  training_hall_code_id uuid primary key,
  partnership_id int not null references directory.partnerships on delete restrict,
  training_session_id uuid not null references directory.training_sessions on delete restrict,
  code_hash bytea not null unique check (length(code_hash) = 32),
  valid_from timestamptz not null,
  valid_until timestamptz not null,
  made_by uuid not null references directory.staff on delete restrict,
  made_at timestamptz not null,
  constraint training_hall_codes_short_check check (valid_until > valid_from and valid_until <= valid_from + interval '12 hours')
);
comment on table directory.training_hall_codes is 'Append-only: codes shown or printed in a hall, by which people who are there record their attendance; only a hash of each is kept';
create index training_hall_codes_session_idx on directory.training_hall_codes (training_session_id);
create index training_hall_codes_made_by_idx on directory.training_hall_codes (made_by);
create index training_hall_codes_partnership_idx on directory.training_hall_codes (partnership_id);

alter table directory.training_hall_codes enable row level security;
alter table directory.training_hall_codes force row level security;
create policy training_hall_codes_maintenance on directory.training_hall_codes to lantern_maintenance using (true) with check (true);
grant select, insert, update, delete on directory.training_hall_codes to lantern_maintenance;
select govern.guard('directory.training_hall_codes');

create policy training_hall_codes_read on directory.training_hall_codes for select to lantern_app, lantern_wide
  using (partnership_id = (select sec.partnership()) and (select sec.can('training.manage')));
create policy training_hall_codes_add on directory.training_hall_codes for insert to lantern_app, lantern_wide
  with check (partnership_id = (select sec.partnership()) and made_by = (select sec.staff()) and (select sec.can('training.manage')));
grant select, insert on directory.training_hall_codes to lantern_app, lantern_wide;

alter table directory.training_attendances drop constraint training_attendances_source_check;
alter table directory.training_attendances add constraint training_attendances_source_check
  check (source in ('list', 'import', 'hand', 'code'));
comment on column directory.training_attendances.recorded_by is 'Of a code in the hall: who showed it';

set local role lantern_maintenance;

-- What whoever has a code reads: the course and when it began. A code that is over says nothing.
create function directory.training_hall_code(p_code bytea, p_at timestamptz)
returns table (course text, starts_at timestamptz)
language sql stable security definer set search_path = pg_catalog, pg_temp as $$
  select c.name, s.starts_at
  from directory.training_hall_codes h
  join directory.training_sessions s on s.training_session_id = h.training_session_id
  join directory.training_courses c on c.training_course_id = s.training_course_id
  where h.code_hash = p_code and h.valid_from <= p_at and h.valid_until > p_at and s.cancelled_at is null
    and (sec.is_front_door() or h.partnership_id = sec.partnership())
$$;

-- Records attendance by a code, once: of the acting person's own record, or of who booked by the link where nobody acts.
-- Answers 'recorded', 'again', 'left', 'unknown', or 'absent' for a code that is none.
create function directory.attend_by_training_code(p_code bytea, p_link bytea, p_attendance uuid, p_certificate text, p_at timestamptz)
returns text
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  code directory.training_hall_codes;
  course directory.training_courses;
  person directory.training_people;
  day date;
  lead_months int;
  is_new boolean;
begin
  select h.* into code from directory.training_hall_codes h
    where h.code_hash = p_code and h.valid_from <= p_at and h.valid_until > p_at
      and (sec.is_front_door() or h.partnership_id = sec.partnership());
  select (s.starts_at at time zone 'Europe/London')::date into day from directory.training_sessions s
    where s.training_session_id = code.training_session_id and s.cancelled_at is null;
  if day is null then
    return 'absent';
  end if;
  if sec.is_front_door() then
    select p.* into person from directory.training_links l
      join directory.training_bookings b on b.training_booking_id = l.training_booking_id
      join directory.training_people p on p.training_person_id = b.training_person_id
      where l.token_hash = p_link and l.training_session_id = code.training_session_id and b.state in ('booked', 'waiting');
  elsif sec.staff() is not null then
    select p.* into person from directory.training_people p
      where p.staff_id = sec.staff() and p.partnership_id = sec.partnership();
  end if;
  if person.training_person_id is null then
    return 'unknown';
  end if;
  if person.left_on is not null and person.left_on < day then
    return 'left';
  end if;
  select c.* into course from directory.training_courses c
    join directory.training_sessions s on s.training_course_id = c.training_course_id
    where s.training_session_id = code.training_session_id;
  insert into directory.training_attendances as a (training_attendance_id, partnership_id, training_person_id, training_course_id,
      training_session_id, held_on, state, expires_on, certificate_code, source, recorded_by, recorded_at)
    values (p_attendance, code.partnership_id, person.training_person_id, course.training_course_id, code.training_session_id, day,
      'attended', (day + make_interval(months => course.valid_months))::date, p_certificate, 'code', code.made_by, p_at)
    on conflict (training_person_id, training_course_id, held_on) do update
      set state = 'attended', expires_on = excluded.expires_on, certificate_code = excluded.certificate_code,
        training_session_id = excluded.training_session_id, source = 'code', recorded_by = excluded.recorded_by,
        recorded_at = excluded.recorded_at, version = a.version + 1
      where a.state = 'absent'
    returning true into is_new;
  if is_new is null then
    return 'again';
  end if;
  -- What the list of exploitation leads says is renewed by the same attendance, as it is from the list of the session.
  select (t ->> 'holdsMonths')::int into lead_months
    from (select k.body from directory.configuration k
      where k.partnership_id = code.partnership_id and k.kind = 'leads' and k.key = 'leads' and k.in_force_from <= day
        and (k.in_force_to is null or k.in_force_to >= day)
      order by k.in_force_from desc, k.configuration_id desc limit 1) k,
      jsonb_array_elements(k.body -> 'trainings') t
    where t ->> 'key' = course.lead_training;
  if lead_months is not null then
    update directory.leads l set training = course.lead_training, trained_on = day,
      trained_until = (day + make_interval(months => lead_months))::date, version = l.version + 1
    where l.partnership_id = code.partnership_id and l.ended_on is null and (l.trained_on is null or l.trained_on < day)
      and (l.staff_id = person.staff_id
        or (lower(l.email) = person.email and (l.agency_id = person.agency_id or l.school_id = person.school_id)));
  end if;
  return 'recorded';
end $$;

revoke all on function directory.training_hall_code(bytea, timestamptz),
  directory.attend_by_training_code(bytea, bytea, uuid, text, timestamptz) from public;
grant execute on function directory.training_hall_code(bytea, timestamptz),
  directory.attend_by_training_code(bytea, bytea, uuid, text, timestamptz) to lantern_app, lantern_wide;

import type { TestDatabase } from "../harness/database.ts";

/** Rows of the lists that `manyChildren` and `manyConcerns` do not fill: disagreements, subjects, measures, exports. */
export async function manyListed({ query }: TestDatabase): Promise<void> {
  await query(
    `insert into work.escalations (escalation_id, partnership_id, person_id, scheme_id, about, of_agency_id, with_agency_id, wording, asked,
       stage, stage_since, raised_on, raised_by, raised_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, c.configuration_id, 'decision', a.agency_id, a.agency_id, 'Made for a test',
       'Made for a test', 'managers', date '2026-11-01', date '2026-11-20' - (hashtext(p.person_id::text) & 63), s.staff_id, now()
     from subjects.people p, directory.configuration c, directory.staff s, (select agency_id from directory.agencies order by 1 limit 1) a
     where c.kind = 'escalation-stages' and s.email = 'chair@eastmoor.example'`,
  );
  await query(
    `insert into protect.victim_requests (victim_request_id, partnership_id, person_id, scheme_id, asker, asker_name, agency_id, written, asked_on,
       enquiry, necessity, materials, due_on, state, closed_because, closed_words, closed_by, closed_at, recorded_by, recorded_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, c.configuration_id, 'police', 'A test', a.agency_id, 'form', date '2026-11-01',
       'A test', 'A test', '{case-record}', date '2026-12-01' + (hashtext(p.person_id::text) & 63), v.state, v.because, v.because,
       case when v.state = 'closed' then s.staff_id end, case when v.state = 'closed' then now() - (hashtext(p.person_id::text) & 63) * interval '1 hour' end,
       s.staff_id, now()
     from subjects.people p, directory.configuration c, directory.staff s, (select agency_id from directory.agencies order by 1 limit 1) a,
       (values ('open', null), ('closed', 'finished')) v (state, because)
     where c.kind = 'victim-requests' and s.email = 'chair@eastmoor.example'`,
  );
  await query(
    `insert into protect.duties (duty_id, partnership_id, person_id, scheme_id, kind, name, wording, known_at, due_on, outcome, not_needed,
       closed_by, closed_at, recorded_by, recorded_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, c.configuration_id, 'ceop', 'A test', 'A test', now(),
       date '2026-11-20' - (hashtext(p.person_id::text) & 63), v.outcome, case when v.outcome is not null then 'A test' end,
       case when v.outcome is not null then s.staff_id end,
       case when v.outcome is not null then now() - (hashtext(p.person_id::text) & 63) * interval '1 hour' end, s.staff_id, now()
     from subjects.people p, directory.configuration c, directory.staff s, (values (null), ('not-needed')) v (outcome)
     where c.kind = 'duties' and s.email = 'chair@eastmoor.example'`,
  );
  await query(
    `insert into protect.investigations (investigation_id, partnership_id, person_id, scheme_id, operation, force, is_enhanced, opened_on, state,
       state_on, update_due_on, compensation_age, compensation_alert_days, recorded_by, recorded_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, c.configuration_id, 'Made for a test', 'A test', true, date '2026-01-01', v.state,
       date '2026-11-01' - (hashtext(p.person_id::text) & 63), case when v.state = 'open' then date '2026-11-20' + (hashtext(p.person_id::text) & 63) end,
       20, 365, s.staff_id, now()
     from subjects.people p, directory.configuration c, directory.staff s, (values ('open'), ('ended')) v (state)
     where c.kind = 'investigations' and s.email = 'chair@eastmoor.example'`,
  );
  await query(
    `insert into protect.child_charges (child_charge_id, partnership_id, person_id, kind, offence, decided_on, exploited, section45,
       section45_basis, nrm, nrm_basis, review_by, closed_on, recorded_by, recorded_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, 'charged', 'Made for a test', date '2026-01-01', 'A test', 'considered',
       'A test', 'considered', 'A test', date '2026-11-20' + (hashtext(p.person_id::text) & 63), v.closed, s.staff_id, now()
     from subjects.people p, directory.staff s, (values (null::date), (date '2026-11-01')) v (closed)
     where s.email = 'chair@eastmoor.example'`,
  );
  await query(
    `insert into subjects.things (thing_id, partnership_id, kind, label, match_on, source, learned_on, recorded_by, recorded_at, changed_by, changed_at)
     select gen_random_uuid(), s.partnership_id, (array['place', 'group', 'business'])[1 + n % 3], 'Made for a test ' || hashint4(n),
       'made' || n, 'A test', date '2026-11-01', s.staff_id, now(), s.staff_id, now()
     from directory.staff s, generate_series(1, 3000) n where s.email = 'chair@eastmoor.example'`,
  );
  await query(
    `insert into subjects.measures (measure_id, partnership_id, thing_id, scheme_id, measure_key, name, form, lead_agency_id, authoriser, reason,
       source_risk, household, safe, safe_reason, safe_by, safe_at, state, state_on, starts_at, ends_at, reminds_at, review_by, breached_on,
       proposed_by, proposed_at, changed_by, changed_at)
     select gen_random_uuid(), t.partnership_id, t.thing_id, c.configuration_id, 'made', 'Made for a test', 'notice', a.agency_id, 'A test', 'A test',
       'A test', 'no-child', true, 'A test', t.recorded_by, now(), case when hashtext(t.match_on) % 3 = 0 then 'ended' else 'served' end,
       date '2026-11-01' - (hashtext(t.match_on) & 63), timestamptz '2026-01-01', timestamptz '2026-11-01' + (hashtext(t.match_on) & 1023) * interval '1 hour',
       timestamptz '2026-10-01', date '2026-09-01' + (hashtext(t.match_on) & 63),
       case when hashtext(t.match_on) % 5 = 0 then date '2026-11-01' - (hashtext(t.match_on) & 31) end, t.recorded_by, now(), t.recorded_by, now()
     from subjects.things t, directory.configuration c, (select agency_id from directory.agencies order by 1 limit 1) a
     where c.kind = 'measures' and t.kind <> 'group' and t.label like 'Made for a test %'`,
  );
  await query(
    `insert into subjects.measure_actions (measure_action_id, partnership_id, measure_id, wording, agency_id, due_on, recorded_by, recorded_at,
       changed_by, changed_at)
     select gen_random_uuid(), m.partnership_id, m.measure_id, 'Made for a test', m.lead_agency_id, date '2026-11-20' + (hashtext(m.measure_id::text) & 63),
       m.proposed_by, now(), m.proposed_by, now()
     from subjects.measures m where m.name = 'Made for a test'`,
  );
  // A case begins as a referral, and a trigger keeps its states: these are made as they are.
  await query("set session_replication_role = replica");
  await query(
    `insert into subjects.contexts (context_id, partnership_id, kind, name, reason, state, level, owner_id, lead_agency_id, review_by,
       agency_id, agency_ids, referred_by, referred_at, changed_by, changed_at)
     select gen_random_uuid(), s.partnership_id, 'online', 'Made for a test ' || n, 'A test', (array['open', 'open', 'referred', 'closed'])[1 + n % 4],
       2, s.staff_id, a.agency_id, date '2026-11-01' + (hashint4(n) & 63), a.agency_id, array[a.agency_id], s.staff_id,
       now() - (hashint4(n) & 1023) * interval '1 hour', s.staff_id, now() - (hashint4(n) & 1023) * interval '1 hour'
     from directory.staff s, directory.agencies a, generate_series(1, 600) n
     where s.email = 'chair@eastmoor.example' and a.partnership_id = s.partnership_id`,
  );
  await query(
    `insert into subjects.context_actions (context_action_id, partnership_id, context_id, guardian_kind, guardian, wording, due_on,
       recorded_by, recorded_at, changed_by, changed_at)
     select gen_random_uuid(), c.partnership_id, c.context_id, 'business', 'A test', 'A test', date '2027-01-01' - n * 20, c.owner_id, now(), c.owner_id, now()
     from subjects.contexts c, generate_series(1, 4) n where c.name like 'Made for a test %'`,
  );
  await query(
    `insert into subjects.licences (licence_id, partnership_id, thing_id, kind, name, holder, authority, is_elsewhere, source,
       recorded_by, recorded_at, changed_by, changed_at)
     select t.thing_id, t.partnership_id, t.thing_id, 'premises', 'A test', t.label, 'A test', false, 'A test', t.recorded_by, now(), t.recorded_by, now()
     from subjects.things t where t.label like 'Made for a test %'`,
  );
  await query(
    `insert into subjects.licensing_referrals (licensing_referral_id, partnership_id, licence_id, thing_id, ground, known_on, due_on, next_on,
       state, sent_on, answer_due_on, answered_on, outcome, closed_on, agency_id, recorded_by, recorded_at, changed_by, changed_at)
     select gen_random_uuid(), l.partnership_id, l.licence_id, l.thing_id, 'A test', d.day, d.day, d.day, v.state, v.sent, v.sent, v.answered,
       case when v.answered is not null then 'revoked' end, case when v.state = 'closed' then d.day end, a.agency_id, l.recorded_by, now(), l.recorded_by, now()
     from subjects.licences l, lateral (select date '2026-11-01' + (hashtext(l.holder) & 63) as day) d,
       (select agency_id from directory.agencies order by 1 limit 1) a,
       (values ('to-send', null::date, null::date), ('sent', date '2026-10-01', null), ('answered', date '2026-10-01', date '2026-10-05'),
         ('closed', date '2026-10-01', date '2026-10-05')) v (state, sent, answered)`,
  );
  await query("set session_replication_role = origin");
  await query(
    `insert into protect.exports (export_id, partnership_id, reference, exported_by, exported_at, purpose, recipient, only_involved,
       agreement_id, basis, looked_at, columns, has_names, format, row_count, sha256, destroy_by)
     select gen_random_uuid(), s.partnership_id, 'E-' || s.email || n, s.staff_id, now(), 'other', 'own', false, c.configuration_id, 'other',
       'Made for a test', '{Child}', false, 'csv', 1, sha256('a'), date '2026-11-01' + n % 90
     from directory.staff s, (select configuration_id from directory.configuration order by 1 limit 1) c, generate_series(1, 1000) n
     where s.email in ('coordinator@eastmoor.example', 'lead@eastmoor.example', 'chair@eastmoor.example')`,
  );
}

import type { Site } from "./browser.ts";
import type { Child } from "./factories.ts";
import { press } from "./steps.ts";
import type { Stop } from "./stop.ts";

const coordinator = { as: "coordinator" };
const idOf = (last: string): string => `00000000-0000-7000-8000-0000000000${last}`;
const [service, referral, work, lookBack] = [idOf("f1"), idOf("f2"), idOf("f3"), idOf("f4")];
const gap = idOf("f7");

/** A child with a referral that waits, direct work, outcomes at start and review, and a look-back that is due. */
export async function recover({ app: { query } }: Site, { personId }: Child): Promise<void> {
  const by = "select staff_id from directory.staff where email = 'coordinator@eastmoor.example'";
  const one = "(select partnership_id from subjects.people where person_id = $1)";
  await query(
    `insert into directory.services (service_id, partnership_id, name, provider, tier, criteria, how_to_refer, is_provided, is_sensitive,
       shown_as, open_from, kept_by, kept_at)
     values ('${service}', ${one}, 'A clinic with quite a long name for young people', 'Eastmoor Health Trust', 'specialist', 'Anyone', 'Ring',
       true, true, 'A health service: ask the designated nurse', '2026-01-01', (${by}), now())`,
    [personId],
  );
  await query(
    `insert into protect.referrals (referral_id, partnership_id, person_id, service_id, state, state_since, referred_on, why, referred_by, recorded_at)
     values ('${referral}', ${one}, $1, '${service}', 'waiting', '2026-09-24', '2026-09-20', 'Asked for it', (${by}), now())`,
    [personId],
  );
  await query(
    `insert into protect.referral_steps (referral_step_id, partnership_id, person_id, referral_id, service_id, referred_by, step, happened_on,
       recorded_by, recorded_at)
     values (gen_random_uuid(), ${one}, $1, '${referral}', '${service}', (${by}), 'referred', '2026-09-20', (${by}), now())`,
    [personId],
  );
  await query(
    `insert into protect.direct_work (direct_work_id, partnership_id, person_id, scheme_id, worker_kind, is_therapy, worker, agency, goal,
       goal_is_childs, started_on, begun_by, begun_at)
     select '${work}', c.partnership_id, $1, c.configuration_id, 'key-worker', false, 'Jo Example', 'Harbour Youth Project', 'To sleep at home',
       true, '2026-09-01', (${by}), now() from directory.configuration c where c.kind = 'recovery' and c.partnership_id = ${one}`,
    [personId],
  );
  await query(
    `insert into protect.work_sessions (work_session_id, partnership_id, person_id, direct_work_id, is_therapy, begun_by, held_on, setting,
       attendance, worker, done, recorded_by, recorded_at)
     select gen_random_uuid(), ${one}, $1, '${work}', false, (${by}), held, 'home', attendance, 'Jo Example', done, (${by}), now()
     from (values (date '2026-09-08', 'seen', 'Walked and talked'), ('2026-10-01', 'declined', null), ('2026-10-08', 'not-seen', null))
       as v (held, attendance, done)`,
    [personId],
  );
  await query(
    `insert into protect.recovery_ratings (recovery_rating_id, partnership_id, person_id, rating_set_id, occasion, rated_on, scheme_id, outcome,
       professional, child, recorded_by, recorded_at)
     select gen_random_uuid(), c.partnership_id, $1, s.id::uuid, s.occasion, s.day, c.configuration_id, o.item ->> 'key', s.ours, s.theirs, (${by}), now()
     from directory.configuration c, jsonb_array_elements(c.body -> 'outcomes') o (item),
       (values ('${idOf("f5")}', 'start', date '2026-09-02', 'far', null), ('${idOf("f6")}', 'review', '2026-11-02', 'mostly', 'begun'))
         as s (id, occasion, day, ours, theirs)
     where c.kind = 'recovery' and c.partnership_id = ${one}`,
    [personId],
  );
  await query(
    `insert into protect.look_backs (look_back_id, partnership_id, person_id, after, from_on, months, due_on, asked_by, asked_at)
     values ('${lookBack}', ${one}, $1, 'work-ended', '2026-05-20', 6, '2026-11-20', (${by}), now())`,
    [personId],
  );
  await query(
    `update directory.configuration set body = jsonb_set(body, '{gapAnalysis}', '{"isOn":true}') where kind = 'commissioning'`,
  );
  await query(
    `insert into directory.gap_analyses (gap_analysis_id, partnership_id, title, wording, from_on, to_on, kept_by, kept_at)
     select '${gap}', ${one}, 'Advisers for children, with quite a long title', E'Advisers\nMore were referred than there are places.',
       '2025-11-01', '2026-10-31', (${by}), now()`,
    [personId],
  );
}

/** What those who commission services open, and those who answer for one. */
const commissioningPages: readonly Stop[] = [
  { as: "commissioner", name: "commissioning", at: "/commissioning", heading: "Commissioning" },
  {
    as: "commissioner",
    name: "a service as it is commissioned, with errors",
    at: `/commissioning/${service}`,
    then: (page) => press(page, "Name the contact"),
    heading: "Commissioning: ",
  },
  {
    as: "commissioner",
    name: "terms of a service, with errors",
    at: `/commissioning/${service}/terms`,
    then: (page) => press(page, "Add the terms"),
    heading: "Add terms",
  },
  {
    as: "commissioner",
    name: "contracts to decide on",
    at: "/overdue/contracts",
    heading: "Contracts to decide on",
  },
  {
    as: "analyst",
    name: "demand for services",
    at: "/commissioning/demand",
    heading: "Demand for services",
  },
  { as: "commissioner", name: "gap analyses", at: "/commissioning/gaps", heading: "Gap analyses" },
  {
    as: "commissioner",
    name: "a gap analysis to draft, with errors",
    at: "/commissioning/gaps/new",
    then: (page) => press(page, "Keep the gap analysis"),
    heading: "Draft a gap analysis",
  },
  {
    as: "commissioner",
    name: "a gap analysis",
    at: `/commissioning/gaps/${gap}`,
    heading: "Advisers for children",
  },
  {
    as: "commissioner",
    name: "a gap analysis to change",
    at: `/commissioning/gaps/${gap}/change`,
    heading: "Change the gap analysis",
  },
  {
    as: "school",
    name: "monthly returns",
    at: "/commissioning/returns",
    heading: "Monthly returns",
  },
];

export function recoveryPages(path: string): readonly Stop[] {
  const withErrors = (at: string, button: string, heading: string): Stop => ({
    ...coordinator,
    name: `${heading.toLowerCase()}, with errors`,
    at,
    then: (page) => press(page, button),
    heading,
  });
  const about = `${path}/recovery/${work}`;
  const clinic = "A clinic with quite";
  return [
    {
      ...coordinator,
      name: "work and services of a child",
      at: `${path}/recovery`,
      heading: "Work and services",
    },
    {
      as: "manager",
      name: "work and services with words in place of one",
      at: `${path}/recovery`,
      heading: "Work and services",
    },
    { ...coordinator, name: "direct work", at: about, heading: "Key worker" },
    withErrors(`${path}/recovery/new`, "Begin", "Begin direct work"),
    withErrors(`${about}/session`, "Add the session", "Add a session"),
    withErrors(`${about}/end`, "End this work", "End: Key worker"),
    withErrors(`${path}/outcomes`, "Record the ratings", "Rate the outcomes"),
    withErrors(`${path}/look-backs/${lookBack}`, "Record the answer", "Looking back after 6"),
    withErrors(`${path}/services/new`, "Record", "Refer to a service"),
    withErrors(`${path}/services/${referral}`, "Record", clinic),
    { as: "school", name: "services", at: "/services", heading: "Services" },
    ...commissioningPages,
    withErrors("/services/new", "Save the service", "Add a service"),
    withErrors(`/services/${service}`, "Add to the list", clinic),
    withErrors(`/services/${service}`, "Add the team", clinic),
    {
      ...coordinator,
      name: "a service to change",
      at: `/services/${service}/edit`,
      heading: "Change a service",
    },
    {
      ...coordinator,
      name: "waiting for services",
      at: "/overdue/services",
      heading: "Waiting for services",
    },
    {
      as: "commissioner",
      name: "unmet needs",
      at: "/unmet-needs",
      heading: "Unmet need",
    },
    {
      as: "commissioner",
      name: "how much is known",
      at: "/data-quality",
      heading: "Data quality",
    },
    {
      as: "analyst",
      name: "equality of outcomes",
      at: "/equality",
      heading: "Equality of outcomes",
    },
  ];
}

import { press } from "./steps.ts";
import type { Site } from "./browser.ts";
import { makeWords } from "./front-door-pages.ts";
import { makeTool, toolEditorPages } from "./tool-editor-pages.ts";
import { campaignPages } from "./campaign-pages.ts";
import { safetyForumPages } from "./safety-forum-pages.ts";
import { trainingPages } from "./training-pages.ts";
import type { Child } from "./factories.ts";
import { investigationPages } from "./investigation-pages.ts";
import { requestPages } from "./request-pages.ts";
import type { Stop } from "./stop.ts";

const coordinator = { as: "coordinator" };
/** The forms of who a child is, each with its heading. */
const identityHeadings = [
  ["safe-contact", "Safe contact"],
  ["language", "First language"],
  ["interpreter", "Interpreter"],
  ["needs", "Disability and communication"],
  ["ethnicity", "Ethnicity"],
  ["faith", "Religion or belief"],
  ["gender", "Gender identity"],
  ["orientation", "Sexual orientation"],
  ["care", "Care and legal status"],
  ["parenthood", "Pregnancy and own children"],
  ["age", "Age without a date of birth"],
] as const;
const idOf = (last: string): string => `00000000-0000-7000-8000-0000000000${last}`;
const [cohort, member, approach, school] = [idOf("e1"), idOf("e2"), idOf("e3"), idOf("e4")];
const offer = idOf("e5");

/** A child with attendance, a part-time timetable past review, an exclusion, and a place in a cohort. */
export async function study(site: Site, { personId }: Child): Promise<void> {
  const { query } = site.app;
  await makeTool(site);
  await makeWords(site);
  const by = "(select staff_id from directory.staff where email = 'coordinator@eastmoor.example')";
  const one = "(select partnership_id from subjects.people where person_id = $1)";
  const scheme = (kind: string): string =>
    `(select configuration_id from directory.configuration where kind = '${kind}' and partnership_id = ${one} limit 1)`;
  await query(
    `insert into directory.schools (school_id, partnership_id, name, lead_name, lead_phone, deputy_name, checked_on, kept_by, kept_at)
     values ('${school}', ${one}, 'St Bartholomew’s Church of England Academy', 'Sam Example', '01632 960 101', 'Kit Example', '2026-09-01', ${by}, now())`,
    [personId],
  );
  await query(
    `insert into protect.education_entries (education_entry_id, partnership_id, person_id, scheme_id, kind, from_on, to_on, value, reason,
       possible, attended, unauthorised, hours, review_by, sessions, source, recorded_by, recorded_at)
     select gen_random_uuid(), ${one}, $1, ${scheme("education")}, v.kind, v.from_on::date, v.to_on::date, v.value, v.reason, v.possible, v.attended,
       v.unauthorised, v.hours, v.review_by::date, v.sessions, 'The attendance officer', ${by}, now()
     from (values ('attendance', '2026-09-02', '2026-10-23', null, null, 72, 60, 8, null::numeric, null, null::int),
       ('attendance', '2026-11-02', '2026-11-20', null, null, 30, 14, 12, null, null, null),
       ('timetable', '2026-09-14', null, 'part', 'behaviour', null, null, null, 12.5, '2026-10-12', null),
       ('exclusion', '2026-11-18', null, 'suspension', 'disruptive', null, null, null, null, null, 4),
       ('enrolment', '2026-09-02', null, 'missing-education', 'not-known', null, null, null, null, null, null))
       as v (kind, from_on, to_on, value, reason, possible, attended, unauthorised, hours, review_by, sessions)`,
    [personId],
  );
  await query(
    `insert into protect.cohorts (cohort_id, partnership_id, scheme_id, kind, is_listed, name, purpose, basis, owner_id, agencies, criteria,
       opened_on, review_by, opened_by, opened_at)
     values ('${cohort}', ${one}, ${scheme("cohorts")}, 'violence', true, 'A cohort with quite a long name, around the harbour', 'A purpose', 'A basis', ${by},
       'All', 'Signs', '2026-09-01', '2026-11-01', ${by}, now())`,
    [personId],
  );
  await query(
    `insert into protect.cohort_members (cohort_member_id, partnership_id, person_id, cohort_id, from_on, criterion, evidence, worker, agency,
       is_told, told, review_by, added_by, added_at)
     values ('${member}', ${one}, $1, '${cohort}', '2026-09-10', 'Two signs', 'The school', 'Jo Example', 'Harbour Youth Project', false,
       'Not safe yet', '2026-11-10', ${by}, now())`,
    [personId],
  );
  await query(
    `insert into protect.cohort_approaches (cohort_approach_id, partnership_id, person_id, cohort_member_id, cohort_id, approach, worker, agency,
       intensity, from_on, recorded_by, recorded_at)
     values ('${approach}', ${one}, $1, '${member}', '${cohort}', 'mentoring', 'Jo Example', 'Harbour Youth Project', 'weekly', '2026-09-12', ${by}, now())`,
    [personId],
  );
  await query(
    `insert into protect.approach_reviews (approach_review_id, partnership_id, person_id, cohort_approach_id, cohort_id, reviewed_on, professional,
       child, changed, source, next_step, recorded_by, recorded_at)
     values (gen_random_uuid(), ${one}, $1, '${approach}', '${cohort}', '2026-10-20', 'some', 'helped', 'In school in the mornings', 'Form tutor',
       'continue', ${by}, now())`,
    [personId],
  );
  await query(
    `insert into protect.cohort_offers (cohort_offer_id, partnership_id, cohort_id, service_id, since_on, offered, offered_by, offered_at)
     select '${offer}', ${one}, '${cohort}', service_id, '2026-10-01', 24, ${by}, now() from directory.services limit 1`,
    [personId],
  );
}

export function educationPages(path: string): readonly Stop[] {
  const withErrors = (at: string, button: string, heading: string): Stop => ({
    ...coordinator,
    name: `${heading.toLowerCase()}, with errors`,
    at,
    then: (page) => press(page, button),
    heading,
  });
  const inCohort = `${path}/cohorts/${member}`;
  return [
    { ...coordinator, name: "education", at: `${path}/education`, heading: "Education" },
    withErrors(`${path}/education/attendance`, "Record the attendance", "Attendance"),
    withErrors(`${path}/education/exclusion`, "Record it", "Suspension or exclusion"),
    withErrors(`${path}/education/timetable`, "Record the timetable", "Timetable"),
    withErrors(
      `${path}/education/enrolment`,
      "Record where the child is on roll",
      "Enrolment, or a move",
    ),
    withErrors(`${path}/education/support`, "Record the support", "Special educational needs"),
    withErrors(`${path}/education/contact`, "Record the contact", "Contact about education"),
    ...["", "?show=attendance", "?show=out"].map((show) => ({
      ...coordinator,
      name: `education nobody looked at${show}`,
      at: `/education${show}`,
      heading: "Education",
    })),
    ...toolEditorPages,
    ...trainingPages,
    ...safetyForumPages,
    ...campaignPages,
    { ...coordinator, name: "leads", at: "/leads", heading: "Exploitation leads" },
    {
      ...coordinator,
      name: "messages to leads",
      at: "/leads/messages",
      heading: "Messages to leads",
    },
    withErrors("/leads/messages/new", "Send to leads", "Write to leads"),
    withErrors(`/leads/schools/${school}/name`, "Save", "Name a lead"),
    { ...coordinator, name: "schools", at: "/schools", heading: "Schools" },
    withErrors("/schools/new", "Add the school", "Add a school"),
    { ...coordinator, name: "a school", at: `/schools/${school}`, heading: "St Bartholomew’s" },
    {
      ...coordinator,
      name: "identity and contact",
      at: `${path}/identity`,
      heading: "Identity and contact",
    },
    ...identityHeadings.map(([kind, heading]) =>
      withErrors(`${path}/identity/${kind}`, "Record it", heading),
    ),
    {
      as: "lead",
      name: "immigration status, purpose missing",
      at: `${path}/identity/immigration`,
      then: (page) => press(page, "Show it"),
      heading: "Nationality and immigration status",
    },
    {
      as: "lead",
      name: "immigration status to record, with errors",
      at: `${path}/identity/immigration/add`,
      then: (page) => press(page, "Record it"),
      heading: "Nationality and immigration status",
    },
    {
      ...coordinator,
      name: "facts to check",
      at: `${path}/offered-facts`,
      heading: "Facts to check",
    },
    {
      ...coordinator,
      name: "vulnerability profile",
      at: `${path}/vulnerability-profile`,
      heading: "Vulnerability profile",
    },
    withErrors(
      `${path}/vulnerability-profile/add`,
      "Add to the profile",
      "Add to the vulnerability profile",
    ),
    ...requestPages(path),
    ...investigationPages(path),
    {
      ...coordinator,
      name: "family and network",
      at: `${path}/family`,
      heading: "Family and network",
    },
    withErrors(`${path}/family/people/add`, "Add this person", "Add a person around the child"),
    withErrors(
      `${path}/family/responsibility/add`,
      "Record it",
      "Record who has parental responsibility",
    ),
    withErrors(`${path}/family/orders/add`, "Record the order", "Record a court order"),
    withErrors(
      `${path}/family/households/add`,
      "Record this household",
      "Record who the child lives with",
    ),
    { ...coordinator, name: "cohorts", at: "/cohorts", heading: "Cohorts" },
    withErrors("/cohorts/new", "Open the cohort", "Open a cohort"),
    { ...coordinator, name: "a cohort", at: `/cohorts/${cohort}`, heading: "A cohort with quite" },
    {
      ...coordinator,
      name: "the list of a cohort, with errors",
      at: `/cohorts/${cohort}`,
      then: (page) => press(page, "Put on the list"),
      heading: "A cohort with quite",
    },
    withErrors(`/cohorts/${cohort}/offers`, "Record it", "Record what it was offered"),
    withErrors(`/cohorts/${cohort}/offers/${offer}`, "Save the numbers", "Say what came of it"),
    withErrors(`/cohorts/${cohort}/close`, "Close the cohort", "Close A cohort with quite"),
    { ...coordinator, name: "cohorts of a child", at: `${path}/cohorts`, heading: "Cohorts" },
    withErrors(`${path}/cohorts/new`, "Decide this", "In a cohort"),
    { ...coordinator, name: "a child in a cohort", at: inCohort, heading: "Cohort: A cohort" },
    withErrors(`${inCohort}/approaches`, "Record this", "What is tried"),
    withErrors(`${inCohort}/approaches/${approach}`, "Record this", "Did it work? Mentoring"),
    withErrors(`${inCohort}/leave`, "Decide this", "Leaving A cohort with quite"),
  ];
}

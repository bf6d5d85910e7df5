import type { Site } from "./browser.ts";
import type { Child } from "./factories.ts";
import { press } from "./steps.ts";
import type { Stop } from "./stop.ts";

const coordinator = { as: "coordinator" };
const idOf = (last: string): string => `00000000-0000-7000-8000-0000000000${last}`;
const [warning, visit, first] = [idOf("d1"), idOf("d2"), idOf("d3")];

/** A child with a warning that nobody looked at again, a visit that is to be typed up and one that was put right. */
export async function goVisiting({ app: { query } }: Site, { personId }: Child): Promise<void> {
  const by = "(select staff_id from directory.staff where email = 'coordinator@eastmoor.example')";
  await query(
    `insert into protect.visit_warnings (visit_warning_id, partnership_id, person_id, scheme_id, kind, wording, source, since_on, review_by,
       reviewed_on, reviewed_by, recorded_by, recorded_at)
     select '${warning}', c.partnership_id, p.person_id, c.configuration_id, 'must-not-know',
       'The mother’s partner must not know that anyone visits: ring her work number first', 'Police', '2026-06-01', '2026-09-01',
       '2026-06-01', ${by}, ${by}, now()
     from subjects.people p join directory.configuration c on c.partnership_id = p.partnership_id and c.kind = 'visits'
     where p.person_id = $1`,
    [personId],
  );
  await query(
    `insert into protect.visits (visit_id, partnership_id, person_id, scheme_id, visited_at, visited_by, purpose, outcome, setting, observed,
       type_up_by, corrects_id, recorded_by, recorded_at)
     select v.id::uuid, c.partnership_id, p.person_id, c.configuration_id, v.at::timestamptz, ${by}, 'planned', v.outcome, 'home', v.observed,
       v.type_up_by::date, v.corrects::uuid, ${by}, now()
     from subjects.people p join directory.configuration c on c.partnership_id = p.partnership_id and c.kind = 'visits',
       (values ('${first}', '2026-11-10T15:00:00Z', 'not-seen', 'Nobody in', null, null),
         ('${idOf("d4")}', '2026-11-10T15:00:00Z', 'with-others', 'Came to the door', null, '${first}'),
         ('${visit}', '2026-11-18T15:00:00Z', 'alone', null, '2026-11-20', null))
         as v (id, at, outcome, observed, type_up_by, corrects)
     where p.person_id = $1`,
    [personId],
  );
  await query(
    `insert into protect.voice_notes (voice_note_id, partnership_id, person_id, visit_id, type_up_by, recorded_by, recorded_at, kept_by)
     select gen_random_uuid(), partnership_id, person_id, '${visit}', '2026-11-20', ${by}, now(), ${by} from subjects.people where person_id = $1`,
    [personId],
  );
  await query(
    `insert into subjects.whereabouts (whereabouts_id, partnership_id, person_id, kind, wording, source, recorded_at)
     select gen_random_uuid(), partnership_id, person_id, k.kind, k.wording, 'Told by a test', now()
     from subjects.people, (values ('carer', 'Her aunt, with two younger children'), ('phone', '01632 960 555')) as k (kind, wording)
     where person_id = $1`,
    [personId],
  );
}

export function visitPages(path: string): readonly Stop[] {
  const withErrors = (at: string, button: string, heading: string): Stop => ({
    ...coordinator,
    name: `${heading.toLowerCase()}, with errors`,
    at: `${path}${at}`,
    then: (page) => press(page, button),
    heading,
  });
  return [
    { ...coordinator, name: "at the door", at: `${path}/door`, heading: "At the door" },
    {
      ...coordinator,
      name: "at the door, with the number shown",
      at: `${path}/door`,
      then: (page) => press(page, "Show the telephone number there"),
      heading: "At the door",
    },
    { ...coordinator, name: "visits to a child", at: `${path}/visits`, heading: "Visits" },
    withErrors("/visits/new", "Record the visit", "Record a visit"),
    {
      ...coordinator,
      name: "a visit that was kept and not sent",
      at: `${path}/visits/new`,
      then: async (page) => {
        await press(page, "Save and come back later");
        await page.goto(`${path}/visits/new`);
        await page.getByText("You kept this on").waitFor();
      },
      heading: "Record a visit",
    },
    withErrors("/visit-warnings/new", "Add the warning", "Add a warning for visits"),
    withErrors(
      `/visit-warnings/${warning}`,
      "Save",
      "Warning: A person must not know about the visit",
    ),
    withErrors(`/visits/${visit}/type-up`, "Save the words", "Type up a visit"),
    {
      ...coordinator,
      name: "a visit to put right",
      at: `${path}/visits/${visit}/put-right`,
      heading: "Correct: visit of 18 November 2026",
    },
    {
      ...coordinator,
      name: "who has not been seen",
      at: "/overdue/visits",
      heading: "Visits: who has not been seen",
    },
  ];
}

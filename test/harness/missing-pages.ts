import type { Child } from "./factories.ts";
import type { Site } from "./browser.ts";
import { anEpisode } from "./missing.ts";
import { press } from "./steps.ts";
import type { Stop } from "./stop.ts";

const coordinator = { as: "coordinator" };

const unmatched = "00000000-0000-7000-8000-0000000000e3";
const photograph = "00000000-0000-7000-8000-0000000000e4";
const [over, open] = [
  "00000000-0000-7000-8000-0000000000e1",
  "00000000-0000-7000-8000-0000000000e2",
];

/** A child who was missing before and is missing now, with an interview that waits. */
export async function goMissing(site: Site, child: Child): Promise<void> {
  const { app } = site;
  const back = "2026-11-19T08:00:00Z";
  await anEpisode(app, child, { id: over, since: "2026-11-18T20:00:00Z", until: back });
  await anEpisode(app, child, { id: open, since: "2026-11-23T20:00:00Z" });
  await reportUnmatched(site);
  await holdPhotograph(site, child);
}

/** A photograph that waits for its second person; photographs are off until a partnership turns them on. */
async function holdPhotograph({ app }: Site, { personId }: Child): Promise<void> {
  await app.query(
    `update directory.configuration set body = body || '{"isOn": true}' where kind = 'photographs'`,
  );
  await app.query(
    `insert into protect.photographs (photograph_id, partnership_id, person_id, description, taken_on, origin, basis,
       basis_detail, basis_on, gives_place, media_type, size_bytes, scan, review_by, added_by, added_at)
     select $1, p.partnership_id, p.person_id, 'A hood <b>', '2026-08-01', 'family', 'child', 'Asked <b>', '2026-11-20',
       false, 'image/jpeg', 10, 'clean', '2026-12-20', s.staff_id, $3
     from subjects.people p, directory.staff s where p.person_id = $2 and s.email like 'lead@%'`,
    [photograph, personId, app.clock.now()],
  );
}

/** A child who is missing now by another system, and of whom nobody has said who it is. */
async function reportUnmatched({ app }: Site): Promise<void> {
  const said = {
    key: "MP-1",
    givenName: "Perdita",
    familyName: "Nightingale <b>",
    bornOn: "2012-02-03",
    missingSince: "2026-11-23 21:00",
    grade: "medium",
    fromKind: "home",
  };
  await app.query(
    `with staff as (select s.staff_id, s.partnership_id, t.agency_id from directory.staff s
       join directory.posts o on o.staff_id = s.staff_id join directory.teams t on t.team_id = o.team_id
       where s.email like 'coordinator@%' limit 1),
     source as (insert into identify.feed_sources (feed_source_id, partnership_id, agency_id, name, kind, record_of, contact, kept_by, kept_at)
       select gen_random_uuid(), partnership_id, agency_id, 'Missing desk <b>', 'missing', 'Episodes', 'A desk, 020 7946 0111', staff_id, $1
       from staff returning feed_source_id),
     run as (insert into identify.feed_runs (feed_run_id, partnership_id, feed_source_id, file_name, headings, total, brought_by, brought_at, ended_at)
       select gen_random_uuid(), partnership_id, feed_source_id, 'a.csv', '[]', 1, staff_id, $1, $1 from staff, source returning feed_run_id)
     insert into identify.feed_waiting (feed_waiting_id, partnership_id, feed_source_id, feed_run_id, row_key, said, is_missing, brought_by, brought_at)
     select $2, partnership_id, feed_source_id, feed_run_id, 'MP-1', $3, true, staff_id, $1 from staff, source, run`,
    [app.clock.now(), unmatched, JSON.stringify(said)],
  );
}

export function missingPages(path: string): readonly Stop[] {
  const [past, now] = [`${path}/missing/${over}`, `${path}/missing/${open}`];
  const withErrors = (part: string, button: string, heading: string): Stop => ({
    ...coordinator,
    name: `${heading.toLowerCase()}, with errors`,
    at: part,
    then: (page) => press(page, button),
    heading,
  });
  return [
    { ...coordinator, name: "missing now", at: "/missing", heading: "Missing" },
    {
      ...coordinator,
      name: "missing and not matched, with errors",
      at: `/missing/not-matched/${unmatched}`,
      then: (page) => press(page, "Take this report off the list"),
      heading: "Missing now and not matched",
    },
    {
      as: "mash",
      name: "a record of who is missing and not matched, with errors",
      at: `/missing/not-matched/${unmatched}/create`,
      then: (page) => press(page, "Create the record and record them as missing"),
      heading: "Create a record of this child",
    },
    { ...coordinator, name: "a child's episodes", at: `${path}/missing`, heading: "Missing" },
    { ...coordinator, name: "an episode that is open", at: now, heading: "Missing now" },
    withErrors(now, "Add this update", "Missing now"),
    withErrors(`${now}/return`, "Record the return", "Record the return"),
    { ...coordinator, name: "an episode that is over", at: past, heading: "A missing episode" },
    withErrors(past, "Pass it on", "A missing episode"),
    withErrors(`${past}/interview`, "Record this", "Return home interview"),
    withErrors(`${past}/prevention`, "Record this", "Prevention interview"),
    withErrors(`${past}/stop`, "Decide this", "Stop further attempts"),
    withErrors(`${past}/error`, "Mark as recorded in error", "Recorded in error"),
    withErrors(`${path}/trigger-plan/edit`, "Save this version", "Write the trigger plan"),
    {
      ...coordinator,
      name: "a photograph that waits",
      at: `${path}/photograph`,
      heading: "Photograph",
    },
    {
      ...coordinator,
      name: "photographs to check",
      at: "/photographs",
      heading: "Photographs to check",
    },
    withErrors(`${path}/photograph/add`, "Add the photograph", "Add a photograph"),
    withErrors(`${path}/photograph/${photograph}/check`, "Record this", "Check a photograph"),
    withErrors(
      `${path}/photograph/${photograph}/review`,
      "Save",
      "Is the photograph still needed?",
    ),
    {
      ...coordinator,
      name: "no trigger plan",
      at: `${path}/trigger-plan`,
      heading: "Trigger plan",
    },
  ];
}

import { newId } from "../../src/kernel/ids.ts";
import { workbookOf } from "../../src/rooms/imports/reading/fixture-workbook.ts";
import type { TestApp } from "../harness/app.ts";
import { readWaiting } from "../harness/imports.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import type { Told } from "./world.ts";

type ReadQuery = Told & { readonly asked: string };

/**
 * Says each child's word where the tracker, chasing and imports keep text: an own column, a promise that
 * is late, what was asked about it, a row of a workbook and what stood in its free text. Answers the
 * import, and a workbook that waits and names nobody.
 */
export async function bringInWords(
  app: TestApp,
  told: readonly ReadQuery[],
): Promise<readonly [string, string]> {
  const coordinator = await staffIdOf(app, "coordinator");
  const importId = newId();
  await app.query(
    `insert into protect.tracker_columns (tracker_column_id, partnership_id, key, name, kind, choices, place, added_by, added_at)
     values (gen_random_uuid(), 1, 'notes', 'Our notes', 'text', '{}', 1, $1, $2)`,
    [coordinator, app.clock.now()],
  );
  await app.query(
    `insert into identify.imports (import_id, partnership_id, kind, file_name, file_sha256, rows_read, children_made, problems, imported_at)
     values ($1, 1, 'tracker', 'words.xlsx', sha256('words'), 1, 0, '[]', $2)`,
    [importId, app.clock.now()],
  );
  for (const one of told) await sayInTracker(app, one, { coordinator, importId });
  const client = await app.signIn("coordinator");
  const book = await workbookOf({
    Current: [
      ["Name", "DOB", "Sex", "Risk level"],
      ["Nobody, Ned", "04/05/2011", "F", "Low"],
    ],
  });
  const sent = await client.upload("/imports", {}, [
    { field: "workbook", name: "waits.xlsx", content: Buffer.from(book) },
  ]);
  await readWaiting(app);
  return [importId, sent.location?.split("/").at(-1) ?? ""];
}

export async function sayInTracker(
  { query, clock, ...app }: TestApp,
  { child, canary, asked }: ReadQuery,
  { coordinator, importId }: { readonly coordinator: string; readonly importId: string },
): Promise<void> {
  const { personId } = child;
  const [actionId, askedOf] = [newId(), await staffIdOf({ query, clock, ...app }, asked)];
  await query("update protect.tracker_entries set own = $2 where person_id = $1", [
    personId,
    { notes: `${canary}own` },
  ]);
  await query(
    `insert into work.actions (action_id, partnership_id, person_id, wording, owner_agency_id, owner_staff_id, due_on, added_on)
     select $2, p.partnership_id, p.person_id, $4, t.agency_id, o.staff_id, '2026-11-20', '2026-11-01'
     from subjects.people p, directory.posts o join directory.teams t on t.team_id = o.team_id
     where p.person_id = $1 and o.staff_id = $3 limit 1`,
    [personId, actionId, askedOf, `${canary}promise`],
  );
  await query(
    `insert into work.chases (chase_id, partnership_id, person_id, about, action_id, late_since, asking_id, asked_by,
       asked_at, first_asked_at, asked_of_agency_id, asked_of_staff_id, due_at, note)
     select gen_random_uuid(), a.partnership_id, a.person_id, 'action', a.action_id, a.due_on, gen_random_uuid(), $2,
       $3, $3, a.owner_agency_id, a.owner_staff_id, $3, $4 from work.actions a where a.action_id = $1`,
    [actionId, coordinator, clock.now(), `${canary}asking`],
  );
  await query(
    `insert into identify.import_rows (import_row_id, partnership_id, import_id, last_import_id, person_id, sheet, row_number, said)
     select gen_random_uuid(), 1, $2, $2, $1, 'Current', 2, jsonb_build_object('cells', jsonb_build_object('Note', $3::text))`,
    [personId, importId, `${canary}cell`],
  );
  await query(
    `insert into identify.import_offers (import_offer_id, partnership_id, import_id, person_id, kind, wording, around, place)
     values (gen_random_uuid(), 1, $2, $1, 'vehicle', $3, $3, 'Current!I4')`,
    [personId, importId, `${canary}offer`],
  );
}

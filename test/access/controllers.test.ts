import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Actor } from "../../src/platform/access/actor.ts";
import { acting, letIn } from "../database/acting.ts";
import { sql } from "kysely";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { actorOf } from "../harness/sign-in.ts";

let app: TestApp;
let governance: Client;
let child: Child;

beforeAll(async () => {
  app = await anApp();
  governance = await app.signIn("governance");
  child = await aChild(app);
  for (const who of ["police", "nurse"] as const) {
    await letIn(app, child.circleId, (await actorOf(app, who)).id);
  }
});
afterAll(() => app.close());

type Stamp = { readonly agency: string; readonly marked: boolean };

/** Whose the row is that somebody has just written about the child. */
async function written(who: string, { as, agencyId }: { as?: Actor; agencyId?: string } = {}) {
  const actor = as ?? (await actorOf(app, who));
  await acting(app, actor, (tx) =>
    sql`insert into protect.chronology_entries
      (chronology_entry_id, partnership_id, person_id, kind, headline, happened_on, recorded_by, controller_id)
      values (gen_random_uuid(), ${actor.partnershipId}, ${child.personId}, 'note', ${`By ${who}`}, '2026-11-01',
        ${actor.id}, coalesce(${agencyId ?? null}::uuid, gen_random_uuid()))`.execute(tx),
  );
  const [row] = await app.query<Stamp>(
    `select a.name as agency, e.law_enforcement as marked from protect.chronology_entries e
     join directory.agencies a on a.agency_id = e.controller_id order by e.recorded_at desc limit 1`,
  );
  return row;
}

const agencyOf = async (kind: string) => {
  const [row] = await app.query<{ id: string; version: number }>(
    "select agency_id as id, version from directory.agencies where kind = $1 order by name limit 1",
    [kind],
  );
  if (!row) throw new Error(`no agency is a ${kind}`);
  return row;
};

describe("a row is stamped", () => {
  test("with the agency of whoever writes it, and the police’s for law enforcement", async () => {
    expect(await written("nurse")).toEqual({ agency: "Eastmoor Health Trust", marked: false });
    expect(await written("police")).toEqual({ agency: "Eastmoor Police", marked: true });
  });

  test("whatever agency the writer says", async () => {
    const { id } = await agencyOf("police");
    expect(await written("nurse", { agencyId: id })).toEqual({
      agency: "Eastmoor Health Trust",
      marked: false,
    });
  });

  test("and nobody who is served can change the stamp", async () => {
    const rows = await app.query(
      `select table_schema || '.' || table_name as name from information_schema.column_privileges
       where column_name in ('controller_id', 'law_enforcement') and privilege_type = 'UPDATE'
         and grantee in ('lantern_app', 'lantern_wide') and table_schema <> 'directory'`,
    );
    expect(rows).toEqual([]);
  });

  test("with the agency that holds the record where nobody wrote it", async () => {
    const [row] = await app.query<{ agency: string; holder: string }>(
      `select a.name as agency, h.name as holder from subjects.names n join subjects.people p using (person_id)
       join directory.agencies a on a.agency_id = n.controller_id
       join directory.teams t on t.team_id = p.owning_team_id join directory.agencies h on h.agency_id = t.agency_id
       where n.person_id = $1 limit 1`,
      [child.personId],
    );
    expect(row?.agency).toBe(row?.holder);
  });
});

describe("whose the information about one child is", () => {
  test("stands on the Access page, as far as its reader reaches", async () => {
    const { html: body } = await (
      await app.signIn("lead")
    ).get(`/children/${child.personId}/access`);
    expect(body).toContain("Whose information this is");
    expect(body).toContain("Law enforcement (DPA 2018, Part 3)");
  });

  test("is told by reference to who governs, also of a restricted record, and to nobody else", async () => {
    const hidden = await aChild(app, { familyName: "Quillfeather" });
    await restrict(app, hidden);
    const at = `/governance/controllers?record=${hidden.reference}`;
    const { html: body } = await governance.get(at);
    expect(body).toContain("the record itself (1)");
    expect(body).not.toContain("Quillfeather");
    for (const who of ["lead", "coordinator", "admin", "board"] as const) {
      expect((await (await app.signIn(who)).get(at)).status, who).toBe(403);
    }
    const lead = await actorOf(app, "lead");
    const asked = await acting(app, lead, (tx) =>
      sql`select * from govern.information_by_reference(${hidden.reference})`.execute(tx),
    );
    expect(asked.rows).toEqual([]);
  });

  test("of no record, and of a mistyped reference", async () => {
    expect((await governance.get("/governance/controllers?record=C-9999-3")).status).toBe(200);
    const { html: body } = await governance.get("/governance/controllers?record=whoever");
    expect(body).toContain("Enter the reference of the record");
  });
});

describe("how an agency’s rows are marked", () => {
  test("is changed for what is written from then on, once for each version read", async () => {
    const { id, version } = await agencyOf("health");
    const at = `/governance/controllers/${id}`;
    const form = { regime: "law-enforcement", version: String(version) };
    expect((await governance.get(at)).status).toBe(200);
    expect((await governance.post(at, form)).status).toBe(303);
    expect((await governance.post(at, { ...form, regime: "safeguarding" })).status).toBe(409);
    expect(await written("nurse")).toEqual({ agency: "Eastmoor Health Trust", marked: true });
    const [before] = await app.query<{ held: number }>(
      `select count(*)::int as held from protect.chronology_entries where not law_enforcement and controller_id = $1`,
      [id],
    );
    expect(before?.held).toBeGreaterThan(0);
    const back = { regime: "safeguarding", version: String(version + 1) };
    expect((await governance.post(at, back)).status).toBe(303);
  });

  test("is nobody else’s to change, also by the function", async () => {
    const { id, version } = await agencyOf("police");
    const lead = await actorOf(app, "lead");
    const asked = await acting(app, lead, (tx) =>
      sql<{
        became: string;
      }>`select govern.mark_agency(${id}, false, ${version}) as became`.execute(tx),
    );
    expect(asked.rows).toEqual([{ became: "none" }]);
    const form = { regime: "safeguarding", version: String(version) };
    const refused = await (await app.signIn("board")).post(`/governance/controllers/${id}`, form);
    expect(refused.status).toBe(403);
  });
});

test("no kind of row is left out of the count", async () => {
  const tables = await app.query<{ name: string }>(
    `select table_schema || '.' || table_name as name from information_schema.columns where column_name = 'controller_id'
     except select table_schema || '.' || table_name from information_schema.columns
       where column_name in ('person_id', 'meeting_id', 'concern_id', 'mash_episode_id') order by 1`,
  );
  // Files hang on concerns and documents, which are counted, and so does that somebody looked through one; an export is about many; a question of the MASH on the children it names; a subject is no child, and a promise to a panel about one is of none, and so is a measure on an adult, bail and release of one, and a case on a place, which no child stands on, and a licence and what was referred of it; intelligence is the police’s own, and names no child; and a message to leads names none.
  expect(tables.map(({ name }) => name)).toEqual([
    "files.files",
    "files.picture_reviews",
    "identify.intelligence_entries",
    "identify.intelligence_handovers",
    "identify.intelligence_originals",
    "identify.intelligence_products",
    "identify.partner_check_steps",
    "identify.partner_checks",
    "panels.item_contexts",
    "panels.item_promises",
    "papers.kept_findings",
    // What a whole cohort was offered, in numbers; and what is used in a case on a place: of no child.
    "protect.cohort_offer_counts",
    "protect.cohort_offers",
    "protect.document_looks",
    "protect.exports",
    "protect.lead_messages",
    "protect.thing_flag_reviews",
    "protect.thing_flags",
    "subjects.adult_facts",
    "subjects.context_actions",
    "subjects.context_acts",
    "subjects.context_assessments",
    "subjects.context_facts",
    "subjects.context_moves",
    "subjects.context_panel_acts",
    "subjects.context_practices",
    "subjects.context_voices",
    "subjects.contexts",
    "subjects.harm_decisions",
    "subjects.licences",
    "subjects.licensing_referrals",
    "subjects.licensing_steps",
    "subjects.measure_actions",
    "subjects.measure_reviews",
    "subjects.measure_steps",
    "subjects.measures",
    "subjects.protection_decisions",
    "subjects.releases",
    "subjects.suggestion_decisions",
    "subjects.suggestion_facts",
    "subjects.thing_forum_entries",
    "subjects.thing_joins",
    "subjects.thing_ties",
    "subjects.things",
  ]);
});

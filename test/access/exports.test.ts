import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { readCsv, readXlsx } from "../../src/platform/spreadsheets/fixtures/read-sheet.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { exportForm, takeOut } from "../harness/exports.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { aChildElsewhere, aFact, letIn, protect } from "./world.ts";

let app: TestApp;
let coordinator: Client;
let manager: Client;
/** Who releases what has names in it. */
let second: Client;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  await aChildElsewhere(app, "Qxelsewherez");
});
beforeEach(async () => {
  coordinator = await app.signIn("coordinator");
  manager = await app.signIn("manager");
  second = await app.signIn("lead");
  child = await aChild(app, { familyName: "Qxfamilyz", givenName: "Qxgivenz", level: 3 });
});
afterAll(() => app.close());

const everything = "?columns=lead,agencies,level,ward,school";
const allTicked = { ...exportForm, columns: "ward" };
const take = (client: Client, form: object = {}, query = everything): Promise<Answer> =>
  takeOut({ by: client, second }, `/children/export${query}`, { ...exportForm, ...form });
/** The rows below the headings, each by its heading. */
function rowsIn({ raw }: Answer): readonly Readonly<Record<string, string>>[] {
  const rows = readCsv(raw);
  const at = rows.findIndex(([first]) => first === "Reference");
  const end = rows.findIndex((row, index) => index > at && row.length === 1);
  const headings = rows[at] ?? [];
  return rows
    .slice(at + 1, end)
    .map((row) =>
      Object.fromEntries(headings.map((heading, index) => [heading, row[index] ?? ""])),
    );
}
const referencesIn = (answer: Answer): readonly (string | undefined)[] =>
  rowsIn(answer).map((row) => row["Reference"]);
const registered = () =>
  app.query<{ id: string; reference: string; sha256: Buffer; count: number; columns: string[] }>(
    `select export_id as id, reference, sha256, row_count as count, columns from protect.exports order by exported_at, reference`,
  );
const lastRegistered = async () => {
  const last = (await registered()).at(-1);
  if (!last) throw new Error("nothing is registered");
  return last;
};

describe("a file of the tracker", () => {
  test("holds what the list shows, and is registered and audited with its children", async () => {
    const [event] = await auditDuring(app, async () => {
      const answer = await take(coordinator);
      expect(answer.status).toBe(200);
      expect(answer.headers["content-type"]).toBe("text/csv; charset=utf-8");
      const entry = await lastRegistered();
      expect(answer.headers["content-disposition"]).toContain(`${entry.reference}-tracker.csv`);
      expect(entry.sha256).toEqual(createHash("sha256").update(answer.raw).digest());
      expect(entry.count).toBe(rowsIn(answer).length);
      expect(answer.html.split("\r\n")[0]).toContain(
        `OFFICIAL-SENSITIVE · ${entry.reference} · Priya Nair, Eastmoor Council`,
      );
      expect(referencesIn(answer)).toContain(child.reference);
    });
    expect(event).toMatchObject({ action: "tracker.export", outcome: "done" });
    expect(event?.subject_ids).toContain(child.personId);
  });

  test("has no name, date of birth, ward or school until someone asks and says why", async () => {
    await aFact(app, child, { kind: "ward", wording: "Qxwardz" });
    const plain = await take(coordinator);
    expect(plain.html).not.toMatch(/\bQx[a-z]+z\b/);
    expect(plain.html).not.toContain("2011-05-04");
    expect(Object.keys(rowsIn(plain)[0] ?? {})).toEqual([
      "Reference",
      "Age",
      "Level",
      "Level before",
    ]);
    const named = await take(coordinator, { names: "yes", "names-reason": "Who to invite" });
    expect(named.html).toContain("Qxgivenz Qxfamilyz");
    expect(named.html).toContain("2011-05-04");
    expect(named.html).not.toContain("Qxwardz");
    expect((await take(coordinator, allTicked)).html).toContain("Qxwardz");
  });

  test("has the level by itself, so that it can be counted, and what it was before", async () => {
    await app.query("update protect.tracker_entries set previous_level = 2 where person_id = $1", [
      child.personId,
    ]);
    const rows = rowsIn(await take(coordinator));
    expect(rows.find((row) => row["Reference"] === child.reference)).toMatchObject({
      Level: "High",
      "Level before": "Medium",
    });
  });

  test("is a workbook with the same in it", async () => {
    const answer = await take(coordinator, { format: "xlsx" });
    const rows = await readXlsx(answer.raw);
    const text = await take(coordinator);
    const at = rows.findIndex(([first]) => first === "Reference");
    const references = rows.slice(at + 1).map(([first]) => first);
    for (const reference of referencesIn(text)) expect(references).toContain(reference);
  });

  test("holds only whom a search by name finds", async () => {
    const sought = await aChild(app, { familyName: "Qxsoughtz", givenName: "Mina" });
    const answer = await take(coordinator, {}, "?q=Qxsoughtz");
    expect(referencesIn(answer)).toEqual([sought.reference]);
    expect(answer.html).not.toContain("Qxsoughtz");
  });

  test("holds only the children with whom the agency is involved, where that is asked", async () => {
    await letIn(app, child, "police");
    const other = await aChild(app);
    const [agency] = await app.query<{ id: string }>(
      "select agency_id as id from directory.agencies where kind = 'police'",
    );
    const to = { purpose: "agency", recipient: "agency", agency: agency?.id ?? "" };
    const own = await take(coordinator, to);
    expect(referencesIn(own)).toContain(child.reference);
    expect(referencesIn(own)).not.toContain(other.reference);
    const all = await take(coordinator, { ...to, "only-involved": "" });
    expect(referencesIn(all)).toEqual(expect.arrayContaining([child.reference, other.reference]));
  });
});

describe("nothing out of reach leaves", () => {
  test("no restricted child, and none of another partnership", async () => {
    await restrict(app, child);
    const form = { names: "yes", "names-reason": "A test" };
    for (const client of [coordinator, manager]) {
      const answer = await take(client, form);
      expect(referencesIn(answer)).not.toContain(child.reference);
      expect(answer.html).not.toContain("Qxelsewherez");
    }
  });

  test("not where a protected child can be found, also not for someone who is named", async () => {
    for (const kind of ["ward", "school"]) await aFact(app, child, { kind, wording: "Qxhiddenz" });
    await protect(app, child, ["manager", "nurse"]);
    for (const client of [coordinator, manager]) {
      for (const columns of ["ward", "school"]) {
        const answer = await take(client, { columns });
        expect(referencesIn(answer)).toContain(child.reference);
        expect(answer.html).not.toContain("Qxhiddenz");
      }
      const narrowed = await take(client, {}, "?ward=Qxhiddenz");
      expect(narrowed.status).toBe(422);
    }
  });

  test("no child of whom the person has a conflict of interest", async () => {
    await manager.post(`/children/${child.personId}/conflict`, {
      relation: "family",
      reason: "A nephew",
    });
    expect(referencesIn(await take(manager))).not.toContain(child.reference);
    expect(referencesIn(await take(coordinator))).toContain(child.reference);
  });

  test("no record that was opened in an emergency, although the list shows it", async () => {
    await restrict(app, child);
    const opened = { "reason-key": "danger-now", reason: "Rang 999" };
    expect((await manager.post(`/emergency/${child.personId}`, opened)).status).toBe(303);
    expect((await manager.get("/children?show=open&sort=recorded")).html).toContain(child.personId);
    expect(referencesIn(await take(manager))).not.toContain(child.reference);
  });

  test("no child whom one post reaches and another may take out (ADR 21)", async () => {
    await app.query(
      `insert into directory.posts (post_id, partnership_id, staff_id, team_id, role_id, starts_on)
       select $1, t.partnership_id, $2, t.team_id, r.role_id, '2026-01-01'
       from directory.teams t join directory.roles r on r.partnership_id = t.partnership_id and r.key = 'team-manager'
       where t.name = 'Key workers'`,
      [newId(), await staffIdOf(app, "lead")],
    );
    const lead = await app.signIn("lead");
    expect((await lead.get("/children")).html).toContain(child.personId);
    expect((await take(lead)).status).toBe(422);
    expect((await lead.get("/children/export")).page.text).toContain(
      "You cannot export any child on this list",
    );
  });

  test("a forged address or form widens nothing", async () => {
    await aFact(app, child, { kind: "ward", wording: "Qxforgedz" });
    const forged = { columns: "ward" };
    const answer = await take(coordinator, forged, "?columns=level&partnership=2&restricted=true");
    expect(answer.status).toBe(422);
    const both = await coordinator.post("/children/export?columns=level", {
      ...exportForm,
      columns: "level",
      partnershipId: "2",
      acl: "{1}",
    });
    expect(Object.keys(rowsIn(both)[0] ?? {})).toEqual([
      "Reference",
      "Age",
      "Level",
      "Level before",
    ]);
  });
});

test("what cannot be audited is neither registered nor sent", async () => {
  const before = await registered();
  await app.query("revoke insert on audit.events from lantern_wide");
  try {
    const answer = await take(coordinator);
    expect(answer.status).toBe(500);
    expect(answer.html).not.toContain(child.reference);
  } finally {
    await app.query("grant insert on audit.events to lantern_wide");
  }
  expect(await registered()).toEqual(before);
});

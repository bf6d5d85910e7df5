import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { sql } from "kysely";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { decideForm } from "../harness/mash.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { cast, letIn } from "./world.ts";

/** Words that only the MASH writes, and a word of the concern itself. */
const mashWords = ["Qxratingz", "Qxmatchz", "Qxrationalez", "Qxdissentz"];
const sentWord = "Qxsentz";

let app: TestApp;
let mash: Client;
let child: Child;
let concernId: string;
beforeAll(async () => {
  app = await anApp();
  mash = await app.signIn("mash");
  const school = await app.signIn("school");
  concernId = await sendAs(school, { familyName: "Okonjo", givenName: "Ada", worry: sentWord });
  child = await aChild(app, { familyName: "Okonjo", givenName: "Ada" });
  const page = `/mash/${concernId}`;
  const send = async (part: string, fields: Record<string, string>): Promise<void> => {
    const [row] = await app.query<{ version: number }>(
      "select version from identify.mash_episodes where mash_episode_id = $1",
      [concernId],
    );
    const answer = await mash.post(`${page}/${part}`, { version: String(row?.version), ...fields });
    expect(answer.status).toBe(303);
  };
  await send("rate", { rating: "red", reason: "Qxratingz" });
  await send(`match/${child.personId}`, { verdict: "same", reason: "Qxmatchz" });
  const texts = { rationale: "Qxrationalez", dissent: "Qxdissentz" };
  await send("decide", decideForm({ ...texts, nextStep: "assessment" }));
});
afterAll(() => app.close());

const pages = (): readonly string[] => [
  "/mash",
  "/mash?show=decided",
  `/mash/${concernId}`,
  `/mash/${concernId}/note.json`,
  `/mash/${concernId}/note.docx`,
  `/mash/${concernId}/note.pdf`,
  `/mash/${concernId}/household`,
  `/mash/${concernId}/match/${child.personId}`,
];

describe("the MASH's pages", () => {
  test.each(cast.filter((key) => key !== "mash"))("are closed to %s", async (key) => {
    const client = await app.signIn(key);
    for (const address of pages()) {
      const answer = await client.get(address);
      expect({ address, status: answer.status }).toEqual({ address, status: 403 });
      for (const word of [...mashWords, sentWord]) expect(answer.html).not.toContain(word);
    }
  });

  test("open to the MASH, and the audit names the concern and the child", async () => {
    const rows = await auditDuring(app, () => mash.get(`/mash/${concernId}`));
    expect(rows).toMatchObject([{ action: "mash.read", outcome: "done" }]);
    expect(rows[0]?.subject_ids).toEqual([concernId, child.personId]);
  });

  test("answer the same for a concern that is not there", async () => {
    const rows = await auditDuring(app, async () => {
      expect((await mash.get(`/mash/${newId()}`)).status).toBe(404);
    });
    expect(rows).toMatchObject([{ action: "mash.read", outcome: "not_found" }]);
  });

  test("are not shown by a form that comes back, to those who may only file", async () => {
    for (const key of ["lead", "manager", "coordinator", "chair"]) {
      const client = await app.signIn(key);
      const answer = await client.post(`/mash/${concernId}/filed`, { filedIn: "" });
      expect({ key, status: answer.status }).toEqual({ key, status: 404 });
    }
  });
});

describe("what a record is compared by", () => {
  test("has the child's school, whoever sent the concern", async () => {
    const known = await aChild(app, {
      familyName: "Qxfarrow",
      givenName: "Mei",
      bornOn: "2012-03-09",
    });
    await letIn(app, known, "school");
    const police = await app.signIn("police");
    const sent = await sendAs(police, { familyName: "Qxfarrow", givenName: "Mei" });
    const { page } = await mash.get(`/mash/${sent}/match/${known.personId}`);
    const [school] = await app.query<{ name: string }>(
      `select a.name from directory.agencies a join directory.teams t on t.agency_id = a.agency_id
       join directory.posts o on o.team_id = t.team_id where o.staff_id = $1`,
      [await staffIdOf(app, "school")],
    );
    expect(page.text).toContain(school?.name);
    expect(page.text).not.toContain("None in the professional network");
  });
});

describe("the school that sent it", () => {
  const own = (): readonly string[] => [
    "/concerns",
    `/concerns/${concernId}`,
    `/concerns/${concernId}/sent`,
  ];

  test("reads its own words and the outcome on its pages, and nothing that the MASH wrote", async () => {
    const school = await app.signIn("school");
    const read = await Promise.all(own().map((address) => school.get(address)));
    const html = read.map((answer) => answer.html).join("\n");
    expect(html).toContain(sentWord);
    expect(html).toContain("For the sender alone");
    for (const word of [...mashWords, child.reference, child.personId]) {
      expect(html).not.toContain(word);
    }
  });

  test("neither once it stands in the child's professional network", async () => {
    await letIn(app, child, "school");
    const school = await app.signIn("school");
    const about = await school.get(`/children/${child.personId}/concerns`);
    expect(about.page.text).toContain(sentWord);
    const others = [`/children/${child.personId}`, `/children/${child.personId}/chronology`];
    const read = [
      about,
      ...(await Promise.all([...own(), ...others].map((one) => school.get(one)))),
    ];
    for (const word of mashWords) {
      expect(read.map((answer) => answer.html).join("\n")).not.toContain(word);
    }
  });
});

describe("a linked concern", () => {
  test.each([
    ["lead", 200, true],
    ["coordinator", 200, true],
    ["police", 404, false],
    ["nurse", 404, false],
    ["auditor", 404, false],
    ["analyst", 403, false],
  ] as const)(
    "is read on the child's page by whoever reaches the child: %s",
    async (key, status, reads) => {
      const answer = await (await app.signIn(key)).get(`/children/${child.personId}/concerns`);
      expect(answer.status).toBe(status);
      expect(answer.html.includes(sentWord)).toBe(reads);
    },
  );

  test("is closed to the MASH when the child's record is restricted, and to who is shut out", async () => {
    const hidden = await aChild(app, { familyName: "Quayle", givenName: "Ben" });
    const school = await app.signIn("school");
    const other = await sendAs(school, { familyName: "Quayle", givenName: "Ben" });
    const same = { verdict: "same", reason: "Rang", version: "1" };
    expect((await mash.post(`/mash/${other}/match/${hidden.personId}`, same)).status).toBe(303);
    await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
      hidden.personId,
      await staffIdOf(app, "mash"),
    ]);
    expect((await mash.get(`/mash/${other}`)).status).toBe(404);
    expect((await mash.get("/mash")).html).not.toContain("Quayle");
    await app.query("update subjects.people set shut_out = '{}' where person_id = $1", [
      hidden.personId,
    ]);
    expect((await mash.get(`/mash/${other}`)).status).toBe(200);
    await restrict(app, hidden);
    expect((await mash.get(`/mash/${other}`)).status).toBe(404);
    expect((await mash.get("/mash")).html).not.toContain("Quayle");
    // Whoever sent it keeps what they sent.
    expect((await school.get(`/concerns/${other}`)).status).toBe(200);
  });
});

describe("whether a restricted record may match", () => {
  test("is answered with one row to everybody, and told to the MASH alone", async () => {
    const hidden = await aChild(app, { familyName: "Rossetti", givenName: "Lia", bornOn: null });
    await restrict(app, hidden);
    const school = await app.signIn("school");
    const about = await sendAs(school, { familyName: "Rossetti", givenName: "Lia" });
    expect((await mash.get(`/mash/${about}`)).page.text).toContain(
      "A record that may match is restricted",
    );
    for (const key of cast) {
      const rows = await askFor(key, about);
      const told = key === "mash";
      expect({ key, rows }).toEqual({
        key,
        rows: [{ may_match: told, ring_name: told ? "Dean Whitmore" : null }],
      });
    }
  });
});

async function askFor(key: string, about: string): Promise<readonly unknown[]> {
  const actor = await actorOf(app, key);
  return acting(app, actor, async (tx) => {
    const { rows } = await sql`
      select may_match, ring_name from identify.restricted_likeness(${about}, ${app.clock.now()})`.execute(
      tx,
    );
    return rows;
  });
}

import { sql } from "kysely";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { textOfDocx } from "../../src/platform/documents/fixtures/read-docx.ts";
import { actorByEmail, acting, anotherPartnership } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { aClient, type Client } from "../harness/client.ts";
import { aColleagueOf } from "../harness/colleagues.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { actorOf, openTestSession, staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { letIn } from "./world.ts";

let app: TestApp;
let school: Client;
let colleague: Client;
let child: Child;
let concernId: string;
beforeAll(async () => {
  app = await anApp();
  school = await app.signIn("school");
  colleague = await aColleagueOf(app, "school");
  child = await aChild(app, { familyName: "Qxrecordz" });
  concernId = await sendAs(school, { familyName: "Whispered" });
  await school.post(`/concerns/${concernId}/parts/words`, { said: "Qxwordsz", heardBy: "Ms Lamb" });
  await school.upload(`/concerns/${concernId}/parts/chronology`, {}, [
    { field: "file", name: "log.txt", content: Buffer.from("Qxlogz") },
  ]);
  await workOfTheMash();
});
afterAll(() => app.close());

/** Everything that the MASH writes about a concern, each text with a word of its own. */
async function workOfTheMash(): Promise<void> {
  const mash = await staffIdOf(app, "mash");
  const given = [concernId, mash, app.clock.now()];
  const scheme = "(select configuration_id from directory.configuration limit 1)";
  await app.query(
    `insert into identify.mash_ratings select gen_random_uuid(), partnership_id, concern_id, ${scheme}, 'Qxredz', 'Qxratingz', now(), $2, $3 from identify.concerns where concern_id = $1`,
    given,
  );
  await app.query(
    `insert into identify.mash_decisions select gen_random_uuid(), partnership_id, concern_id, ${scheme}, 'Qxthresholdz', 'Qxstepz', 'Qxrationalez', 'Qxdissentz', $2, $3 from identify.concerns where concern_id = $1`,
    given,
  );
  await app.query(
    `insert into identify.match_decisions select gen_random_uuid(), partnership_id, concern_id, $4, 'same', '{Qxforz}', '{Qxagainstz}', 'Qxmatchz', $2, $3 from identify.concerns where concern_id = $1`,
    [...given, child.personId],
  );
  await app.query(
    "update identify.mash_episodes set rating = 'Qxredz', person_id = $2 where mash_episode_id = $1",
    [concernId, child.personId],
  );
  await app.query(
    "update identify.concerns set person_id = $2, decided_at = $3 where concern_id = $1",
    [concernId, child.personId, app.clock.now()],
  );
  await app.query(
    `insert into identify.concern_outcomes select gen_random_uuid(), partnership_id, concern_id, 'Qxnextz', 'Qxfamilyz', 'Qxsenderz', $2, $3 from identify.concerns where concern_id = $1`,
    given,
  );
}

const fileHref = async (): Promise<string> => {
  const { page } = await school.get(`/concerns/${concernId}`);
  return page.links.find(({ text }) => text === "log.txt")?.href ?? "";
};

const pages = ["", "/word", "/parts/family", "/parts/words", "/parts/screening"];

/** Whether each way to the concern is open: its pages, its file, a form and the list. */
async function reaches(client: Client): Promise<ReadonlySet<number | boolean>> {
  const found = new Set<number | boolean>();
  const hrefs = [...pages.map((page) => `/concerns/${concernId}${page}`), await fileHref()];
  for (const href of hrefs) {
    const answer = await client.get(href);
    if (answer.status !== 200) expect(answer.html).not.toMatch(/Whispered|\bQx[a-z]+z\b/);
    found.add(answer.status);
  }
  expect((await client.get(`/concerns/${concernId}/sent`)).status).toBe(
    // Decided: the page that said "Sent" leads to the outcome.
    found.has(200) ? 303 : found.has(404) ? 404 : 403,
  );
  const places = await client.post(`/concerns/${concernId}/parts/places`, { where1: "Tried" });
  found.add(places.status === 303 ? 200 : places.status);
  const list = await client.get("/concerns");
  if (list.status === 200) expect(list.html.includes("Whispered")).toBe(found.has(200));
  return found;
}
const open = new Set([200]);
const notFound = new Set([404]);

describe("a concern", () => {
  test("is open to everybody of its sender’s team", async () => {
    expect(await reaches(school)).toEqual(open);
    expect(await reaches(colleague)).toEqual(open);
  });

  test.each(["nurse", "youthworker", "police", "chair", "lead", "manager", "coordinator", "mash"])(
    "is not found by %s, whatever else they reach",
    async (key) => {
      const client = await app.signIn(key);
      expect(await reaches(client)).toEqual(notFound);
    },
  );

  test("is not found by someone in the professional network of the child that it was found to be about", async () => {
    await letIn(app, child, "nurse");
    expect(await reaches(await app.signIn("nurse"))).toEqual(notFound);
  });

  test("is not found by another team of the same school", async () => {
    await app.query(
      `with p as (insert into sec.principals (partnership_id, kind) values (1, 'team') returning principal_id as number),
         t as (insert into directory.teams (team_id, partnership_id, agency_id, principal_id, name)
           select gen_random_uuid(), a.partnership_id, a.agency_id, p.number, 'Attendance'
           from p, directory.agencies a where a.name = 'Fernhill High School' returning team_id as made)
       update directory.posts set team_id = t.made from t where staff_id = $1`,
      [await staffIdOf(app, "youthworker")],
    );
    expect(await reaches(await app.signIn("youthworker"))).toEqual(notFound);
  });

  test("is not found by another partnership", async () => {
    const { email } = await anotherPartnership(app);
    const [row] = await app.query<{ staff_id: string }>(
      "select staff_id from directory.staff where email = $1",
      [email],
    );
    const token = await openTestSession(app, row?.staff_id ?? "");
    expect(await reaches(aClient(() => app.server, app.secrets, token))).toEqual(notFound);
  });

  test("is refused to someone whose post has ended", async () => {
    const leaver = await aColleagueOf(app, "school");
    expect(await reaches(leaver)).toEqual(open);
    await app.query(
      "update directory.posts set ends_on = '2026-11-23' where staff_id = (select max(staff_id::text)::uuid from directory.staff where name like 'Colleague%')",
    );
    expect(await reaches(leaver)).toEqual(new Set([403]));
  });

  test("stays with its team when the child’s record is restricted, with its file", async () => {
    await restrict(app, child);
    expect(await reaches(colleague)).toEqual(open);
    const mash = await actorOf(app, "mash");
    const rows = await acting(app, mash, (tx) => sql`select file_id from files.files`.execute(tx));
    expect(rows.rows).toEqual([]);
  });

  test("leaves in the audit who looked for it in vain", async () => {
    const client = await app.signIn("nurse");
    const rows = await auditDuring(app, () => client.get(`/concerns/${concernId}`));
    expect(rows).toMatchObject([
      { action: "concern.read", outcome: "not_found", subject_ids: [concernId] },
    ]);
  });
});

test("its sender meets the outcome, and no word of the MASH’s own work or of the record", async () => {
  const word = await app.server.inject({
    url: `/concerns/${concernId}/word`,
    headers: { cookie: [...school.cookies].map(([name, value]) => `${name}=${value}`).join("; ") },
  });
  const { body } = textOfDocx(word.rawPayload);
  const html = [];
  for (const page of ["/concerns", `/concerns/${concernId}`])
    html.push((await school.get(page)).html);
  const met = new Set(`${html.join(" ")} ${body.join(" ")}`.match(/\bQx[a-z]+?z\b/g));
  expect(met).toEqual(new Set(["Qxnextz", "Qxfamilyz", "Qxsenderz", "Qxwordsz"]));
  expect(html.join(" ")).not.toContain(child.personId);
  expect(html.join(" ")).not.toContain(child.reference);
});

describe("a statement smuggled in by the sender", () => {
  test.each(["mash_episodes", "mash_ratings", "mash_decisions", "match_decisions"])(
    "reads nothing of identify.%s",
    async (table) => {
      const sender = await actorOf(app, "school");
      const { rows } = await acting(app, sender, (tx) =>
        sql.raw(`select * from identify.${table}`).execute(tx),
      );
      expect(rows).toEqual([]);
      const mash = await app.query(`select 1 from identify.${table}`);
      expect(mash).not.toEqual([]);
    },
  );

  test("writes no outcome, and no part or concern under another’s name", async () => {
    const sender = await actorOf(app, "school");
    const mash = await staffIdOf(app, "mash");
    const statements = [
      `insert into identify.concern_outcomes select gen_random_uuid(), partnership_id, concern_id, 'x', 'x', 'x', sent_by, now() from identify.concerns`,
      `insert into identify.concern_parts (concern_part_id, partnership_id, concern_id, part, body, added_by, added_at) select gen_random_uuid(), partnership_id, concern_id, 'words', '{}', '${mash}', now() from identify.concerns`,
      `insert into identify.concerns (concern_id, partnership_id, acl, reference, team_id, sent_by, sent_at, decide_by, danger_now, family_name, given_name, worry, ring_name, ring_phone) select gen_random_uuid(), partnership_id, acl, 'K-1-1', team_id, '${mash}', now(), now(), 'no', 'x', 'x', 'x', 'x', 'x' from identify.concerns limit 1`,
    ];
    for (const statement of statements) {
      await expect(acting(app, sender, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(
        /row-level security/,
      );
    }
  });

  test.each([
    "update identify.concerns set worry = 'x'",
    "delete from identify.concerns",
    "update identify.concern_parts set body = '{}'",
    "delete from identify.concern_parts",
  ])("changes nothing that was sent: %s", async (statement) => {
    const sender = await actorOf(app, "school");
    await expect(acting(app, sender, (tx) => sql.raw(statement).execute(tx))).rejects.toThrow(
      /permission denied/,
    );
  });

  test("of another partnership reads none, whatever principals it claims", async () => {
    const neighbour = await actorByEmail(app, "coordinator@westvale.example");
    const { rows } = await acting(
      app,
      { ...neighbour, isWide: false, principals: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10] },
      (tx) => sql`select * from identify.concerns`.execute(tx),
    );
    expect(rows).toEqual([]);
  });
});

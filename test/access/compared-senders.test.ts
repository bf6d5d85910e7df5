import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { answerOf, askAbout } from "../harness/checks.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aFact } from "./world.ts";

/** Whoever reads of a child without reaching the record: the sender of a concern, and an agency that is asked. */
let app: TestApp;
let mash: Client;
let school: Client;
let officer: Client;
let count = 0;
let name: string;
let child: Child;
let concernId: string;

const home = "12 Tideway Street, Eastmoor, QX1 4RT";

beforeAll(async () => {
  app = await anApp();
  mash = await app.signIn("mash");
  school = await app.signIn("school");
  officer = await app.signIn("police");
  for (const who of [school, officer])
    expect((await who.post("/people-i-know", { kind: "home", wording: home })).status).toBe(303);
});
beforeEach(async () => {
  count += 1;
  name = `Qxsender${count}`;
  child = await aChild(app, { familyName: name, givenName: "Ada", bornOn: "2012-03-09" });
  concernId = await sendAs(school, { familyName: name, givenName: "Ada", worry: "Qxworryz" });
});
afterAll(() => app.close());

async function link(): Promise<void> {
  const at = `/mash/${concernId}/match/${child.personId}`;
  const { fields } = (await mash.get(at)).page;
  const verdict = { verdict: "same", reason: "Rang the school", version: fields["version"] ?? "" };
  expect((await mash.post(at, verdict)).status).toBe(303);
}
/** From now on it is known that the child lives where the reader does. */
async function becomesTied(): Promise<void> {
  app.clock.advance({ minutes: 1 });
  await aFact(app, child, { kind: "address", wording: home });
}
const findingsOf = (who: string) =>
  staffIdOf(app, who).then((staffId) =>
    app.query("select strength from sec.conflict_findings where person_id = $1 and staff_id = $2", [
      child.personId,
      staffId,
    ]),
  );

describe("the sender of a concern that is linked with a record", () => {
  test.each(["", "/sent", "/word", "/parts/family"])("reads no more of it at %s", async (page) => {
    await link();
    expect((await school.get(`/concerns/${concernId}${page}`)).status).toBe(200);
    await becomesTied();
    const answer = await school.get(`/concerns/${concernId}${page}`);
    expect([answer.status, answer.html.includes("Qxworryz")]).toEqual([404, false]);
    expect(await findingsOf("school")).toEqual([{ strength: "strong" }]);
  });

  test("reads no more of it by the API, and adds nothing to it", async () => {
    await link();
    await becomesTied();
    const asked = await school.post(`/concerns/${concernId}/ask`, {});
    expect(asked.status).toBe(404);
    const answer = await school.get(`/api/concerns/${concernId}`);
    expect([answer.status, answer.html.includes("Qxworryz")]).toEqual([404, false]);
  });

  test("goes on where nobody has linked it: there is no record to compare with", async () => {
    await becomesTied();
    expect((await school.get(`/concerns/${concernId}`)).status).toBe(200);
    expect(await findingsOf("school")).toEqual([]);
  });

  test("goes on where the reason is weak, and is not asked, which would say that there is a record", async () => {
    await link();
    const nurse = await app.signIn("nurse");
    const own = await sendAs(nurse, { familyName: name, givenName: "Ada", worry: "Qxworryz" });
    concernId = own;
    await link();
    await app.query("update directory.staff set name = $2 where staff_id = $1", [
      await staffIdOf(app, "nurse"),
      `Ruth ${name}`,
    ]);
    expect((await nurse.get(`/concerns/${own}`)).status).toBe(200);
    expect(await findingsOf("nurse")).toEqual([{ strength: "weak" }]);
    const told = await app.query(
      "select 1 from work.notifications where staff_id = $1 and href like $2",
      [await staffIdOf(app, "nurse"), `%${child.personId}%`],
    );
    expect(told).toEqual([]);
  });
});

describe("someone who answers for an agency that is asked", () => {
  test("opens no question about a child whom they live with, and answers none", async () => {
    const [check = ""] = await askAbout(app, mash, concernId, { agencies: ["Eastmoor Police"] });
    await link();
    expect((await officer.get(`/checks/${check}`)).status).toBe(200);
    await becomesTied();
    const answer = await officer.get(`/checks/${check}`);
    expect([answer.status, answer.html.includes(name)]).toEqual([404, false]);
    expect(await findingsOf("police")).toEqual([{ strength: "strong" }]);
    expect((await officer.get("/checks")).html).not.toContain(name);
  });

  test("sends no answer that was begun before", async () => {
    const [check = ""] = await askAbout(app, mash, concernId, { agencies: ["Eastmoor Police"] });
    await link();
    const form = await answerOf(app, check, { holds: "something", words: "Qxheldz" });
    await becomesTied();
    const sent = await officer.post(`/checks/${check}`, { ...form, version: "1" });
    expect(sent.status).toBe(404);
    const nothing = await officer.post(`/checks/${check}/nothing`, { version: "1" });
    expect(nothing.status).toBe(404);
    expect(
      await app.query(
        `select 1 from identify.partner_answers a join identify.partner_check_children c using (partner_check_child_id)
         where c.partner_check_id = $1`,
        [check],
      ),
    ).toEqual([]);
  });

  test("still answers about a brother whom they do not know", async () => {
    const other = await sendAs(school, { familyName: name, givenName: "Bilal" });
    const [check = ""] = await askAbout(app, mash, concernId, {
      agencies: ["Eastmoor Police"],
      together: [other],
    });
    await link();
    await becomesTied();
    const { status, page } = await officer.get(`/checks/${check}`);
    expect(status).toBe(200);
    expect(page.text).toContain(`Bilal ${name}`);
    expect(page.text).not.toContain(`Ada ${name}`);
  });
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";

/** Two records that may be of the child of a concern can be a pair for themselves. */
let app: TestApp;
let mash: Client;
let one: Child;
let other: Child;
let page = "";
let count = 0;
const families =
  "Abernathy Dunwoody Fitzgibbon Hollingworth Kessler Montague Okonjo Prendergast Quigley".split(
    " ",
  );
beforeAll(async () => {
  app = await anApp();
  mash = await app.signIn("mash");
});
beforeEach(async () => {
  await app.query("delete from subjects.likely_pairs");
  const familyName = families[count++] ?? "";
  // Of a year of their own, so that no test’s children are like another’s.
  const year = String(2009 + count);
  one = await aChild(app, { familyName, givenName: "Amelia", bornOn: `${year}-03-09` });
  other = await aChild(app, { familyName, givenName: "Ameila", bornOn: `${year}-09-03` });
  await app.query(
    `insert into subjects.likely_pairs (person_id, other_person_id, partnership_id, bits)
     select least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), partnership_id, 9.5
     from subjects.people where person_id = $1 on conflict do nothing`,
    [one.personId, other.personId],
  );
  const sent = { familyName, givenName: "Amelia", "bornOn-year": year };
  page = `/mash/${await sendAs(await app.signIn("school"), sent)}`;
});
afterAll(() => app.close());

const address = () => {
  const ids = [one, other].map(({ personId }) => personId).toSorted((a, b) => (a < b ? -1 : 1));
  return `/same-child/${ids.join("/")}`;
};
async function look() {
  const read = await mash.get(page);
  expect(read.status).toBe(200);
  return { text: read.page.text, html: read.html, links: read.page.links.map(({ href }) => href) };
}
const maybe = "These two records may be of one child";

/** A verdict of somebody of the cast. */
const decide = async (key: string, verdict: string, { bits = 9.5, isSecond = false } = {}) =>
  app.query(
    `insert into subjects.pair_decisions (pair_decision_id, partnership_id, person_id, other_person_id, verdict, reason, bits,
       is_second, decided_by, decided_at)
     select gen_random_uuid(), partnership_id, least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), $3, 'Qxverdictz', $4, $6, $5, now()
     from subjects.people where person_id = $1`,
    [one.personId, other.personId, verdict, bits, await staffIdOf(app, key), isSecond],
  );

describe("two likely records that are a pair", () => {
  test("are said to be one, under them and above the one press, with the way to the pair", async () => {
    const { text, links } = await look();
    expect(text.split(maybe)).toHaveLength(3);
    expect(text.indexOf(maybe)).toBeLessThan(text.indexOf("It is this child: to the lead"));
    expect(links.filter((href) => href === address())).toHaveLength(2);
    expect((await mash.get(address())).status).toBe(200);
  });

  test("are not, where the concern has their family name alone", async () => {
    const familyName = families[count - 1] ?? "";
    const sent = {
      familyName,
      givenName: "Zebedee",
      "bornOn-day": "27",
      "bornOn-month": "12",
      "bornOn-year": "2019",
    };
    page = `/mash/${await sendAs(await app.signIn("school"), sent)}`;
    const { text, html } = await look();
    expect([text.includes("Same family name only (2)"), html.includes(maybe)]).toEqual([
      true,
      false,
    ]);
  });

  test("are said to be one above the note for a child who is open already", async () => {
    const read = await mash.get(page);
    const [version] = [read.page.fields["version"] ?? ""];
    const same = { verdict: "same", reason: "Rang the school", version };
    expect((await mash.post(`${page}/match/${one.personId}`, same)).status).toBe(303);
    const { text } = await look();
    expect(text.indexOf("already open to the exploitation pathway")).toBeGreaterThan(-1);
    expect(text.indexOf(maybe)).toBeLessThan(text.indexOf("Already open: to the lead"));
    expect(text.split(maybe)).toHaveLength(3);
  });

  test("say nothing of a colleague’s verdict while the reader is to look themselves", async () => {
    await decide("coordinator", "same");
    expect((await look()).text).toContain(maybe);
    await decide("lead", "same", { isSecond: true });
    const { text } = await look();
    expect(text).toContain("These two records are of one child, it was decided");
    expect(text).not.toContain("Qxverdictz");
  });

  test("say that it was decided that they are two children", async () => {
    await app.query("delete from subjects.likely_pairs");
    await decide("coordinator", "different", { bits: -30 });
    const { text, links } = await look();
    expect(text).toContain("These two records are of two children, it was decided");
    expect(links).toContain(address());
  });

  test("say nothing once the verdict was taken back and nothing finds them likely", async () => {
    await app.query("delete from subjects.likely_pairs");
    await decide("coordinator", "different", { bits: -30 });
    await app.query(
      `update subjects.pair_decisions set ended_at = now(), ended_by = decided_by, end_reason = 'Wrong'
       where $1::uuid in (person_id, other_person_id)`,
      [one.personId],
    );
    expect((await look()).html).not.toContain("These two records");
  });

  test("are no pair to whoever does not reach both, and nothing tells that there is one", async () => {
    await restrict(app, other);
    const { html } = await look();
    expect(html).not.toContain("These two records");
    expect(html).not.toContain("/same-child/");
    expect(html).not.toContain(other.personId);
  });

  test("are no pair to whoever may not decide on pairs", async () => {
    await app.query(
      "update directory.roles set permissions = array_remove(permissions, 'record.match') where key = 'mash-decision-maker'",
    );
    const { html } = await look();
    expect(html).not.toContain("These two records");
    expect(html).not.toContain(address());
    await app.query(
      "update directory.roles set permissions = permissions || '{record.match}' where key = 'mash-decision-maker'",
    );
  });
});

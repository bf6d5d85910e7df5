import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { addAround, familyAt } from "../harness/family-network.ts";
import { join, splitting } from "../harness/merging.ts";
import { letIn, protect } from "./world.ts";

let app: TestApp;
let lead: Client;
let coordinator: Client;
let school: Client;

beforeAll(async () => {
  app = await anApp();
  [lead, coordinator, school] = [
    await app.signIn("lead"),
    await app.signIn("coordinator"),
    await app.signIn("school"),
  ];
}, 180_000);
afterAll(() => app.close());

type Form = Readonly<Record<string, string>>;

const link = (more: Form = {}): Form => ({
  record: "another",
  reference: "",
  howKnown: "Qxknown: birth certificates seen",
  maySay: "yes",
  sayReason: "",
  version: "",
  ...more,
});

let family = 0;

/** Two children of one family name, of whom the first has the second as a brother around them; and the form that links. */
async function twoChildren(): Promise<{ one: Child; other: Child; form: string }> {
  const familyName = `Qxkin${++family}`;
  const one = await aChild(app, { familyName, givenName: "Ada" });
  const other = await aChild(app, { familyName, givenName: "Qxbo", bornOn: "2013-02-01" });
  const id = await addAround(app, lead, one, {
    name: `Qxbo ${familyName}`,
    relationship: "brother",
  });
  return { one, other, form: `${familyAt(one)}/people/${id}/record` };
}

const before = "Brothers and sisters";
const beyond = "A brother or sister whose record you cannot open may be at risk: ask the MASH";

describe("the records of a brother and a sister", () => {
  test("are linked by a person, and each leads to the other for whoever reaches both", async () => {
    const { one, other, form } = await twoChildren();
    const asked = await lead.get(form);
    expect(asked.page.text).toContain("Qxbo Qxkin");
    expect(asked.page.text).toContain("born 1 February 2013");
    expect((await lead.post(form, link({ record: other.personId }))).status).toBe(303);
    expect((await lead.get(familyAt(one))).page.text).toContain(other.reference);
    expect((await coordinator.get(familyAt(other))).page.text).toContain(one.reference);
    // Linked once: the form is gone, and a second try from a page that is still open says so.
    expect((await lead.get(form)).status).toBe(404);
    expect((await lead.get(`/children/${one.personId}`)).page.text).toContain("1 open case among");
  });

  test.each([
    ["nothing chosen", { record: "" }, "Choose which record is theirs"],
    ["no reference", {}, "Enter the reference of the other record"],
    ["no such reference", { reference: "C-0000-0" }, "No record of this reference is open to you"],
    ["no source", { howKnown: " " }, "Enter how it is known"],
    ["a no without a reason", { maySay: "no" }, "Enter why it may not be said"],
  ])("%s is refused beside its question, and what was typed stays", async (_what, wrong, says) => {
    const { form } = await twoChildren();
    const refused = await lead.post(form, link(wrong));
    expect([refused.status, refused.page.text.includes(says)]).toEqual([422, true]);
    if (!("howKnown" in wrong)) expect(refused.html).toContain("Qxknown");
  });

  test("where no record has the family name, the reference alone is asked", async () => {
    const child = await aChild(app, { familyName: "Qxalone" });
    const other = await aChild(app, { familyName: "Qxelsewhere" });
    const id = await addAround(app, lead, child, { name: "Qxsis Qxnone", relationship: "sister" });
    const form = `${familyAt(child)}/people/${id}/record`;
    expect((await lead.get(form)).page.text).not.toContain("Which record is theirs?");
    const empty = await lead.post(form, link({ record: "" }));
    expect(empty.page.text).toContain("Enter the reference of the other record");
    const sent = await lead.post(form, link({ record: "", reference: other.reference }));
    expect(sent.status).toBe(303);
  });

  test("a linked brother or sister is offered for the chronology of several, by any family name, and to nobody else", async () => {
    const child = await aChild(app, { familyName: "Qxeldest" });
    const other = await aChild(app, { familyName: "Qxmarried", givenName: "Qxrosa" });
    const group = `/children/${child.personId}/group-chronology`;
    expect((await lead.get(group)).page.text).not.toContain("Qxrosa");
    const id = await addAround(app, lead, child, { name: "Rosa", relationship: "sister" });
    const form = `${familyAt(child)}/people/${id}/record`;
    await lead.post(form, link({ record: "", reference: other.reference }));
    const offered = (await lead.get(group)).page.text;
    expect(offered).toContain("Qxrosa");
    expect(offered).toContain("Recorded as a brother or sister");
    await restrict(app, other);
    const after = (await coordinator.get(group)).html;
    expect(after).not.toMatch(/Qxrosa|Qxmarried|Recorded as a brother/);
    expect(after).not.toContain(other.reference);
  });

  test("a record is not linked with itself, nor twice", async () => {
    const { one, other, form } = await twoChildren();
    const own = await lead.post(form, link({ reference: one.reference }));
    expect(own.page.text).toContain("No record of this reference is open to you");
    expect((await lead.post(form, link({ reference: other.reference.toLowerCase() }))).status).toBe(
      303,
    );
    const name = "Another Qxname";
    const id = await addAround(app, lead, one, { name, relationship: "brother" });
    const again = `${familyAt(one)}/people/${id}/record`;
    const twice = await lead.post(again, link({ reference: other.reference }));
    expect(twice.page.text).toContain("These two records are linked already");
  });

  test("are linked once by two people at once, and the audit names both children", async () => {
    const { one, other, form } = await twoChildren();
    const both = await Promise.all(
      [lead, coordinator].map((who) => who.post(form, link({ record: other.personId }))),
    );
    expect(both.map(({ status }) => status).toSorted()).not.toEqual([303, 303]);
    const rows = await app.query("select 1 from protect.sibling_links where person_id = $1", [
      one.personId,
    ]);
    expect(rows).toHaveLength(1);
    const audited = await app.query(
      "select 1 from audit.events where action = 'sibling.link' and $1 = any (subject_ids) and $2 = any (subject_ids)",
      [one.personId, other.personId],
    );
    expect(audited).toHaveLength(1);
  });

  test("stand in numbers on the record, at the door, with the plan and where a meeting is booked", async () => {
    const { one, other, form } = await twoChildren();
    await lead.post(form, link({ record: other.personId }));
    const at = `/children/${one.personId}`;
    for (const page of [at, `${at}/door`, `${at}/meeting`, `${at}/plan`]) {
      const { text } = (await lead.get(page)).page;
      expect([page, text.includes("1 open case among those with a record here")]).toEqual([
        page,
        true,
      ]);
      expect(text).not.toContain(other.reference);
    }
  });

  test("are linked no more once a person says why; two at once end it once", async () => {
    const { one, other, form } = await twoChildren();
    await lead.post(form, link({ record: other.personId }));
    const end = /href="([^"]+\/siblings\/[^"]+\/end)"/.exec(
      (await lead.get(familyAt(other))).html,
    )?.[1];
    const why = { endReason: "Qxcousins", version: "" };
    const nothing = await lead.post(end ?? "", { ...why, endReason: "" });
    expect(nothing.page.text).toContain("Enter why they are linked no more");
    const both = await Promise.all([lead.post(end ?? "", why), coordinator.post(end ?? "", why)]);
    expect(both.filter(({ status }) => status === 303)).toHaveLength(1);
    expect((await lead.get(familyAt(one))).page.text).not.toContain(other.reference);
    expect((await lead.get(familyAt(other))).page.text).not.toContain(one.reference);
    const kept = await app.query(
      "select 1 from protect.sibling_links where end_reason = 'Qxcousins'",
    );
    expect(kept).toHaveLength(2);
  });
});

describe("records that are joined", () => {
  test("take their links along, and give them back when they are taken apart", async () => {
    const { one, other, form } = await twoChildren();
    await lead.post(form, link({ record: other.personId }));
    const stays = await aChild(app, { familyName: "Qxkept", givenName: "Qxbo" });
    const mash = await app.signIn("mash");
    const at = await join({ coordinator, mash, stays, ends: other });
    expect((await coordinator.get(familyAt(one))).page.text).toContain(stays.reference);
    expect((await coordinator.get(familyAt(stays))).page.text).toContain(one.reference);
    expect((await mash.post(`${at}/split`, splitting)).status).toBe(303);
    expect((await coordinator.get(familyAt(one))).page.text).toContain(other.reference);
    expect((await coordinator.get(familyAt(stays))).page.text).not.toContain(one.reference);
  });

  test("of a brother and a sister who are one child after all lead to nobody", async () => {
    const { one, other, form } = await twoChildren();
    await lead.post(form, link({ record: other.personId }));
    await join({ coordinator, mash: await app.signIn("mash"), stays: one, ends: other });
    const { text } = (await coordinator.get(familyAt(one))).page;
    expect(text).not.toContain("with a record here");
  });
});

describe("who does not reach both", () => {
  test("reads that a brother or sister may be at risk, without name or reference, where it may be said", async () => {
    const { one, other, form } = await twoChildren();
    await letIn(app, one, "school");
    await lead.post(form, link({ record: other.personId }));
    for (const at of [familyAt(one), `/children/${one.personId}`]) {
      const { page, html } = await school.get(at);
      expect(page.text).toContain(beyond);
      expect(html).not.toContain(other.reference);
      expect(html).not.toContain(other.personId);
      expect(html).not.toContain("Qxknown");
    }
    expect((await school.get(`/children/${one.personId}`)).page.text).toContain(before);
    const told = await app.query<{ text: string }>(
      "select headline || coalesce(detail, '') as text from protect.chronology_entries where person_id in ($1, $2)",
      [one.personId, other.personId],
    );
    expect(told.filter(({ text }) => /link|Qxknown/i.test(text))).toEqual([]);
  });

  type Hidden = (two: { one: Child; other: Child }) => Promise<unknown>;
  const hiddenBy: readonly (readonly [string, Form, Hidden])[] = [
    ["it may not be said", { maySay: "no", sayReason: "Qxreason" }, async () => undefined],
    ["the other record is restricted", {}, async ({ other }) => restrict(app, other)],
    [
      "the place of the other is protected",
      {},
      async ({ other }) => protect(app, other, ["lead", "manager"]),
    ],
    [
      "the other has no open case",
      {},
      async ({ other }) =>
        app.query("update protect.tracker_entries set is_open = false where person_id = $1", [
          other.personId,
        ]),
    ],
    [
      "the other is placed for adoption",
      {},
      async ({ other }) =>
        app.query(
          `insert into protect.identity_facts (identity_fact_id, partnership_id, person_id, kind, state, value, source, noted_on, recorded_by, recorded_at)
           select gen_random_uuid(), p.partnership_id, p.person_id, 'care', 'known', 'placed-for-adoption', 'court', '2026-11-01', s.staff_id, now()
           from subjects.people p, directory.staff s where p.person_id = $1 limit 1`,
          [other.personId],
        ),
    ],
    [
      "the reader is shut out of the other record",
      {},
      async ({ other }) =>
        app.query(
          "update subjects.people set shut_out = array(select staff_id from directory.staff where email like 'school@%') where person_id = $1",
          [other.personId],
        ),
    ],
  ];
  test.each(hiddenBy)(
    "reads the same as if there were no link, where %s",
    async (_why, more, hide) => {
      const two = await twoChildren();
      await letIn(app, two.one, "school");
      const pages = [familyAt(two.one), `/children/${two.one.personId}`];
      const read = async () =>
        Promise.all(pages.map(async (at) => (await school.get(at)).page.text));
      const unlinked = await read();
      const sent = await lead.post(two.form, link({ record: two.other.personId, ...more }));
      expect(sent.status).toBe(303);
      await hide(two);
      expect(await read()).toEqual(unlinked);
    },
  );

  test("cannot link a record that they do not reach, and learns nothing of it", async () => {
    const { one, other, form } = await twoChildren();
    await letIn(app, one, "school");
    const answers = [];
    for (const reference of [other.reference, "C-9999-9"]) {
      const { status, page } = await school.post(form, link({ reference }));
      answers.push([status, page.text.replaceAll(reference, "…")]);
    }
    expect(answers[0]).toEqual(answers[1]);
    const chosen = await school.post(form, link({ record: other.personId }));
    expect(chosen.status).toBe(422);
    expect((await school.get(form)).html).not.toContain(other.personId);
  });
});

describe("through an adoption or a placement that is hidden", () => {
  test("nothing is linked, and what was linked before leads nowhere", async () => {
    const { one, other, form } = await twoChildren();
    const sent = await lead.post(form, link({ record: other.personId }));
    expect(sent.status).toBe(303);
    await protect(app, other, ["lead", "manager"]);
    for (const child of [one, other])
      expect((await coordinator.get(familyAt(child))).html).not.toContain("Qxknown");
    const next = await twoChildren();
    await protect(app, next.one, ["lead", "manager"]);
    const refused = await lead.post(next.form, link({ record: next.other.personId }));
    expect(refused.page.text).toContain("These records are not linked: one of the two children");
  });

  test("an adoptive parent around one of them is enough", async () => {
    const { other, form } = await twoChildren();
    await addAround(app, lead, other, { name: "Qxadopter", relationship: "adoptive-parent" });
    const refused = await lead.post(form, link({ record: other.personId }));
    expect(refused.page.text).toContain("is adopted or placed for adoption");
  });
});

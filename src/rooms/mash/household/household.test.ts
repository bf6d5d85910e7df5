import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newId } from "../../../kernel/ids.ts";
import { auditDuring } from "../../../../test/access/walk.ts";
import { cast } from "../../../../test/access/world.ts";
import { anApp, type TestApp } from "../../../../test/harness/app.ts";
import { askAbout } from "../../../../test/harness/checks.ts";
import type { Client } from "../../../../test/harness/client.ts";
import { sendAs } from "../../../../test/harness/concerns.ts";
import { aChild, restrict } from "../../../../test/harness/factories.ts";

let app: TestApp;
let mash: Client;
/** Who send concerns about children: three agencies. */
const senders = ["school", "police", "nurse"].filter((key) => cast.includes(key));
beforeAll(async () => {
  app = await anApp();
  mash = await app.signIn("mash");
});
afterAll(() => app.close());

const versionOf = async (concernId: string): Promise<string> => {
  const [row] = await app.query<{ version: number }>(
    "select version from identify.mash_episodes where mash_episode_id = $1",
    [concernId],
  );
  return String(row?.version);
};
const referenceOf = async (concernId: string): Promise<string> => {
  const [row] = await app.query<{ reference: string }>(
    "select reference from identify.concerns where concern_id = $1",
    [concernId],
  );
  return row?.reference ?? "";
};
const decisionsOf = (concernIds: readonly string[]) =>
  app.query<{ id: string; step: string; threshold: string; rationale: string }>(
    `select mash_episode_id as id, next_step as step, threshold, rationale from identify.mash_decisions
     where mash_episode_id = any ($1) order by array_position($1::uuid[], mash_episode_id)`,
    [concernIds],
  );

/** Concerns about brothers and sisters, each from another agency. */
async function aHousehold(familyName: string, given: readonly string[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [at, givenName] of given.entries()) {
    const sender = await app.signIn(senders[at % senders.length] ?? "school");
    ids.push(await sendAs(sender, { familyName, givenName }));
  }
  return ids;
}

async function versionsOf(concernIds: readonly string[]): Promise<Record<string, string>> {
  const rows = await Promise.all(
    concernIds.map(async (id) => [`version-${id}`, await versionOf(id)] as const),
  );
  return Object.fromEntries(rows);
}

const textOf = (errors: readonly { readonly text: string }[]): string =>
  errors.map(({ text }) => text).join(" ");

const shared = {
  rationale: "Seen together at the station at night",
  dissent: "",
  forFamily: "Someone rings this week",
  forSender: "Ring again if they are away tonight",
};
const decided = (id: string, nextStep: string, threshold = "level-3") => ({
  [`nextStep-${id}`]: nextStep,
  [`threshold-${id}`]: threshold,
});

describe("a household of which three agencies wrote", () => {
  test("is decided on one form, each child with a decision of their own; who has none stays open", async () => {
    const ids = await aHousehold("Quillfeather", ["Ana", "Ben", "Cleo"]);
    const [ana = "", ben = "", cleo = ""] = ids;
    const child = await aChild(app, { familyName: "Quillfeather", givenName: "Ana" });
    const linked = await mash.post(`/mash/${ana}/match/${child.personId}`, {
      version: await versionOf(ana),
      verdict: "same",
      reason: "Rang the school",
    });
    expect(linked.status).toBe(303);
    const { page } = await mash.get(`/mash/${ana}`);
    expect(page.text).toContain("Decide for Ana Quillfeather and the others on one form");
    const queue = (await mash.get("/mash")).page;
    const together = {
      text: `Decide together with 2 others of this family name: Ben Quillfeather, ${await referenceOf(ben)}`,
    };
    expect(queue.links).toContainEqual({ ...together, href: `/mash/${ben}/household` });
    const form = (await mash.get(`/mash/${ben}/household`)).page;
    expect(form.text).toContain("3 concerns: 3 to decide, 0 decided.");
    const rows = await auditDuring(app, async () => {
      const answer = await mash.post(`/mash/${ben}/household`, {
        ...shared,
        ...(await versionsOf(ids)),
        ...decided(ana, "assessment"),
        ...decided(ben, "early-help", "level-2"),
        [`rationale-${ben}`]: "He was at home that night",
      });
      expect([answer.status, answer.page.errors]).toEqual([303, []]);
      expect(answer.location).toBe(`/mash/${ben}/household`);
    });
    expect(rows).toMatchObject([{ action: "mash.household.decide", outcome: "done" }]);
    expect([...(rows[0]?.subject_ids ?? [])].sort()).toEqual([ana, ben, child.personId].sort());
    expect(await decisionsOf(ids)).toEqual([
      { id: ana, step: "assessment", threshold: "level-3", rationale: shared.rationale },
      { id: ben, step: "early-help", threshold: "level-2", rationale: "He was at home that night" },
    ]);
    const after = (await mash.get(`/mash/${ben}/household`)).page.text;
    expect(after).toContain("3 concerns: 1 to decide, 2 decided.");
    expect(after).toContain(`Next step for Cleo Quillfeather, ${await referenceOf(cleo)}`);
    for (const id of [ana, ben]) {
      const note = JSON.parse((await mash.get(`/mash/${id}/note.json`)).html) as object;
      expect(note).toMatchObject({ concern: await referenceOf(id) });
    }
    const lines = await app.query<{ headline: string }>(
      "select headline from protect.chronology_entries where person_id = $1 and headline like 'MASH decision%'",
      [child.personId],
    );
    expect(lines).toHaveLength(1);
    expect(lines[0]?.headline).toContain(await referenceOf(ana));
  });

  test("two concerns about one child open the pathway once", async () => {
    const ids = await aHousehold("Penhallow", ["Rue", "Rue"]);
    const [first = "", second = ""] = ids;
    const child = await aChild(app, { familyName: "Penhallow", givenName: "Rue", isOpen: false });
    for (const id of ids) {
      const verdict = { version: await versionOf(id), verdict: "same", reason: "Rang the school" };
      expect((await mash.post(`/mash/${id}/match/${child.personId}`, verdict)).status).toBe(303);
    }
    const answer = await mash.post(`/mash/${first}/household`, {
      ...shared,
      ...(await versionsOf(ids)),
      ...decided(first, "assessment"),
      ...decided(second, "assessment"),
    });
    expect([answer.status, answer.page.errors]).toEqual([303, []]);
    expect(await decisionsOf(ids)).toHaveLength(2);
    const notices = await app.query(
      "select distinct headline from work.notifications where headline like 'A child is open to the exploitation pathway%' and href like $1",
      [`%${child.personId}`],
    );
    expect(notices).toHaveLength(1);
    const opened = await app.query(
      "select 1 from protect.chronology_entries where person_id = $1 and headline = 'Opened to the exploitation pathway'",
      [child.personId],
    );
    expect(opened).toHaveLength(1);
  });

  test("records nothing of any where a colleague was first with one, and keeps what was typed", async () => {
    const ids = await aHousehold("Ravensworth", ["Dan", "Eve"]);
    const [dan = "", eve = ""] = ids;
    const before = await versionsOf(ids);
    await mash.post(`/mash/${eve}/rate`, {
      version: before[`version-${eve}`] ?? "",
      rating: "red",
      reason: "A second call",
    });
    const sent = {
      ...shared,
      ...before,
      ...decided(dan, "early-help"),
      ...decided(eve, "early-help"),
      [`forSender-${eve}`]: "Ring the desk",
    };
    const answer = await mash.post(`/mash/${dan}/household`, sent);
    expect(answer.status).toBe(409);
    expect(answer.html).toContain("Seen together at the station at night");
    expect(answer.html).toContain("Ring the desk");
    expect(await decisionsOf(ids)).toEqual([]);
    // Decided by somebody else meanwhile: it is still said, with what was written of it.
    const decide = { ...shared, threshold: "level-2", nextStep: "early-help" };
    await mash.post(`/mash/${eve}/decide`, { ...decide, version: await versionOf(eve) });
    const again = await mash.post(`/mash/${dan}/household`, sent);
    expect(again.status).toBe(409);
    expect(again.page.text).toContain("You wrote, and it is not recorded: Ring the desk");
    expect(await decisionsOf([dan])).toEqual([]);
  });

  test("takes over no choice from a brother or a sister, and says beside which child something is missing", async () => {
    const ids = await aHousehold("Silverdale", ["Fay", "Gus"]);
    const [fay = "", gus = ""] = ids;
    const answer = await mash.post(`/mash/${fay}/household`, {
      ...shared,
      ...(await versionsOf(ids)),
      ...decided(fay, "early-help", ""),
      [`rationale-${gus}`]: "Begun and not ended",
    });
    expect(answer.status).toBe(422);
    const text = textOf(answer.page.errors);
    expect(text).toContain(`Choose a threshold: Fay Silverdale, ${await referenceOf(fay)}`);
    expect(text).toContain(`Choose a next step for Gus Silverdale, ${await referenceOf(gus)}`);
    expect(answer.html).toContain("Begun and not ended");
    const nobody = await mash.post(`/mash/${fay}/household`, {
      ...shared,
      ...(await versionsOf(ids)),
    });
    expect(textOf(nobody.page.errors)).toContain("Choose a next step for at least one child");
    const none = { ...shared, rationale: "", forSender: "" };
    const once = await mash.post(`/mash/${fay}/household`, {
      ...none,
      ...(await versionsOf(ids)),
      ...decided(fay, "early-help"),
      ...decided(gus, "early-help"),
    });
    expect(once.page.errors).toHaveLength(2);
    expect(await decisionsOf(ids)).toEqual([]);
  });

  test("has another concern of the same incident by its number, and what was asked together", async () => {
    const school = await app.signIn("school");
    const first = await sendAs(school, { familyName: "Thistlewood", givenName: "Hal" });
    const second = await sendAs(school, { familyName: "Umberleigh", givenName: "Ivy" });
    const [third = ""] = await aHousehold("Vexford", ["Jay"]);
    const other = await sendAs(school, { familyName: "Wyndham", givenName: "Kit" });
    const number = await referenceOf(third);
    const before = (await mash.get(`/mash/${first}/household`)).page.text;
    expect(before).not.toContain("Vexford");
    const added = (await mash.get(`/mash/${first}/household?with=${number.toLowerCase()}`)).page;
    expect(added.text).toContain(`Jay Vexford, ${number}`);
    expect(added.text).not.toContain("Umberleigh");
    // Both from one team within a day: offered to be asked about together, and together from then on.
    await askAbout(app, mash, first, { agencies: ["Eastmoor Police"], together: [second] });
    const asked = (await mash.get(`/mash/${second}/household`)).page.text;
    expect(asked).toContain(await referenceOf(first));
    expect(asked).not.toContain(await referenceOf(other));
  });
});

describe("who may decide for a household", () => {
  test.each(cast.filter((key) => key !== "mash"))("not %s", async (key) => {
    const [id = ""] = await aHousehold(`Xqclosed${key.replaceAll(/[^a-z]/gu, "")}`, ["Lou"]);
    const client = await app.signIn(key);
    const got = await client.get(`/mash/${id}/household`);
    expect([got.status, got.html.includes("Xqclosed")]).toEqual([403, false]);
    const sent = { ...shared, ...(await versionsOf([id])), ...decided(id, "early-help") };
    expect((await client.post(`/mash/${id}/household`, sent)).status).toBe(403);
    expect(await decisionsOf([id])).toEqual([]);
  });

  test("nobody decides on a restricted record beside others, nor on one that is not there", async () => {
    const ids = await aHousehold("Yarrowby", ["Max", "Nia"]);
    const [max = "", nia = ""] = ids;
    const child = await aChild(app, { familyName: "Yarrowby", givenName: "Nia" });
    await mash.post(`/mash/${nia}/match/${child.personId}`, {
      version: await versionOf(nia),
      verdict: "same",
      reason: "Rang the school",
    });
    await restrict(app, child);
    const number = await referenceOf(nia);
    for (const address of [`/mash/${max}/household`, `/mash/${max}/household?with=${number}`]) {
      const { text } = (await mash.get(address)).page;
      expect([text.includes("Nia"), text.includes("1 concern:")]).toEqual([false, true]);
    }
    expect((await mash.get(`/mash/${nia}/household`)).status).toBe(404);
    const answer = await mash.post(`/mash/${max}/household`, {
      ...shared,
      ...(await versionsOf(ids)),
      ...decided(max, "early-help"),
      ...decided(nia, "early-help"),
    });
    expect(answer.status).toBe(409);
    expect(await decisionsOf(ids)).toEqual([]);
    expect((await mash.get(`/mash/${newId()}/household`)).status).toBe(404);
  });
});

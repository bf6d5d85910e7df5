import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { decideForm } from "../harness/mash.ts";
import { paperForm, saidToHarm, step } from "../harness/papers.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { letIn } from "./world.ts";

/** Words that never leave with the decision, whoever gets it. */
const inside = ["Qxrationalez", "Qxdissentz", "Qxratingz", "Qxforsenderz", "Qxworryz"];

let app: TestApp;
let mash: Client;
let coordinator: Client;
let school: Client;
let child: Child;
let concernId: string;

beforeAll(async () => {
  app = await anApp();
  mash = await app.signIn("mash");
  coordinator = await app.signIn("coordinator");
  school = await app.signIn("school");
}, 180_000);

const send = async (part: string, fields: Record<string, string>): Promise<Answer> => {
  const [row] = await app.query<{ version: number }>(
    "select version from identify.mash_episodes where mash_episode_id = $1",
    [concernId],
  );
  return mash.post(`/mash/${concernId}/${part}`, { version: String(row?.version), ...fields });
};

/** As if somebody had said that the concern is about this child. */
async function link({ personId }: Child): Promise<void> {
  for (const [table, key] of [
    ["concerns", "concern_id"],
    ["mash_episodes", "mash_episode_id"],
  ] as const) {
    await app.query(`update identify.${table} set person_id = $2 where ${key} = $1`, [
      concernId,
      personId,
    ]);
  }
}

beforeEach(async () => {
  child = await aChild(app, { familyName: "Qxpaperz", givenName: "Ada" });
  concernId = await sendAs(school, { familyName: "Qxpaperz", givenName: "Ada", worry: "Qxworryz" });
  await link(child);
  const texts = { rationale: "Qxrationalez", dissent: "Qxdissentz", forSender: "Qxforsenderz" };
  await send("rate", { rating: "red", reason: "Qxratingz" });
  const told = "Someone from early help rings you.\nYou can say no.";
  expect((await send("decide", decideForm({ ...texts, forFamily: told }))).status).toBe(303);
});
afterAll(() => app.close());

const next = "Mariam Begum rings before Friday.";
const toFamily = { ...paperForm, readable: "yes", next };
const at = (audience: string): string => `/mash/${concernId}/papers/${audience}`;
const prepare = (audience: string, form: Readonly<Record<string, string>>, by = mash) =>
  by.post(at(audience), form);
const toAgency = async (): Promise<Record<string, string>> => {
  const [agency] = await app.query<{ id: string }>(
    "select agency_id as id from directory.agencies where kind = 'school'",
  );
  return {
    recipient: `agency-${agency?.id ?? ""}`,
    channel: "secure-email",
    purpose: "Told",
    next,
  };
};

/** Prepared, released by somebody else, and as it is handed over. */
async function handedOver(audience: string, form: Record<string, string>): Promise<string> {
  const paper = (await prepare(audience, form)).location ?? "";
  expect((await step(app, mash, { at: paper, to: "ask" })).status).toBe(303);
  expect((await step(app, mash, { at: paper, to: "release" })).status).toBe(403);
  expect((await step(app, coordinator, { at: paper, to: "release" })).status).toBe(303);
  const printed = await mash.get(`${paper}/print`);
  expect(printed.status).toBe(200);
  return printed.page.text;
}

const referenceOf = async (): Promise<string> =>
  (
    await app.query<{ reference: string }>(
      "select reference from identify.concerns where concern_id = $1",
      [concernId],
    )
  )[0]?.reference ?? "";

describe("the decision of the MASH on paper", () => {
  test("tells the family what they may be told and who does what, and nothing of the rest", async () => {
    const text = await handedOver("family", toFamily);
    for (const said of ["Early help", "Someone from early help rings you.", next, "Sadia Doyle"]) {
      expect(text).toContain(said);
    }
    const others = ["Claire Hale", "Fernhill", "OFFICIAL", "online access", await referenceOf()];
    for (const hidden of [...inside, ...others]) {
      expect({ hidden, is: text.includes(hidden) }).toEqual({ hidden, is: false });
    }
    expect((await mash.get(`/children/${child.personId}/papers`)).page.text).toContain(
      "Decision of the MASH, for the family",
    );
  });

  test("tells an agency the threshold too, and still not why or what is for the sender", async () => {
    const text = await handedOver("agency", await toAgency());
    const hide = "hide it from online access";
    for (const said of ["OFFICIAL-SENSITIVE", "Level 3", "You can say no.", next, hide]) {
      expect(text).toContain(said);
    }
    for (const hidden of [...inside, "Claire Hale"]) expect(text).not.toContain(hidden);
  });

  test("is not made for the family where the words say that they must not be told", async () => {
    const back = await prepare("family", { ...toFamily, readable: "no", next: "" });
    expect(back.status).toBe(422);
    expect(back.page.text).toContain("Then the family gets no paper of this");
    expect(back.page.text).toContain("Enter who does what next");
    expect((await prepare("family", { ...toFamily, readable: "" })).status).toBe(422);
  });

  test.each(["Claire Hale told us.", "Ms HALE told us.", "They were worried at Fernhill’s."])(
    "does not tell the family who sent the concern: %s",
    async (words) => {
      const typed = { ...toFamily, next: `${next}\n${words}` };
      const back = await prepare("family", typed);
      expect(back.status).toBe(422);
      expect(back.page.text).toContain("says who sent a concern about the child");
      const [part = ""] = /finding-\d+\.sender/.exec(back.html) ?? [];
      const number = part.replace(/\D/g, "");
      const kept = { ...typed, [`keep.${number}.sender`]: "They know" };
      expect((await prepare("family", kept)).status).toBe(422);
      const made = await prepare("family", { ...typed, out: number });
      expect(made.status).toBe(303);
      expect((await mash.get(made.location ?? "")).page.text).not.toContain(words);
    },
  );

  test("goes to nobody whom a concern names as a danger", async () => {
    await saidToHarm(app, child, "Marlon Vale");
    const back = await prepare("family", { ...toFamily, name: "Marlon Vale" });
    expect([back.status, back.page.text.includes("cannot go to this person")]).toEqual([422, true]);
  });

  test("offers whom the concern names at home", async () => {
    const part = { _id: newId(), name1: "Sade Qxpaperz", is1: "Mother" };
    expect((await school.post(`/concerns/${concernId}/parts/family`, part)).status).toBe(303);
    expect((await mash.get(at("family"))).page.text).toContain("Sade Qxpaperz (Mother)");
  });
});

describe("nobody else prepares one", () => {
  test.each([
    ["coordinator", 404],
    ["lead", 404],
    ["school", 403],
    ["governance", 403],
  ] as const)("%s", async (key, status) => {
    await letIn(app, child, "school");
    const client = await app.signIn(key);
    expect((await client.get(at("family"))).status).toBe(status);
    expect((await prepare("family", toFamily, client)).status).toBe(status);
  });

  test("a concern that is linked to no child gives none, and its page says so", async () => {
    await app.query(
      "update identify.mash_episodes set person_id = null where mash_episode_id = $1",
      [concernId],
    );
    expect((await mash.get(at("family"))).status).toBe(404);
    expect((await prepare("family", toFamily)).status).toBe(404);
    const page = (await mash.get(`/mash/${concernId}`)).page.text;
    expect(page).toContain("no record is linked to this concern");
  });

  test("nor is one made of a concern that is not decided, or of a kind that is not there", async () => {
    expect((await prepare("everybody", toFamily)).status).toBe(404);
    concernId = await sendAs(school, { familyName: "Qxother" });
    expect((await prepare("family", toFamily)).status).toBe(404);
  });

  test("the MASH itself once it is shut out, or once the record is restricted", async () => {
    const paper = (await prepare("family", toFamily)).location ?? "";
    await restrict(app, child);
    expect((await prepare("family", toFamily)).status).toBe(404);
    expect((await mash.get(paper)).status).toBe(404);
    child = await aChild(app, { familyName: "Qxshutz" });
    await link(child);
    expect((await prepare("family", toFamily)).status).toBe(303);
    const conflict = { staff: await staffIdOf(app, "mash"), relation: "friend", reason: "Friends" };
    const declared = await coordinator.post(`/children/${child.personId}/conflicts`, conflict);
    expect(declared.status).toBe(303);
    expect((await prepare("family", toFamily)).status).toBe(404);
  });
});

test("preparing one is audited with the concern and the child", async () => {
  const rows = await auditDuring(app, () => prepare("family", toFamily));
  expect(rows).toMatchObject([
    { action: "mash.paper.prepare", outcome: "done", subject_ids: [concernId, child.personId] },
  ]);
});

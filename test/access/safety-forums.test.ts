import { afterAll, beforeAll, expect, test } from "vitest";
import { safetyForumsKind } from "../../src/rooms/safety-forums/index.ts";
import { shippedForums } from "../../src/rooms/safety-forums/shipped-forums.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";

/** What is said at a forum: kept without names, promised, released by a second person, withdrawn. */
let app: TestApp;
let training: Client;
let coordinator: Client;
let lead: Client;
let school: Client;
beforeAll(async () => {
  app = await anApp();
  [training, coordinator, lead, school] = (await Promise.all(
    ["training", "coordinator", "lead", "school"].map((key) => app.signIn(key)),
  )) as [Client, Client, Client, Client];
});
afterAll(() => app.close());

const said = ({ page }: Answer): string => page.errors.map(({ text }) => text).join("; ");
const accepted = (answer: Answer): string => {
  expect(answer.status, said(answer)).toBe(303);
  return answer.location ?? "";
};
const dayOf = (name: string, iso: string) => {
  const [year = "", month = "", day = ""] = iso.split("-");
  return { [`${name}-day`]: day, [`${name}-month`]: month, [`${name}-year`]: year };
};
const quotation = "Qxquote it is pitch black from the bus";
const held = { came: "9", ...dayOf("heldOn", "2026-11-10") };

async function turnOn(isOn: boolean): Promise<void> {
  const [shipped] = shippedForums;
  const body = { ...shipped?.body, youSaid: { ...shipped?.body.youSaid, isOn } };
  safetyForumsKind.body.parse(body);
  await app.query(
    "update directory.configuration set body = $1 where kind = 'safety-forums' and in_force_to is null",
    [JSON.stringify(body)],
  );
}

async function aMeeting(over: Readonly<Record<string, string>> = {}): Promise<string> {
  const form = { forum: "young-people", ...held, ...over };
  return accepted(await training.post("/safety-forums/meetings/new", form));
}
const aPoint = async (meeting: string): Promise<string> =>
  accepted(
    await training.post(`${meeting}/points`, { about: "Lights from the bus", said: quotation }),
  );
const promised = (version: string, over: Readonly<Record<string, string>> = {}) => ({
  promise: "The lights are mended",
  owner: "lead@eastmoor.example",
  ...dayOf("dueOn", "2026-12-01"),
  version,
  ...over,
});
const changed = (version: string) => ({
  changed: "Six lights work again",
  ...dayOf("changedOn", "2026-11-20"),
  version,
});
const permission = { use: "public-page", ...dayOf("givenOn", "2026-11-11") };
const youSaid = async (): Promise<string> => (await app.nobody().get("/you-said-we-did")).page.text;

test("what was said is promised, kept by its owner, read by a second person, and gone when the permission is withdrawn", async () => {
  await turnOn(true);
  const point = await aPoint(await aMeeting());
  accepted(await training.post(`${point}/promise`, promised("1")));
  expect((await lead.get("/home")).page.text).toContain("promise to a safety forum to keep");
  expect((await lead.get(point)).html).toContain(quotation);
  accepted(await training.post(`${point}/permissions`, permission));
  accepted(await lead.post(`${point}/changed`, changed("2")));
  expect((await lead.get("/home")).page.text).not.toContain("promise to a safety forum");
  expect(await youSaid()).not.toContain("Lights from the bus");
  // Who typed it does not release it, and neither does the owner who said what changed.
  expect((await training.get(`${point}/release`)).status).toBe(404);
  expect((await training.post(`${point}/release`, { isRead: "no", version: "3" })).status).toBe(
    404,
  );
  expect((await lead.post(`${point}/release`, { isRead: "no", version: "3" })).status).toBe(403);
  expect((await coordinator.get("/home")).page.text).toContain("to read as the second person");
  accepted(await coordinator.post(`${point}/release`, { isRead: "no", version: "3" }));
  for (const words of [quotation, "The lights are mended", "Six lights work again"])
    expect(await youSaid()).toContain(words);
  const { html } = await training.get(point);
  const withdraw = /action="([^"]*\/withdraw)"/.exec(html)?.[1] ?? "";
  accepted(await training.post(withdraw, {}));
  const after = await youSaid();
  expect(after).not.toContain(quotation);
  expect(after).toContain("Six lights work again");
  expect((await training.get(point)).page.text).toContain("Withdrawn on");
  // Given anew it is read anew.
  accepted(await training.post(`${point}/permissions`, permission));
  expect(await youSaid()).not.toContain(quotation);
  accepted(await coordinator.post(`${point}/release`, { isRead: "no", version: "5" }));
  expect(await youSaid()).toContain(quotation);
  // Changed words are taken back until they are read.
  const words = { about: "Lights, corrected", said: quotation, version: "6" };
  accepted(await training.post(`${point}/correct`, words));
  expect(await youSaid()).not.toContain("Lights, corrected");
});

test("the public page is not found until it is turned on, and keeps no cookie", async () => {
  await turnOn(false);
  const nobody = app.nobody();
  expect((await nobody.get("/you-said-we-did")).status).toBe(404);
  await turnOn(true);
  const answer = await nobody.get("/you-said-we-did");
  expect(answer.status).toBe(200);
  expect(answer.headers["set-cookie"]).toBeUndefined();
  expect(answer.headers["cache-control"]).toContain("no-store");
});

test("a promise that is late stands under Overdue; its owner alone says what changed, and nothing else", async () => {
  const point = await aPoint(await aMeeting({ ...dayOf("heldOn", "2026-11-12") }));
  accepted(await training.post(`${point}/promise`, promised("1")));
  const id = point.split("/").at(-1) ?? "";
  for (const client of [school, await app.signIn("mash"), await app.signIn("board")]) {
    expect((await client.get(point)).status).toBe(404);
    expect((await client.get("/safety-forums?show=all")).html).not.toContain(id);
    expect((await client.get("/api/safety-forums")).html).not.toContain(id);
    expect((await client.post(`${point}/changed`, changed("2"))).status).toBe(404);
  }
  expect(
    (await lead.post(`${point}/correct`, { about: "x", said: "y", version: "2" })).status,
  ).toBe(403);
  expect((await lead.get("/api/safety-forums")).html).not.toContain("Qxquote");
  app.clock.advance({ days: 20 });
  const late = await (await app.signIn("coordinator")).get("/safety-forums?show=overdue");
  expect(late.html).toContain(id);
  expect(late.page.text).toContain("Promises to safety forums");
  await expect(
    app.query("update directory.forum_points set released_by = added_by, released_at = now()"),
  ).rejects.toThrow("wrote none of it");
});

test("no member and no child is on it: a name is refused beside the field, and no column could hold one", async () => {
  const child = await aChild(app, { familyName: "Qxfamily", givenName: "Kelsie" });
  const again = await app.signIn("coordinator");
  const meeting = accepted(
    await again.post("/safety-forums/meetings/new", {
      forum: "parents-carers",
      ...held,
      ...dayOf("heldOn", "2026-11-14"),
    }),
  );
  const named = { about: "A friend", said: "Kelsie Qxfamily told us" };
  expect(said(await again.post(`${meeting}/points`, named))).toContain("Take the name of a child");
  expect(child.personId).not.toBe("");
  const columns = await app.query(
    `select from information_schema.columns where table_schema = 'directory' and table_name like 'forum%'
     and column_name ~ 'person|child|member|concern|name'`,
  );
  expect(columns).toHaveLength(0);
  const link = (await again.get(meeting)).page.links.find(({ text }) => text === "Raise a concern");
  expect((await again.get(link?.href ?? "")).status).toBe(200);
});

test("what is typed wrongly comes back beside its field", async () => {
  const client = await app.signIn("training");
  for (const [over, message] of [
    [{ came: "-2" }, "Enter a whole number from 0 to 500"],
    [{ came: "600" }, "Enter a whole number from 0 to 500"],
    [{ forum: "nobody" }, "Choose the forum"],
    [dayOf("heldOn", "2031-01-01"), "must be"],
    [{}, "is here already"],
  ] as const) {
    const form = { forum: "young-people", ...held, ...over };
    const answer = await client.post("/safety-forums/meetings/new", form);
    expect(answer.status, message).toBe(422);
    expect(said(answer)).toContain(message);
  }
  const other = await app.signIn("school");
  expect((await other.post("/safety-forums/meetings/new", held)).status).toBe(403);
});

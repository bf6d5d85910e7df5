import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { tell } from "../harness/front-door.ts";
import { aThing } from "../harness/flags.ts";

/** What the public tells of a place or a group: told apart in the queue, and put with a subject that is no child. */
let app: TestApp;
let mash: Client;
beforeAll(async () => {
  app = await anApp();
  mash = await app.signIn("mash");
});
afterAll(() => app.close());

const nobody = { givenName: "", familyName: "", age: "", more: "" };

async function toldOf(about: string, aboutName: string): Promise<string> {
  await tell(app.nobody(), { ...nobody, about, aboutName });
  const [row] = await app.query<{ id: string }>(
    "select public_concern_id as id from identify.public_concerns where about_name = $1",
    [aboutName],
  );
  return row?.id ?? "";
}

test("a place is told apart, and a new subject is made of it once", async () => {
  const at = `/mash/public/${await toldOf("place", "Qxarcade on the front")}`;
  const queue = (await mash.get("/mash/public")).page.text;
  expect(queue).toContain("A place or a vehicle: Qxarcade on the front");
  const form = { kind: "place", label: "Qxarcade on the front", identifier: "", version: "1" };
  const wrong = await mash.post(`${at}/place`, { ...form, kind: "" });
  expect(wrong.page.errors.map(({ text }) => text)).toEqual(["Choose what it is"]);
  const put = await mash.post(`${at}/place`, form);
  expect(put.status).toBe(303);
  expect((await mash.get(put.location ?? "")).page.text).toContain("not verified");
  expect((await mash.post(`${at}/place`, form)).status).toBe(409);
  expect((await mash.post(`${at}/take-on`, { version: "2" })).status).toBe(409);
  expect((await mash.get("/mash/public")).html).not.toContain("Qxarcade");
  expect((await mash.get(at)).page.text).toContain("Put with a subject");
});

test("a group is put with one that is here already, by the MASH alone", async () => {
  const thing = await aThing(app, { kind: "group", label: "Qxgroup" });
  const at = `/mash/public/${await toldOf("group", "Qxgroup")}/place`;
  expect((await mash.get(at)).page.text).toContain("This one");
  const lead = await app.signIn("lead");
  expect((await lead.get(at)).status).toBe(403);
  expect((await lead.post(at, { thing, version: "1" })).status).toBe(403);
  expect((await mash.post(at, { thing, version: "1" })).location).toBe(`/subjects/${thing}`);
});

test("a message about a child is put with no place", async () => {
  await tell(app.nobody(), { about: "nonsense", worry: "Qxchildworry" });
  const [row] = await app.query<{ id: string; about: string }>(
    "select public_concern_id as id, about from identify.public_concerns where worry = 'Qxchildworry'",
  );
  expect(row?.about).toBe("child");
  expect((await mash.get(`/mash/public/${row?.id ?? ""}/place`)).status).toBe(404);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { readBody } from "../../src/rooms/configuration/configuration-reads.ts";
import { publicFormKind } from "../../src/rooms/intake/configuration-kinds.ts";
import { shippedFrontDoor } from "../../src/rooms/intake/front-door/shipped-front-door.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { tell, told, toldForm } from "../harness/front-door.ts";

let app: TestApp;
let anybody: Client;
beforeAll(async () => {
  app = await anApp();
  anybody = app.nobody();
  anybody.cookies.clear();
});
afterAll(() => app.close());

test("under the headings that the partnership has set, from their day on", async () => {
  const shipped = (await anybody.get("/tell-us?danger=no")).page.text;
  expect(shipped).toContain("A worker reads it");
  const form = {
    name: "Telling us",
    source: "Tried with young people",
    title: "Qxtell us",
    danger: { question: "Qxdanger?", hint: "Now" },
    intro: "Qxintro",
    about: "Qxabout",
    whom: "Qxwhom",
    you: "Qxyou",
    worry: { question: "Qxworry?", hint: "In your words" },
  };
  await app.query(
    `insert into directory.configuration (configuration_id, partnership_id, kind, key, body, in_force_from)
     select gen_random_uuid(), partnership_id, 'public-form', 'public-form', $1, $2::date from directory.partnerships`,
    [JSON.stringify(form), app.clock.today()],
  );
  const own = [await anybody.get("/tell-us"), await anybody.get("/tell-us?danger=no")];
  const text = own.map(({ page }) => page.text).join(" ");
  for (const word of ["tell us", "danger?", "intro", "about", "whom", "you", "worry?"])
    expect(text).toContain(`Qx${word}`);
  expect(text).toContain("999");
  await app.query("delete from directory.configuration where kind = 'public-form'");
});

test("by choices in the partnership’s own words, and their keys are what is kept", async () => {
  const [shipped] = shippedFrontDoor.flatMap((item) =>
    item.kind === "public-form" ? [item.body] : [],
  );
  if (!shipped) throw new Error("the form is not shipped");
  const { danger, about, sender } = shipped.options;
  const own = (words: Readonly<Record<string, string>>) =>
    Object.fromEntries(Object.keys(words).map((key) => [key, `Qx-${key}`]));
  const options = { danger: own(danger), about: own(about), sender: own(sender) };
  await app.query(
    `insert into directory.configuration (configuration_id, partnership_id, kind, key, body, in_force_from)
     select gen_random_uuid(), partnership_id, 'public-form', 'public-form', $1, $2::date from directory.partnerships`,
    [JSON.stringify({ ...shipped, options }), app.clock.today()],
  );
  const first = (await anybody.get("/tell-us")).page.text;
  for (const key of Object.keys(danger)) expect(first).toContain(`Qx-${key}`);
  const form = (await anybody.get("/tell-us?danger=no")).page.text;
  for (const key of [...Object.keys(about), ...Object.keys(sender)])
    expect(form).toContain(`Qx-${key}`);
  const asked = toldForm({ sender: "parent", about: "place", aboutName: "Qxpier" });
  const check = (await anybody.post("/tell-us/check", { ...asked, _csrf: "" })).page.text;
  for (const word of ["Qx-parent", "Qx-place", "Qx-no"]) expect(check).toContain(word);
  await tell(anybody, asked);
  expect(
    (await told(app)).find(({ id }) => id === asked["id"]) ?? (await told(app)).at(-1),
  ).toMatchObject({
    sender: "parent",
  });
  const administrator = await app.signIn("admin");
  const shown = (await administrator.get("/admin/configuration/public-form")).page.text;
  expect(shown).toContain("Qx-parent");
  await app.query("delete from directory.configuration where kind = 'public-form'");
});

test("under labels and hints of the partnership’s own, as seen before their day by who reads configuration", async () => {
  const item = shippedFrontDoor.find(({ kind }) => kind === "public-form");
  if (item?.kind !== "public-form") throw new Error("the form is not shipped");
  const { fields: shipped } = item.body;
  const names = Object.keys(shipped) as (keyof typeof shipped)[];
  const hinted = names.filter((name) => shipped[name].hint !== "");
  const fields = Object.fromEntries(
    names.map((name) => [name, { label: `Qx-${name}?`, hint: `Qxhint-${name}` }]),
  );
  const version = crypto.randomUUID();
  const put = (from: string) =>
    app.query(
      `insert into directory.configuration (configuration_id, partnership_id, kind, key, body, in_force_from)
       select $3, partnership_id, 'public-form', 'public-form', $1, $2::date from directory.partnerships`,
      [JSON.stringify({ ...item.body, fields, optional: "Qxoptional" }), from, version],
    );
  await put("2026-12-01");
  const preview = `/admin/configuration/public-form/preview`;
  const administrator = await app.signIn("admin");
  const listed = await administrator.get("/admin/configuration/public-form");
  expect(listed.html).toContain(`${preview}?version=${version}`);
  const seen = (await administrator.get(`${preview}?version=${version}`)).page.text;
  for (const name of names) {
    if (name === "area") continue;
    expect(seen).toContain(`Qx-${name}?`);
    expect(seen).toContain(`Qxhint-${name}`);
  }
  expect((await administrator.get(preview)).page.text).toContain(shipped.givenName.label);
  const other = `${preview}?version=${crypto.randomUUID()}`;
  expect((await administrator.get(other)).status).toBe(404);
  const school = await app.signIn("school");
  expect((await school.get(`${preview}?version=${version}`)).status).toBe(403);
  expect((await anybody.get(`${preview}?version=${version}`)).status).not.toBe(200);
  const before = (await anybody.get("/tell-us?danger=no")).page.text;
  expect(before).not.toContain("Qx-");
  for (const name of hinted)
    if (!["number", "code"].includes(name)) expect(before).toContain(shipped[name].hint);

  await app.query("delete from directory.configuration where configuration_id = $1", [version]);
  await put(app.clock.today());
  const form = (await anybody.get("/tell-us?danger=no")).page.text;
  const asked = toldForm({ about: "place", aboutName: "Pier" });
  const check = (await anybody.post("/tell-us/check", { ...asked, _csrf: "" })).page.text;
  for (const name of names.filter((one) => !["area", "number", "code"].includes(one))) {
    expect(form).toContain(`Qx-${name}? Qxoptional`);
    expect(form).toContain(`Qxhint-${name}`);
    expect(check).toContain(`Qx-${name}?`);
  }
  const long = { ...asked, givenName: "x".repeat(101), _csrf: "" };
  expect((await anybody.post("/tell-us/check", long)).page.errors[0]).toMatchObject({
    href: "#givenName",
    text: "Qx-givenName must be 100 characters or fewer; it is 101",
  });
  const status = (await anybody.get("/tell-us/status")).page.text;
  const wrong = { number: "k7m-p2x", code: "000000", _csrf: "" };
  const again = (await anybody.post("/tell-us/status", wrong)).page.text;
  for (const text of [status, again])
    for (const name of ["number", "code"]) expect(text).toContain(`Qx-${name}?`);
  await app.query("delete from directory.configuration where configuration_id = $1", [version]);
});

test.each([
  ["no label", { age: { label: " " } }],
  ["a label that is too long", { age: { label: "x".repeat(201) } }],
  ["a hint that is too long", { age: { label: "Age", hint: "x".repeat(401) } }],
  ["mark-up", { age: { label: "<b>Age</b>" } }],
  ["two lines", { age: { label: "Age", hint: "One\nTwo" } }],
  ["what turns the direction of the words", { age: { label: "Age\u202E" } }],
  ["a field that nobody asks", { shoe: { label: "Shoe size" } }],
  ["more than words", { age: { label: "Age", href: "https://example.org" } }],
])("and fields with %s are not taken", (_, fields) => {
  const item = shippedFrontDoor.find(({ kind }) => kind === "public-form");
  if (item?.kind !== "public-form") throw new Error("the form is not shipped");
  const which = { kind: publicFormKind, key: "public-form" } as const;
  expect(() => readBody(which, { ...item.body, fields })).toThrow(/see fields/);
  const some = { ...item.body, fields: { age: { label: "Qxage" } } };
  const { age, reach } = readBody(which, some).fields;
  expect([age, reach]).toEqual([{ label: "Qxage", hint: "" }, item.body.fields.reach]);
});

test.each([
  ["a key that is missing", { parent: undefined }],
  ["a key that nobody knows", { teacher: "A teacher" }],
  ["an empty word", { parent: "  " }],
])("and choices with %s are not taken", (_, wrong) => {
  const item = shippedFrontDoor.find(({ kind }) => kind === "public-form");
  if (item?.kind !== "public-form") throw new Error("the form is not shipped");
  const { options } = item.body;
  const sender = JSON.parse(JSON.stringify({ ...options.sender, ...wrong })) as object;
  const body = { ...item.body, options: { ...options, sender } };
  const which = { kind: publicFormKind, key: "public-form" } as const;
  expect(() => readBody(which, body)).toThrow();
  expect(readBody(which, item.body).options).toEqual(options);
});

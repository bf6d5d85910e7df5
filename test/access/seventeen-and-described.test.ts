import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { aLink, aThing, personForm } from "../harness/flags.ts";
import { ageFields, dayOf, harmingFields, measureFields } from "../harness/measures.ts";

/** Two journeys: a young person whom another child names, and a described person who turns out to be a named one. */
let app: TestApp;
let coordinator: Client;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
});
afterAll(() => app.close());

const said = ({ page }: Answer): string => page.errors.map(({ text }) => text).join();
const idIn = ({ location = "" }: Answer): string => location.split("/").at(-1) ?? "";

test("a seventeen-year-old named by another child is protected and never a target, also at 18", async () => {
  // 18 on 1 December 2026, a week from now.
  const young = await aChild(app, {
    givenName: "Rio",
    familyName: "Qxseventeen",
    bornOn: "2008-12-01",
  });
  const form = {
    ...personForm("Rio Qxseventeen"),
    standingBasis: "Named by another child",
    ...dayOf("bornOn", "2008-12-01"),
  };
  const refused = await coordinator.post("/subjects/new", form);
  expect(refused.status).toBe(422);
  expect(said(refused)).toContain(young.reference);
  // What is thought of it stands on their own record, with their own safety plan.
  const decided = await coordinator.post(
    `/children/${young.personId}/harming-others/new`,
    harmingFields(),
  );
  expect(decided.status).toBe(303);
  const onNone = async (): Promise<void> => {
    for (const path of ["/measures", "/api/measures", "/subjects", "/api/subjects"])
      expect((await coordinator.get(path)).html, path).not.toMatch(/Qxseventeen/);
  };
  await onNone();

  app.clock.set("2026-12-01T09:00:00Z");
  coordinator = await app.signIn("coordinator");
  await onNone();
  expect((await coordinator.get(`/children/${young.personId}/harming-others`)).status).toBe(200);
  // Of age, a record can be begun; what could be taken on it waits for agencies together, whatever is said of exploitation.
  const thingId = idIn(await coordinator.post("/subjects/new", form));
  const propose = async (): Promise<Answer> =>
    coordinator.post(
      `/subjects/${thingId}/measures/new`,
      await measureFields(app, { measure: "cawn" }),
    );
  expect((await propose()).status).toBe(422);
  await coordinator.post(`/subjects/${thingId}/age`, ageFields({ exploited: "no" }));
  expect(said(await propose())).toContain("multi-agency decision");
  expect((await coordinator.get("/measures")).page.text).not.toContain("Qxseventeen");
});

test("a described person is joined to a named one and taken apart, and each keeps what was said", async () => {
  const described = await aThing(app, { kind: "person", label: "Jay, black Qxcorsa" });
  const named = await aThing(app, { kind: "person", label: "Jason Qxnamed" });
  const [one, other] = [
    await aChild(app, { familyName: "Qxone" }),
    await aChild(app, { familyName: "Qxother" }),
  ];
  await aLink(app, { personId: one.personId, thingId: described });
  await aLink(app, { personId: other.personId, thingId: named });
  const joined = await coordinator.post(`/subjects/${named}/same`, {
    q: "",
    other: described,
    reason: "The registration is his",
  });
  expect(joined.status).toBe(303);
  const both = (await coordinator.get(`/subjects/${named}`)).page.text;
  for (const words of ["Qxone", "Qxother", "2 links you can see"]) expect(both).toContain(words);
  expect((await coordinator.post("/search", { sought: "Qxcorsa" })).html).toContain(named);
  expect((await coordinator.get(`/subjects/${described}`)).location).toBe(`/subjects/${named}`);

  const [row] = await app.query<{ id: string }>(
    "select thing_join_id as id from subjects.thing_joins where thing_id = $1 and parted_at is null",
    [described],
  );
  const apart = await coordinator.post(`/subjects/${named}/same/${row?.id ?? ""}`, {
    reason: "The car was sold before",
  });
  expect(apart.status).toBe(303);
  const [first, second] = [
    (await coordinator.get(`/subjects/${named}`)).page.text,
    (await coordinator.get(`/subjects/${described}`)).page.text,
  ];
  expect([first.includes("Qxother"), first.includes("Qxone")]).toEqual([true, false]);
  expect([second.includes("Qxone"), second.includes("Qxother")]).toEqual([true, false]);
  expect(first).toContain("The car was sold before");
});

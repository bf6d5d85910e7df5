import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { aLink, aThing, thingFlagForm, vehicleForm } from "../harness/flags.ts";
import { ageFields, aMeasure, dayOf, measureFields, sendTo } from "../harness/measures.ts";
import { letIn } from "./world.ts";

/**
 * A child's name typed into what many read (ADR 201). Who reaches the child is told to take it out. Who does not must not
 * learn from the answer that there is such a child: the name of a restricted child and a name of nobody are one.
 */
let app: TestApp;
let coordinator: Client;
let intelligence: Client;
let hidden: Child;
let linked: Child;
let place: string;
let adult: string;
beforeAll(async () => {
  app = await anApp();
  hidden = await aChild(app, { givenName: "Tamsin", familyName: "Qxveiled" });
  await aChild(app, { givenName: "Tamsin", familyName: "Qxplain" });
  linked = await aChild(app, { givenName: "Ada", familyName: "Qxlinked" });
  place = await aThing(app, { kind: "place", label: "Qxlodge" });
  adult = await aThing(app, { kind: "person", label: "Qxadult" });
  await aLink(app, { personId: linked.personId, thingId: adult });
  await restrict(app, hidden);
  await letIn(app, hidden, "intelligence");
  coordinator = await app.signIn("coordinator");
  intelligence = await app.signIn("intelligence");
  await coordinator.post(`/subjects/${adult}/age`, ageFields());
});
afterAll(() => app.close());

const tie = async (by: Client, wording: string): Promise<Answer> => {
  const other = `Qxvan ${String(made++)}`;
  await aThing(app, { label: other });
  return by.post(`/subjects/${place}/ties/new`, {
    other,
    relation: "other",
    certainty: "alleged",
    confidence: "low",
    wording,
    source: "A warden",
    ...dayOf("learnedOn", "2026-11-20"),
    grading: "",
    handling: "subjects",
    ...dayOf("beganOn", ""),
    ...dayOf("untilOn", ""),
    ...dayOf("reviewBy", "2027-03-01"),
  });
};
let made = 0;

const release = (by: Client, conditions: string): Promise<Answer> =>
  by.post(`/subjects/${adult}/releases/new`, {
    kind: "police-bail",
    conditions,
    source: "Custody sergeant",
    ...dayOf("beginsOn", "2026-11-10"),
    ...dayOf("endsOn", "2026-12-06"),
    children: [linked.personId],
  });

/** Each place where words are typed that are read by who reaches no child. */
const forms: Readonly<Record<string, (by: Client, words: string) => Promise<Answer>>> = {
  subject: (by, says) => by.post("/subjects/new", { ...vehicleForm(), says }),
  tie,
  flag: async (by, reason) => {
    const thingId = await aThing(app, { label: `Qxflagged ${String(made++)}` });
    return by.post(`/subjects/${thingId}/flags`, thingFlagForm({ reason }));
  },
  measure: async (by, reason) =>
    by.post(`/subjects/${place}/measures/new`, await measureFields(app, { reason })),
  decision: async (by, reason) => {
    const measureId = await aMeasure(app, by, { thingId: place });
    return sendTo(app, by, { measureId, name: "safe", form: { safe: "yes", reason } });
  },
  release,
};

const words = (name: string): string => `It is said that ${name} was taken there`;
const said = ({ page }: Answer): string => page.errors.map(({ text }) => text).join();
/** Without what differs from one answer to the next: ids in addresses. */
const seen = ({ status, location, page }: Answer) => ({
  status,
  to: location?.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, "id"),
  text: page.text,
});

describe.each(Object.entries(forms))("the words of a %s", (_name, send) => {
  test("refuse a child within the writer's reach, beside the words", async () => {
    const answer = await send(coordinator, words("Tamsin Qxplain"));
    expect(answer.status).toBe(422);
    expect(said(answer)).toMatch(/names? (of )?a child/);
    // What was typed is kept.
    expect(answer.page.text).toContain("Qxplain");
  });

  test("say the same of a restricted child and of nobody, to who does not reach the child", async () => {
    const ofHidden = seen(await send(coordinator, words("Tamsin Qxveiled")));
    const ofNobody = seen(await send(coordinator, words("Tamsin Qxnobody")));
    expect(ofHidden).toEqual(ofNobody);
    expect(ofHidden.status).toBe(303);
  });

  test("refuse a restricted child to who is in its circle", async () => {
    const answer = await send(intelligence, words("Tamsin Qxveiled"));
    expect(said(answer)).toMatch(/names? (of )?a child/);
  });
});

test("words that name a child out of the writer's reach are on no board, list, search or machine's answer", async () => {
  await aMeasure(app, coordinator, { thingId: place, over: { reason: words("Tamsin Qxveiled") } });
  for (const path of [
    "/measures",
    "/api/measures",
    "/subjects",
    "/api/subjects",
    "/releases",
    "/api/releases",
    "/overdue/flags",
  ])
    expect((await coordinator.get(path)).html, path).not.toContain("Qxveiled");
  const found = await coordinator.post("/search", { sought: "Qxveiled" });
  expect(found.html).not.toMatch(/href="\/(measures|subjects|children)\/[0-9a-f]{8}/);
  expect((await intelligence.get("/measures")).html).not.toContain("Qxveiled");
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { aLink, aThing, thingFlagForm, vehicleForm } from "../harness/flags.ts";
import { actionFields, anOpenContext } from "../harness/contexts.ts";
import {
  ageFields,
  aMeasure,
  dayOf,
  decisionFields,
  measureFields,
  reviewFields,
  safe,
  sendTo,
  stepFields,
} from "../harness/measures.ts";
import { aSharedThing, aTie, setSuggested } from "../harness/suggested.ts";
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
  await setSuggested(app, { isOn: true });
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
  "renewed allegation": async (by, because) =>
    by.post(`/subjects/${await aPerson()}/renew`, {
      because,
      ...dayOf("reviewBy", "2027-04-20"),
      version: "1",
    }),
  "source of a subject": (by, source) => by.post("/subjects/new", { ...vehicleForm(), source }),
  age: async (by, exploitedBasis) =>
    by.post(`/subjects/${await aPerson()}/age`, ageFields({ exploitedBasis })),
  "multi-agency decision": async (by, argumentsFor) =>
    by.post(`/subjects/${await aPerson()}/decision`, decisionFields({ argumentsFor })),
  join: async (by, reason) =>
    by.post(`/subjects/${await aPerson()}/same`, { q: "Qx", other: await aPerson(), reason }),
  "joining taken apart": async (by, reason) => {
    const [thingId, other] = [await aPerson(), await aPerson()];
    await by.post(`/subjects/${thingId}/same`, { q: "Qx", other, reason: "Same telephone" });
    const [joined] = await app.query<{ id: string }>(
      "select thing_join_id as id from subjects.thing_joins where thing_id = $1",
      [other],
    );
    return by.post(`/subjects/${thingId}/same/${joined?.id ?? ""}`, { reason });
  },
  "link that ended": async (by, reason) => {
    const [from, to] = [await aPerson(), await aThing(app, {})];
    const tieId = await aTie(app, { from, to });
    return by.post(`/subjects/${from}/ties/${tieId}/end`, { reason });
  },
  "suggested link that is none": async (by, reason) => {
    const names = [`Qxno ${String(made++)}`, `Qxno ${String(made++)}`] as const;
    const [one, other] = await aSharedThing(app, { names });
    return by.post(`/subjects/${one}/suggested/${other}/decline`, { reason });
  },
  "telephone that may suggest": async (by, source) =>
    by.post(`/subjects/${await aThing(app, { kind: "phone" })}/may-suggest`, {
      maySuggest: "no",
      source,
    }),
  "step of a measure": async (by, wording) => {
    const measureId = await aMeasure(app, by, { thingId: place });
    await safe(app, by, measureId);
    return sendTo(app, by, { measureId, name: "step", form: served({ wording }) });
  },
  "review of a measure": async (by, facts) => {
    const measureId = await aMeasure(app, by, { thingId: place });
    await safe(app, by, measureId);
    await sendTo(app, by, { measureId, name: "step", form: served() });
    return sendTo(app, by, { measureId, name: "review", form: reviewFields({ facts }) });
  },
};

const served = (over: Readonly<Record<string, string>> = {}) =>
  stepFields("served", { ...dayOf("endsOn", "2027-05-01"), ...over });
const aPerson = (): Promise<string> =>
  aThing(app, { kind: "person", label: `Qxperson ${String(made++)}` });

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

/** These are written by others than who records subjects. */
describe("the same holds", () => {
  const ofThree = async (send: (words: string) => Promise<Answer>): Promise<void> => {
    const refused = await send(words("Tamsin Qxplain"));
    expect(refused.status).toBe(422);
    expect(said(refused)).toMatch(/name of a child/);
    expect(refused.page.text).toContain("Qxplain");
    const ofHidden = seen(await send(words("Tamsin Qxveiled")));
    expect(ofHidden.status).toBe(303);
    expect(ofHidden).toEqual(seen(await send(words("Tamsin Qxnobody"))));
  };

  test("of a record that a manager withdraws", async () => {
    const manager = await app.signIn("manager");
    await ofThree(async (because) =>
      manager.post(`/subjects/${await aPerson()}/withdraw`, { because, version: "1" }),
    );
  });

  test("of the plan for a place, and of what came of it", async () => {
    await aThing(app, { kind: "place", label: "Qxpark" });
    const id = await anOpenContext({ app, by: coordinator, manager: coordinator });
    const actions = `/contexts/${id}/actions`;
    await ofThree((wording) => coordinator.post(`${actions}/new`, actionFields({ wording })));
    await ofThree(async (outcome) => {
      await coordinator.post(`${actions}/new`, actionFields());
      const [open] = await app.query<{ id: string }>(
        "select context_action_id as id from subjects.context_actions where state = 'open' and wording not like 'It is said%'",
      );
      const ended = { state: "done", outcome, version: "1" };
      return coordinator.post(`${actions}/${open?.id ?? ""}`, ended);
    });
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

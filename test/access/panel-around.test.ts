import { afterAll, beforeAll, expect, test } from "vitest";
import { textOfDocx } from "../../src/platform/documents/fixtures/read-docx.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { chargeFields } from "../harness/charges.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { dayOf } from "../harness/family-network.ts";
import { aLink, aThing } from "../harness/flags.ts";
import { ageFields, aMeasure } from "../harness/measures.ts";
import { aSitting, anItem, makePapers } from "../harness/panels.ts";
import { letIn } from "./world.ts";

/** What stands around a child of an agenda: on the item as far as its reader may read each, in the papers of nobody by name. */
let app: TestApp;
let coordinator: Client;
let sitting: string;
let child: Child;
let item: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  const sittingId = await aSitting(app, coordinator, "chair police school");
  sitting = `/sittings/${sittingId}`;
  child = await aChild(app, { familyName: "Qxaround", level: 2 });
  const quiet = await aChild(app, { familyName: "Qxquiet", level: 2 });
  item = `${sitting}/items/${await anItem(app, coordinator, { sittingId, ...child })}`;
  await anItem(app, coordinator, { sittingId, ...quiet });
  const adult = await aThing(app, { kind: "person", label: "Qxadult" });
  await coordinator.post(`/subjects/${adult}/age`, ageFields());
  await aLink(app, { personId: child.personId, thingId: adult });
  await aMeasure(app, coordinator, {
    thingId: adult,
    over: { measure: "cawn", conditions: "Qxstay away" },
  });
  await coordinator.post(`/subjects/${adult}/releases/new`, {
    kind: "police-bail",
    conditions: "Qxno contact",
    source: "Custody sergeant",
    ...dayOf("beginsOn", "2026-11-10"),
    ...dayOf("endsOn", "2026-11-29"),
    children: [child.personId],
  });
  await coordinator.post(`/children/${child.personId}/charges/new`, chargeFields());
  await makePapers(coordinator, sitting);
}, 120_000);
afterAll(() => app.close());

const heading = "Around the child: bail, court, measures and who must be told";
const charge = "Review of a charge or caution of the child";

test("the item says it to who reads each, with its day and who it is about", async () => {
  const { text } = (await coordinator.get(item)).page;
  for (const words of [heading, "Police bail", "Qxadult", "Ends 29 November 2026", charge])
    expect(text).toContain(words);
  // What the child was charged with stands on the entry alone.
  expect(text).not.toContain("Qxoffence");
});

test("a member who reads no subject reads of whom nothing, and of measures nothing", async () => {
  await letIn(app, child, "school");
  const { status, page } = await (await app.signIn("school")).get(item);
  expect(status).toBe(200);
  const { text } = page;
  expect(text).toContain("Police bail");
  for (const name of ["Qxadult", "Qxstay away", "Qxoffence"]) expect(text).not.toContain(name);
});

test("papers say what and until when, of nobody by name, on screen, in Word and of that child alone", async () => {
  const member = await app.signIn("police");
  const page = (await member.get(`${sitting}/papers`)).page.text;
  const word = textOfDocx((await member.get(`${sitting}/papers.docx`)).raw).body.join("\n");
  for (const paper of [page, word]) {
    expect(paper.split("Around the child")).toHaveLength(2);
    for (const words of ["Police bail", "Ends 29 November 2026", charge, "Due 20 December 2026"])
      expect(paper).toContain(words);
    expect(paper).not.toMatch(/Qx(adult|stay|no contact|offence)/);
  }
  const pdf = await member.get(`${sitting}/papers.pdf`);
  expect(pdf.status).toBe(200);
});

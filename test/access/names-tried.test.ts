import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import { aChild, restrict } from "../harness/factories.ts";
import { aLead, messageForm } from "../harness/leads.ts";
import { auditDuring } from "./walk.ts";

/** Whoever writes where no child is named is told that a name was found. Names are not to be learned by trying. */
let app: TestApp;
beforeAll(async () => {
  app = await anApp();
  await aLead(app, "police");
  const closed = await aChild(app, { givenName: "Kit", familyName: "Qxclosed" });
  await restrict(app, closed);
  await aChild(app, { givenName: "Wren", familyName: "Qxopen" });
});
afterAll(() => app.close());

const at = "/leads/messages/new";
const tooOften = /^Too many words were refused here .* Write again from \d\d:\d\d/;
const hidden = messageForm({ wording: "Seen with Kit Qxclosed by the car" });
const clean = messageForm({ wording: "Seen by the car" });

test("after ten refusals nothing is looked at any more until the hour is over, and each is audited", async () => {
  const coordinator = await app.signIn("coordinator");
  const reached = messageForm({ wording: "Seen with Wren Qxopen" });
  for (const _ of Array.from({ length: 12 }))
    expect((await coordinator.post(at, reached)).page.errors[0]?.text).toContain("Wren Qxopen");
  const events = await auditDuring(app, async () => {
    const all = await Promise.all(Array.from({ length: 14 }, () => coordinator.post(at, hidden)));
    const texts = all.map(({ page }) => page.errors[0]?.text ?? "");
    const told = texts.filter((text) => text === "Take out names: words here could name a child");
    expect([told.length, texts.filter((text) => tooOften.test(text)).length]).toEqual([10, 4]);
  });
  const refused = events.filter(({ action }) => action === "names.refused");
  expect(refused).toHaveLength(14);
  expect(JSON.stringify(events)).not.toContain("Qxclosed");
  // A name that is there and one that is not are answered alike.
  const [name, none] = [await coordinator.post(at, hidden), await coordinator.post(at, clean)];
  expect([name.status, none.status]).toEqual([422, 422]);
  expect(none.page.errors.map(({ text }) => text)).toEqual(
    name.page.errors.map(({ text }) => text),
  );
  expect(none.page.fields["wording"]).toBe("Seen by the car");
  const mash = await app.signIn("mash");
  expect((await mash.post(at, clean)).status).toBe(303);
  // To the minute: whatever was tried in the first one is over.
  app.clock.set("2026-11-24T11:01:00Z");
  const later = await app.signIn("coordinator");
  expect((await later.post(at, clean)).status).toBe(303);
});

/** Sends words at a time of that day; a session does not last from one to the next. */
async function sendAt(time: string, typed: typeof clean, times = 1): Promise<readonly string[]> {
  app.clock.set(`2026-11-24T${time}:00Z`);
  const lead = await app.signIn("manager");
  const texts = [];
  for (const _ of Array.from({ length: times })) {
    const { status, page } = await lead.post(at, typed);
    texts.push(status === 303 ? "sent" : (page.errors[0]?.text ?? `${status}`));
  }
  return texts;
}

test("the hour is any hour: a new one of the clock lets nothing through", async () => {
  await app.query(
    "update directory.roles set permissions = permissions || '{lead.message}' where key = 'team-manager' and not 'lead.message' = any (permissions)",
  );
  const none = "Take out names: words here could name a child";
  expect(await sendAt("13:40", hidden, 4)).toEqual(Array(4).fill(none));
  expect(await sendAt("13:58", hidden, 6)).toEqual(Array(6).fill(none));
  const until = "Write again from 14:41";
  for (const time of ["13:59", "14:01", "14:39"])
    expect(await sendAt(time, clean)).toEqual([expect.stringContaining(until)]);
  // The four of 13:40 are past, the six of 13:58 are not.
  expect(await sendAt("14:42", hidden, 4)).toEqual(Array(4).fill(none));
  expect(await sendAt("14:43", clean)).toEqual([expect.stringContaining("Write again from 14:59")]);
  expect(await sendAt("15:00", clean)).toEqual(["sent"]);
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { bookingFields } from "../../src/rooms/meetings/fixtures/forms.ts";
import { outsideJobs } from "../../src/rooms/work/outside/tell-outside.ts";
import type { Message } from "../../src/platform/outbound/message.ts";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aFact, letIn, protect } from "./world.ts";

/**
 * What leaves for a mailbox or a calendar. A message says nothing of anybody, whoever it is for and whatever a headline
 * says. A calendar gets what its reader is shown on the page of the meeting, and no more.
 */
const home = "12 Wintersedge Lane";
const near = "12 Wintersegde Lane";
const invited = ["nurse", "police", "manager", "lead", "coordinator"] as const;
const named = ["nurse", "manager"];

let app: TestApp;
let child: Child;
let coordinator: Client;
const meetings = new Map<string, string>();

beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { familyName: "Qxoutgoing", givenName: "Ada", level: 2 });
  for (const key of invited) await letIn(app, child, key);
  coordinator = await app.signIn("coordinator");
  await aFact(app, child, { kind: "address", wording: `${home}, QX4 4AB` });
  await protect(app, child, named);
  for (const place of [home, near, "The house at QX4 4AB", `Near ${home}, side door`])
    meetings.set(place, await book(place));
}, 180_000);
afterAll(() => app.close());

/** Where the writer may not know: then the words go in as ever, and are held. */
async function book(place: string): Promise<string> {
  const asked = await Promise.all(invited.map((key) => staffIdOf(app, key)));
  const chair = await staffIdOf(app, "chair");
  const fields = { ...bookingFields, place, chair, invited: asked };
  const booked = await coordinator.post(`/children/${child.personId}/meeting`, fields);
  expect([place, booked.status]).toEqual([place, 303]);
  return booked.location ?? "";
}

const says = (text: string): boolean => /wintersedge|wintersegde|qx4 ?4ab/i.test(text);
/** As it stands in the file before its lines were folded. */
const unfolded = (ics: string): string => ics.replaceAll(/\r\n[ \t]/g, "");

test.each(invited)("%s: a calendar says of the place what the page says", async (key) => {
  const client = await app.signIn(key);
  const told: string[] = [];
  for (const [place, at] of meetings) {
    const page = await client.get(at);
    const file = await client.get(`/invitations/${at.split("/")[2] ?? ""}/calendar.ics`);
    expect([place, page.status, file.status]).toEqual([place, 200, 200]);
    const text = unfolded(file.html);
    expect(text).toContain("BEGIN:VEVENT");
    expect([place, says(text)]).toEqual([place, says(page.page.text)]);
    expect(text).not.toContain("Qxoutgoing");
    if (says(text)) told.push(place);
  }
  // Who wrote it reads their own words, who may know reads them, and nobody else.
  const isTold = key === "coordinator" || named.includes(key);
  expect(told).toEqual(isTold ? [...meetings.keys()] : []);
});

test("a meeting’s calendar says nothing of a child", async () => {
  const police = await app.signIn("police");
  const page = await police.get("/panels/mace");
  for (const { href } of page.page.links.filter((link) => link.href.endsWith(".ics")))
    expect(says(unfolded((await police.get(href)).html))).toBe(false);
});

test("no message to anyone, of any kind, carries a held word, a name or a headline", async () => {
  const kinds = await app.query<{ kind: string }>(
    `select unnest(array['missing-urgent', 'emergency', 'missing', 'concern', 'access', 'meeting-urgent', 'meeting', 'action', 'flag',
       'chase', 'escalation', 'supervision', 'moment', 'check', 'family', 'lead', 'handed-over', 'export', 'governance']) as kind`,
  );
  const staff = await app.query<{ id: string }>("select staff_id as id from directory.staff");
  // Beside the notices of the bookings: one of each kind to everybody, with the words in its headline.
  for (const { id } of staff)
    for (const { kind } of kinds)
      await app.query(
        `insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
         select $1, partnership_id, staff_id, $3, $4, $5, $6 from directory.staff where staff_id = $2`,
        [
          newId(),
          id,
          kind,
          `Ada Qxoutgoing is at ${home}`,
          [...meetings.values()][0],
          app.clock.now(),
        ],
      );
  const sent = await sendAll();
  expect(new Set(sent.map(({ to }) => to)).size).toBe(staff.length);
  expect(new Set(sent.map(({ subject }) => subject)).size).toBeGreaterThan(1);
  for (const { subject, text, ...rest } of sent) {
    const whole = `${subject}\n${text}\n${JSON.stringify(rest)}`;
    expect(says(whole), whole).toBe(false);
    expect(whole).not.toMatch(/Qxoutgoing|\bAda\b/);
    for (const at of meetings.values()) expect(whole).not.toContain(at);
  }
});

async function sendAll(): Promise<readonly Message[]> {
  const sent: Message[] = [];
  const sender = {
    channel: "smtp" as const,
    send: (message: Message) => {
      sent.push(message);
      return Promise.resolve({ kind: "sent" as const });
    },
  };
  const [job] = outsideJobs({
    admin: app.admin,
    database: app.db,
    clock: app.clock,
    way: { kind: "sender", sender },
    address: "https://lantern.example",
  });
  // At once, and over the mornings that follow, until nothing more is due.
  for (const hours of [0, 1, 21, 1, 23, 1]) {
    app.clock.advance({ hours });
    await job?.run({});
    await job?.run({});
  }
  return sent;
}

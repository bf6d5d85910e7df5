import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bookingFields } from "../../src/rooms/meetings/fixtures/forms.ts";
import { readPdf } from "../../src/platform/documents/fixtures/read-pdf.ts";
import { textOfDocx } from "../../src/platform/documents/fixtures/read-docx.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aService, onTheList } from "../harness/recovery.ts";
import { aCounsellor, counsellor } from "../harness/sensitive.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

const instead = "A health service: ask the designated nurse";
const secret = new RegExp(Object.values(counsellor).join("|"));
/** Reach the child, and stand on no list. */
const outside = ["coordinator", "mash", "lead", "school", "chair"];

let app: TestApp;
let child: Child;
let who: Awaited<ReturnType<typeof aCounsellor>>;
let meeting: string;

const bookedBy = async (client: Client, invited: readonly string[]) =>
  client.post(`/children/${child.personId}/meeting`, {
    ...bookingFields,
    chair: await staffIdOf(app, "chair"),
    invited: [...invited],
  });

/** Without the lists of everybody who works here, in which the counsellor stands anyway. */
const withoutPickers = (html: string): string => html.replaceAll(/<select[\s\S]*?<\/select>/g, "");

beforeAll(async () => {
  app = await anApp();
  who = await aCounsellor(app);
  const service = await aService(app, { name: "Qxclinic", shownAs: instead });
  child = await aChild(app, { familyName: "Qxmeeting" });
  for (const key of ["school", "nurse", "chair"]) await letIn(app, child, key);
  const keeper = await app.signIn("coordinator");
  await keeper.post(`/services/${service}/teams`, { team: who.teamId, off: "" });
  await onTheList(app, service, "manager");
  const manager = await app.signIn("manager");
  const school = await staffIdOf(app, "school");
  const booked = await bookedBy(manager, [who.staffId, school]);
  expect(booked.status).toBe(303);
  meeting = booked.location ?? "";
  const own = await app.signIn("counsellor");
  expect((await own.post(`${meeting}/invitation`, { answer: "coming" })).status).toBe(303);
  const [agency] = await app.query<{ id: string }>(
    "select agency_id as id from directory.teams where team_id = $1",
    [who.teamId],
  );
  const shared = { agency: agency?.id ?? "", holds: "nothing" };
  expect((await own.post(`${meeting}/shared`, shared)).status).toBe(303);
}, 60_000);
afterAll(() => app.close());

describe("someone of a sensitive service who is invited", () => {
  test("is named to the list of the service and to themselves", async () => {
    for (const key of ["manager", "nurse", "counsellor"]) {
      const { page } = await (await app.signIn(key)).get(meeting);
      expect(page.text).toContain(counsellor.name);
      expect(page.text).toContain("Coming");
    }
  });

  test.each(outside)(
    "is the words of the service on every page of the meeting: %s",
    async (key) => {
      const client = await app.signIn(key);
      for (const address of [meeting, `${meeting}/minutes`, `${meeting}/family`]) {
        const { html, status } = await client.get(address);
        expect([address, status]).toEqual([address, 200]);
        expect(withoutPickers(html)).not.toMatch(secret);
        if (!address.endsWith("family")) expect(html).toContain(instead);
      }
    },
  );

  test("is in no file that leaves, whoever takes it", async () => {
    await app.query("update panels.meetings set booked_by = $2 where meeting_id = $1", [
      meeting.split("/").at(-1),
      who.staffId,
    ]);
    const manager = await app.signIn("manager");
    expect((await manager.get(`${meeting}/minutes`)).page.text).toContain(`by ${counsellor.name}`);
    const pdf = await readPdf((await manager.get(`${meeting}/minutes.pdf`)).raw);
    const word = textOfDocx((await manager.get(`${meeting}/minutes.docx`)).raw);
    const data = (await manager.get(`${meeting}/minutes.json`)).html;
    for (const text of [pdf.texts.join(" "), JSON.stringify(word), data]) {
      expect(text).not.toMatch(secret);
      expect(text).toContain(instead);
    }
    expect(pdf.texts.join(" ")).toContain("Taken by");
    expect(pdf.isMarked).toBe(true);
  });

  test("is nobody whom the others can choose, leave out or uninvite", async () => {
    const coordinator = await app.signIn("coordinator");
    const form = await coordinator.get(`${meeting}/booking`);
    expect(form.html).not.toMatch(secret);
    expect(form.page.text).toContain(`Also invited, whatever you change here: ${instead}.`);
    const refused = await bookedBy(coordinator, [who.staffId]);
    expect(refused.page.errors.map(({ href }) => href)).toEqual(["#invited"]);
    const school = await staffIdOf(app, "school");
    const moved = { ...form.page.fields, invited: school, time: "15:00", reason: "The room" };
    expect((await coordinator.post(`${meeting}/booking`, moved)).status).toBe(303);
    const own = await app.signIn("counsellor");
    expect((await own.get(meeting)).page.text).toContain("Your invitation");
    const told = await app.query(
      "select 1 from work.notifications where href = $1 and staff_id = $2",
      [meeting, who.staffId],
    );
    expect(told.length).toBeGreaterThan(1);
  });
});

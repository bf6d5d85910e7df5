import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../../test/harness/app.ts";
import type { Client } from "../../../../test/harness/client.ts";
import { aCourse, aTeamMember, bodyOf } from "../../../../test/harness/training.ts";
import {
  chooseTraining,
  confirmTraining,
  readTrainingFiles,
} from "../../../../test/harness/training-files.ts";

let app: TestApp;
let training: Client;
let courseId: string;
beforeAll(async () => {
  app = await anApp();
  training = await app.signIn("training");
  courseId = await aCourse(training);
});
afterAll(() => app.close());
beforeEach(() => app.query("delete from identify.workbooks"));

const head = "Staff number,Name,Work email,Course,Date,Status";
const known = "Child exploitation: working with children";
const attendances = () =>
  app.query<{ name: string; state: string; on: string; source: string }>(
    `select p.name, a.state, a.held_on::text as "on", a.source from directory.training_attendances a
     join directory.training_people p using (training_person_id) where a.source = 'import' order by p.name, a.held_on`,
  );
const people = async () =>
  (
    await app.query<{ count: number }>(
      "select count(*)::int as count from directory.training_people",
    )
  )[0]?.count ?? 0;

/** Where the page of a file asks what, by the words of its link. */
async function answer(
  address: string,
  words: string,
  fields: Readonly<Record<string, string>>,
): Promise<number> {
  const { page } = await training.get(address);
  const link = page.links.find(({ text }) => text.includes(words));
  if (!link) throw new Error(`nothing is asked about ${words}`);
  const form = await training.get(link.href);
  const sent = await training.post(link.href, {
    version: form.page.fields["version"] ?? "",
    ...fields,
  });
  return sent.status;
}

const added = async (over: Readonly<Record<string, string>> = {}) => ({
  doWith: "known",
  body: await bodyOf(app, "manager"),
  audience: "social-care",
  role: "social-worker",
  ...over,
});

describe("a file of a learning system", () => {
  test("writes nothing until it is confirmed, then all of it, and the same file adds nothing", async () => {
    const rows = [
      head,
      `100,"Abbott, Lucy",lucy.abbott@first.example,${known},03/10/2025,Attended`,
      `200,Omar Gill,omar.gill@first.example,CSE Level 2,04/10/2025,DNA`,
      `200,Omar Gill,omar.gill@first.example,${known},31/02/2025,Attended`,
      `300,Ana Yates,ana.yates@first.example,exploitation L2,05/10/2027,Booked`,
    ];
    const [before, others] = [await people(), await attendances()];
    const address = await chooseTraining(app, training, rows);
    const preview = await training.get(address);
    expect(preview.html).toContain("New people at first.example");
    for (const page of ["/rows", "/rows?show=written", "/rows?show=other", "/problems"])
      expect((await training.get(`${address}${page}`)).status).toBe(200);
    expect((await training.get(`${address}/problems`)).html).toContain("31/02/2025");
    expect(await answer(address, "first.example", await added())).toBe(303);
    expect([await people(), await attendances()]).toEqual([before, others]);
    expect(await answer(address, "Omar Gill", { doWith: "leave" })).toBe(303);
    const confirmed = await confirmTraining(training, address);
    expect((await training.follow(confirmed)).html).toContain(
      "2 attendances written, 2 people added",
    );
    expect(await attendances()).toEqual([
      { name: "Lucy Abbott", state: "attended", on: "2025-10-03", source: "import" },
      { name: "Omar Gill", state: "absent", on: "2025-10-04", source: "import" },
    ]);
    const again = await training.upload("/training/imports", {}, [
      { field: "workbook", name: "again.csv", content: Buffer.from(rows.join("\r\n")) },
    ]);
    expect(again.page.errors[0]?.text).toContain("This very file was imported");
    const longer = await chooseTraining(app, training, [...rows, ""], "longer.csv");
    await confirmTraining(training, longer);
    expect(await people()).toBe(before + 2);
    expect((await attendances()).length).toBe(2);
  });

  test("a name that is no course of the register is asked once, and is remembered", async () => {
    const row = (course: string) =>
      `400,Iris Vale,iris.vale@second.example,${course},06/10/2025,Attended`;
    const address = await chooseTraining(app, training, [head, row("Spotting harm outside home")]);
    await answer(address, "Spotting harm", { doWith: "known", course: courseId });
    await answer(address, "second.example", await added());
    await confirmTraining(training, address);
    expect((await attendances()).filter(({ name }) => name === "Iris Vale")).toHaveLength(1);
    const next = await chooseTraining(app, training, [
      head,
      row("Spotting harm outside home"),
      `400,Iris Vale,iris.vale@second.example,SPOTTING harm outside home,07/10/2025,Attended`,
    ]);
    expect((await training.get(next)).html).toContain("Nothing has to be decided");
    await confirmTraining(training, next);
    expect((await attendances()).filter(({ name }) => name === "Iris Vale")).toHaveLength(2);
  });

  test("rows of nobody for certain wait with their file, and go on when they are decided", async () => {
    const manager = await app.signIn("manager");
    await aTeamMember(app, manager, { key: "manager", name: "Rowan Field" });
    const address = await chooseTraining(app, training, [
      head,
      `,Rowan Field,rowan.field@eastmoor.example,${known},08/10/2025,Attended`,
      `,Rowan Field,,${known},09/10/2025,Attended`,
    ]);
    const first = await confirmTraining(training, address);
    expect((await training.follow(first)).html).toContain("1 row still to decide");
    const written = async () =>
      (await attendances()).filter(({ name }) => name === "Rowan Field").map(({ on }) => on);
    expect(await written()).toEqual(["2025-10-08"]);
    const who = { doWith: "known", who: "rowan.field@eastmoor.example" };
    expect(await answer(address, "Rowan Field", { ...who, who: "nobody@eastmoor.example" })).toBe(
      422,
    );
    expect(await answer(address, "Rowan Field", who)).toBe(303);
    await confirmTraining(training, address);
    expect(await written()).toEqual(["2025-10-08", "2025-10-09"]);
    expect((await training.get(address)).html).toContain("Imported: pool.csv");
  });

  test("who had left is not written as there, whoever is named", async () => {
    const manager = await app.signIn("manager");
    const id = await aTeamMember(app, manager, { key: "manager", name: "Kit Marsh" });
    await app.query(
      "update directory.training_people set left_on = '2025-06-30' where training_person_id = $1",
      [id],
    );
    const address = await chooseTraining(app, training, [
      head,
      `,Kit Marsh,kit.marsh@eastmoor.example,${known},10/10/2025,Attended`,
    ]);
    expect((await training.get(`${address}/rows`)).html).toContain(
      "This person left on 30 June 2025",
    );
    const who = { doWith: "known", who: "kit.marsh@eastmoor.example" };
    expect(await answer(address, "Kit Marsh", who)).toBe(422);
    await confirmTraining(training, address);
    expect((await attendances()).filter(({ name }) => name === "Kit Marsh")).toEqual([]);
  });

  test("what a column is can be corrected, and the next file with these headings is read so", async () => {
    const rows = (day: string) => [
      "Ref,Person,Mail,What,Noted",
      `1,Uma Lane,uma.lane@third.example,${known},${day}`,
    ];
    const address = await chooseTraining(app, training, rows("11/10/2025"));
    expect(await answer(address, "Ref", { role: "staffNumber" })).toBe(303);
    await readTrainingFiles(app);
    expect((await training.get(address)).status).toBe(200);
    const next = await chooseTraining(app, training, rows("12/10/2025"), "next.csv");
    const { page } = await training.get(next);
    expect(page.text).toMatch(/Ref\s*Staff number/);
  });
});

test("two who confirm at once: the second is told, and nothing is twice", async () => {
  const manager = await app.signIn("manager");
  await aTeamMember(app, manager, { key: "manager", name: "Jo Twice" });
  const address = await chooseTraining(app, training, [
    head,
    `,Jo Twice,jo.twice@eastmoor.example,${known},13/10/2025,Attended`,
  ]);
  const version = (await training.get(address)).page.fields["version"] ?? "";
  const both = await Promise.all([
    training.post(`${address}/confirm`, { version }),
    training.post(`${address}/confirm`, { version }),
  ]);
  expect(both.map(({ status }) => status).toSorted()).toEqual([303, 409]);
  expect((await attendances()).filter(({ on }) => on === "2025-10-13")).toHaveLength(1);
});

test("a file of training is nothing to who imports children, and the other way round", async () => {
  const coordinator = await app.signIn("manager");
  expect((await coordinator.get("/training/imports")).status).toBe(403);
  const address = await chooseTraining(app, training, [
    head,
    `,A B,a.b@x.example,${known},01/10/2025,Attended`,
  ]);
  const both = await app.signIn("coordinator");
  const id = address.split("/").at(-1) ?? "";
  expect((await both.get(`/imports/${id}`)).status).toBe(404);
  await both.post(`/imports/${id}/remove`, {});
  expect((await training.get(address)).status).toBe(200);
});

/** As words, which is what names are made of. */
const wordOf = (at: number): string =>
  String(at)
    .padStart(4, "0")
    .replaceAll(/\d/g, (digit) => `${"bdfglmnrst"[Number(digit)] ?? ""}a`);

test("six thousand people of one file are written once each", async () => {
  const rows = Array.from({ length: 6_000 }, (_, at) => {
    const day = `${(at % 27) + 1}/09/2025`;
    const mail = `${wordOf(at)}.${wordOf(9_999 - at)}@large.example`;
    return `${70_000 + at},${wordOf(at)} ${wordOf(9_999 - at)},${mail},${known},${day},Attended`;
  });
  const before = await people();
  const address = await chooseTraining(app, training, [head, ...rows], "large.csv");
  await answer(address, "large.example", await added());
  expect((await confirmTraining(training, address)).status).toBe(303);
  expect(await people()).toBe(before + 6_000);
  const again = [head, ...rows, rows[0] ?? ""];
  await confirmTraining(training, await chooseTraining(app, training, again, "again.csv"));
  expect(await people()).toBe(before + 6_000);
}, 120_000);

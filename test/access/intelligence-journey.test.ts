import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { answerFields, sanitiseFields, sendFields, turnOn } from "../harness/intelligence.ts";

/** A school's cleaner's observation: from the form to the force's reference and the answer that the school hears. */
let app: TestApp;
beforeAll(async () => (app = await anApp()));
afterAll(() => app.close());

test("from form to reference to answer, each step found from the home of who does it", async () => {
  const [school, officer] = (await Promise.all(
    ["school", "intelligence"].map((key) => app.signIn(key)),
  )) as [Client, Client];
  await turnOn(app, ["file"]);
  const sent = await school.post(
    "/intelligence/send",
    sendFields({ what: "QX77 QXC waits at the gate, as our cleaner saw" }),
  );
  expect(sent.status).toBe(303);
  expect((await school.follow(sent)).page.text).toContain("Sent to police");
  const id = (sent.location ?? "").split("/").at(-1) ?? "";
  const home = await officer.get("/home");
  expect(home.html).toContain(`href="/intelligence/${id}"`);
  const at = `/intelligence/${id}`;
  const steps = [
    ["sanitise", sanitiseFields({ wording: "A car waits at a school gate" })],
    ["hand-over", { way: "file" }],
    ["answer", answerFields()],
  ] as const;
  for (const [step, fields] of steps) {
    expect((await officer.get(at)).html, step).toContain(`${at}/${step}`);
    const done = await officer.post(`${at}/${step}`, fields);
    expect(done.status, step).toBe(303);
    await officer.follow(done);
  }
  expect((await officer.get(at)).page.text).toContain("INT/0441/26");
  expect((await school.get("/intelligence/sent")).page.text).toContain("Nothing yet");
  const answered = answerFields({ version: "2", outcome: "visit", note: "Qxonly police" });
  expect((await officer.post(`${at}/answer`, answered)).status).toBe(303);
  expect((await school.get("/notices")).page.text).toContain("Police answered what you sent");
  const heard = await school.get(sent.location ?? "");
  expect(heard.page.text).toContain("Something was done about it");
  for (const hidden of ["INT/0441/26", "Qxonly police", "QX77 QXC"])
    expect(heard.html, hidden).not.toContain(hidden);
});

test("an answer that is owed and a text past its review-by are found under what is overdue, by police alone", async () => {
  const [school, officer] = (await Promise.all(
    ["school", "intelligence"].map((key) => app.signIn(key)),
  )) as [Client, Client];
  await turnOn(app, ["file"]);
  const entry = async (what: string): Promise<string> => {
    const sent = await school.post("/intelligence/send", sendFields({ what }));
    const id = (sent.location ?? "").split("/").at(-1) ?? "";
    await officer.post(`/intelligence/${id}/sanitise`, sanitiseFields({ wording: what }));
    return id;
  };
  const owed = await entry("Qxowed waits for its answer");
  await officer.post(`/intelligence/${owed}/hand-over`, { way: "file" });
  const past = await entry("Qxpast is to be reviewed");
  const soon = await officer.get("/intelligence?show=late");
  expect(soon.html).not.toContain(owed);
  expect(soon.html).not.toContain(past);
  app.clock.advance({ days: 130 });
  const later = await app.signIn("intelligence");
  const late = await later.get("/intelligence?show=late");
  expect(late.status).toBe(200);
  expect(late.html).toContain(owed);
  expect(late.html).toContain(past);
  expect(late.html).toContain(`aria-label="What is overdue"`);
  const other = await app.signIn("coordinator");
  expect((await other.get("/intelligence?show=late")).status).toBe(403);
  expect((await other.get("/overdue")).html).not.toContain("/intelligence?show=late");
});

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { liftHolds } from "../harness/holds.ts";
import { aFamilyMeeting, paperForm, prepared, saidToHarm, step } from "../harness/papers.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { aFact } from "./world.ts";

/** Somebody in the register is named in a child's record, and is close to a colleague. */
let app: TestApp;
let child: Child;
let about: string;
let governance: Client;
let coordinator: Client;
let manager: Client;

const register = "/governance/public-roles";
const harrow = {
  kind: "driver",
  authority: "Eastmoor Council",
  name: "Harrow, Qxdean",
  number: "PHD 4471",
  address: "4 Qxmill Lane, QX2 7AB",
  employer: "Qxlark Taxis",
  staff: "",
};
const emergency = { "reason-key": "missing-now", reason: "Not home since noon, phone off" };

beforeAll(async () => {
  app = await anApp();
  await liftHolds(app);
  governance = await app.signIn("governance");
  coordinator = await app.signIn("coordinator");
  manager = await app.signIn("manager");
}, 180_000);
beforeEach(async () => {
  app.clock.advance({ minutes: 1 });
  await app.query("delete from sec.staff_ties");
  await app.query("delete from sec.role_answers");
  await app.query("delete from govern.public_roles");
  child = await aChild(app, { familyName: "Qxregisterz" });
  about = `/children/${child.personId}`;
});
afterAll(() => app.close());

const enter = async (more: Readonly<Record<string, string>> = {}): Promise<string> => {
  expect((await governance.post(`${register}/new`, { ...harrow, ...more })).status).toBe(303);
  const [row] = await app.query<{ id: string }>(
    "select public_role_id as id from govern.public_roles order by changed_at desc, public_role_id desc limit 1",
  );
  app.clock.advance({ minutes: 1 });
  return row?.id ?? "";
};
const says = async (who: Client, kind: string, wording: string): Promise<void> => {
  expect((await who.post("/people-i-know", { kind, wording })).status).toBe(303);
  app.clock.advance({ minutes: 1 });
};
const findings = () =>
  app.query<{ id: string; strength: string; reasons: string[]; outcome: string | null }>(
    "select conflict_finding_id as id, strength, reasons, outcome from sec.conflict_findings where person_id = $1",
    [child.personId],
  );

describe("the register", () => {
  test("is read by those who keep it, and nobody else meets a word of it", async () => {
    const roleId = await enter();
    expect((await governance.get(register)).page.text).toContain("Harrow, Qxdean");
    const page = await governance.get(`${register}/${roleId}`);
    expect(page.html).toContain("4 Qxmill Lane");
    for (const key of ["manager", "coordinator", "admin", "police", "board"]) {
      const other = await app.signIn(key);
      for (const address of [register, `${register}?q=qxdean`, `${register}/${roleId}`]) {
        const answer = await other.get(address);
        expect([key, answer.status]).toEqual([key, 403]);
        expect(answer.html).not.toContain("Qxmill");
      }
      const form = { ...harrow, version: "1" };
      expect((await other.post(`${register}/${roleId}`, form)).status).toBe(403);
    }
  });

  test("keeps where someone lives and works sealed, and a second save meets the first", async () => {
    const roleId = await enter();
    const [row] = await app.query<{ whole: string }>(
      "select r::text || encode(r.details_sealed, 'escape') as whole from govern.public_roles r",
    );
    expect(row?.whole).toContain("Qxdean");
    expect(row?.whole).not.toMatch(/Qxmill|Qxlark/);
    const at = `${register}/${roleId}`;
    expect((await governance.post(at, { ...harrow, version: "1" })).status).toBe(303);
    const late = await governance.post(at, { ...harrow, number: "PHD 9", version: "1" });
    expect([late.status, late.page.text.includes("A colleague changed this")]).toEqual([409, true]);
    expect((await governance.post(at, { ...harrow, name: "!", version: "2" })).status).toBe(422);
  });
});

describe("someone whom a concern names as a danger, and who is in the register", () => {
  beforeEach(() => saidToHarm(app, child, "Qxdean Harrow"));

  test("shuts out whoever lives with them, in an emergency too, until someone decides", async () => {
    await enter();
    const police = await app.signIn("police");
    await says(police, "household", "Qxdean Harrow");
    expect((await police.post(`/emergency/${child.personId}`, emergency)).status).toBe(404);
    expect((await police.get(`/emergency/${child.personId}`)).status).toBe(404);
    const tickets = "select from sec.emergency_openings where person_id = $1";
    expect(await app.query(tickets, [child.personId])).toHaveLength(0);
    await says(coordinator, "licence", "Private hire, PHD4471");
    expect((await coordinator.get(about)).status).toBe(404);
    expect((await findings()).map(({ strength }) => strength)).toEqual(["strong", "strong"]);
    const page = await manager.get(`${about}/conflicts/found`);
    expect(page.page.text).toContain("named in a concern as possibly harming the child");
    expect(page.html).not.toContain("Qxdean");
    const [mine] = await app.query<{ id: string }>(
      "select conflict_finding_id as id from sec.conflict_findings where person_id = $1 and staff_id = $2",
      [child.personId, await staffIdOf(app, "coordinator")],
    );
    const at = `${about}/conflicts/found/${mine?.id ?? ""}`;
    const none = { outcome: "none", reason: "Another person of the same number" };
    expect((await manager.post(at, none)).status).toBe(303);
    expect((await coordinator.get(about)).status).toBe(200);
  });

  test("shuts nobody out who does not know them: the control", async () => {
    await enter();
    await says(coordinator, "household", "Someone Else");
    expect((await coordinator.get(about)).status).toBe(200);
    expect(await findings()).toEqual([]);
  });

  test("of a colleague's name alone is put to a manager, and the colleague is not asked of the child", async () => {
    await enter({ name: "Priya Nair", number: "PHD 1" });
    await saidToHarm(app, child, "Priya Nair");
    app.clock.advance({ minutes: 1 });
    expect((await coordinator.get(about)).status).toBe(200);
    expect((await findings()).map(({ strength }) => strength)).toEqual(["weak"]);
    expect((await coordinator.get("/notices")).html).not.toContain(`${about}/conflict"`);
    expect((await manager.get("/notices")).html).toContain(`${about}/conflicts/found`);
    const notices = await coordinator.get("/notices");
    expect(notices.page.text).toContain("A person with your name is in the register");
  });

  test("is asked of whoever has the name, and a yes shuts them out of the record", async () => {
    const roleId = await enter({ name: "Priya Nair", number: "PHD 1" });
    await saidToHarm(app, child, "Nair, Priya");
    expect((await coordinator.get(about)).status).toBe(200);
    const page = await coordinator.get("/people-i-know");
    expect(page.page.text).toContain("Private hire or hackney carriage driver, Eastmoor Council");
    expect(page.html).not.toMatch(/Qxmill|Qxlark|PHD/);
    const answer = `/people-i-know/register/${roleId}`;
    expect((await manager.post(answer, { answer: "no" })).status).toBe(404);
    app.clock.advance({ minutes: 1 });
    expect((await coordinator.post(answer, { answer: "yes" })).status).toBe(303);
    expect((await coordinator.post(answer, { answer: "no" })).status).toBe(404);
    app.clock.advance({ minutes: 1 });
    expect((await coordinator.get(about)).status).toBe(404);
    expect((await governance.get(`${register}/${roleId}`)).page.text).toContain("Is this person");
  });

  test("shuts out the colleague whom those who keep the register know to be this person", async () => {
    const roleId = await enter();
    expect((await coordinator.get(about)).status).toBe(200);
    app.clock.advance({ minutes: 1 });
    const staff = await staffIdOf(app, "coordinator");
    const form = { ...harrow, staff, version: "1" };
    expect((await governance.post(`${register}/${roleId}`, form)).status).toBe(303);
    app.clock.advance({ minutes: 1 });
    expect((await coordinator.get(about)).status).toBe(404);
    expect((await coordinator.get("/children?q=Qxregisterz")).html).not.toContain(child.personId);
  });

  test("asks again where a finding was decided before the register spoke", async () => {
    await aFact(app, child, { kind: "address", wording: "12 Qxtide Street, QX1 4RT" });
    await says(coordinator, "home", "12 Qxtide St, QX1 4RT");
    expect((await coordinator.get(about)).status).toBe(404);
    const [found] = await findings();
    const at = `${about}/conflicts/found/${found?.id ?? ""}`;
    const none = { outcome: "none", reason: "Moved out in 2019" };
    expect((await manager.post(at, none)).status).toBe(303);
    expect((await coordinator.get(about)).status).toBe(200);
    await enter();
    await says(coordinator, "household", "Qxdean Harrow");
    expect((await coordinator.get(about)).status).toBe(404);
    expect((await findings()).map(({ outcome }) => outcome)).toEqual([null]);
  });
});

test("an address or a carer of the register shuts out, a place of work asks a manager", async () => {
  await enter();
  await says(coordinator, "employer", "Mr Q Harrow");
  await says(coordinator, "household", "Qxdean Harrow");
  await aFact(app, child, { kind: "workplace", wording: "Qxlark Taxis" });
  app.clock.advance({ minutes: 1 });
  expect((await coordinator.get(about)).status).toBe(200);
  expect((await findings()).map(({ reasons }) => reasons)).toEqual([["register-employer"]]);
  await aFact(app, child, { kind: "address", wording: "4 Qxmill Ln, QX27AB" });
  app.clock.advance({ minutes: 1 });
  expect((await coordinator.get(about)).status).toBe(404);
});

describe("a list", () => {
  const csv = (lines: readonly string[]): Buffer => Buffer.from(`${lines.join("\r\n")}\r\n`);
  const headings = "Surname,Forename,Badge No,Address 1,Postcode,Operator,Issued,Expires,Vehicle";
  const one =
    "Harrow,Qxdean,PHD 4471,4 Qxmill Lane,QX2 7AB,Qxlark Taxis,01/04/2025,31/03/2028,Saloon";
  const two = "Birch,Qxtom,PHD 4472,9 Quay Road,QX9 9ZZ,,2025-05-01,,Estate";
  const bring = (lines: readonly string[], more: Readonly<Record<string, string>> = {}) =>
    governance.upload(
      `${register}/import`,
      { kind: "driver", authority: "Eastmoor Council", ...more },
      [{ field: "file", name: "drivers.csv", content: csv(lines) }],
    );

  test("is added, compared with what was there, and ended where it is the whole", async () => {
    const first = await bring([headings, one, two]);
    expect(first.page.text).toContain("2 people or businesses are new");
    expect(first.page.text).toContain("Columns that are not kept: Vehicle");
    const again = await bring([headings, one, two]);
    expect(again.page.text).toContain("2 entries as before");
    const changed = await bring([headings, one.replace("4 Qxmill Lane", "5 Qxmill Lane")], {
      whole: "yes",
    });
    expect(changed.page.text).toContain("1 entry changed");
    expect(changed.page.text).toContain("1 entry ended today");
    const page = await governance.get(`${register}?q=phd4471`);
    expect(page.page.text).toContain("Qxdean Harrow");
    expect(page.page.text).not.toContain("Birch");
  });

  test("with a line that cannot be read is not taken, and the line is named", async () => {
    const bad = await bring([headings, one, two.replace("2025-05-01", "31/02/2025")]);
    expect(bad.status).toBe(422);
    expect(bad.page.text).toContain("Line 3: First day must be a real date");
    expect(await app.query("select from govern.public_roles")).toHaveLength(0);
    expect((await bring(["Vehicle,Plate", "Saloon,1"])).page.text).toContain("must have headings");
    const noFile = { kind: "", authority: "" };
    const missing = await governance.upload(`${register}/import`, noFile, []);
    expect(missing.page.text).toContain("Choose a CSV file");
  });

  test("is audited with numbers and no name", async () => {
    await bring([headings, one]);
    const [event] = await app.query<{ detail: object }>(
      "select detail from audit.events where action = 'public-role.import' order by event_id desc limit 1",
    );
    expect(event?.detail).toMatchObject({ added: 1, changed: 0, ended: 0 });
  });
});

describe("a paper for a name in the register", () => {
  test("says so to the second person and not to who prepared it, and may still leave", async () => {
    await enter({ name: "Sadia Doyle" });
    const meetingId = await aFamilyMeeting(app, child);
    const lead = await app.signIn("lead");
    const at = await prepared(lead, meetingId, paperForm);
    expect((await step(app, lead, { at, to: "ask" })).status).toBe(303);
    const words = "this name is in the register of public roles and licences";
    expect((await lead.get(at)).page.text).not.toContain(words);
    const second = await manager.get(at);
    expect(second.page.text).toContain(words);
    expect(second.page.text).toContain("Private hire or hackney carriage driver, Eastmoor Council");
    const confirmed = await app.signIn("manager");
    expect((await step(app, confirmed, { at, to: "release" })).status).toBe(303);
  });

  test("of nobody there says nothing: the control", async () => {
    const meetingId = await aFamilyMeeting(app, child);
    const lead = await app.signIn("lead");
    const at = await prepared(lead, meetingId, paperForm);
    await step(app, lead, { at, to: "ask" });
    expect((await manager.get(at)).page.text).not.toContain("in the register of public roles");
  });
});

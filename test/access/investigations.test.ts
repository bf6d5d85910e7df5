import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "../../src/platform/access/actor.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { addAround, addUntold, dayOf } from "../harness/family-network.ts";
import {
  anInvestigation,
  investigationFields,
  investigationsAt as at,
  sendInvestigation,
  updateFields,
} from "../harness/investigations.ts";
import { shutOut } from "../harness/for-machines.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "./world.ts";

/** Investigations: what is due to the child by when, who is told, who gets in, and what is refused. */
let app: TestApp;
let lead: Client;
let manager: Client;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  [lead, manager] = [await app.signIn("lead"), await app.signIn("manager")];
  child = await aChild(app, { familyName: "Qxcourt", givenName: "Ada", bornOn: "2010-06-15" });
}, 180_000);
afterAll(() => app.close());

type Fields = Readonly<Record<string, string | readonly string[]>>;
const said = ({ page }: Answer): string => page.errors.map(({ text }) => text).join("; ");
const send = (id: string, name: string, form: Fields, by = lead) =>
  sendInvestigation(app, by, { child, id, name, form });

type Dates = Record<"compensation" | "due" | "review" | "state" | "update", string | null>;
async function datesOf(id: string): Promise<Dates | undefined> {
  const [row] = await app.query<Dates>(
    `select update_due_on::text as update, review_due_on::text as review, compensation_due_on::text as compensation,
       due_on::text as due, state from protect.investigations where investigation_id = $1`,
    [id],
  );
  return row;
}

describe("updates", () => {
  test("are due within a working day for a vulnerable victim, five for others, and again in 28 days", async () => {
    const id = await anInvestigation(lead, child);
    expect((await datesOf(id))?.update).toBe("2026-11-23");
    const other = await anInvestigation(lead, child, { entitlement: "standard" });
    expect((await datesOf(other))?.update).toBe("2026-11-27");

    expect((await send(id, "update", updateFields())).status).toBe(303);
    expect((await datesOf(id))?.update).toBe("2026-12-21");
    const page = (await lead.get(`${at(child)}/${id}`)).page.text;
    for (const words of ["The child was told", "In person", "By DC Ray Fox", "21 December 2026"])
      expect(page).toContain(words);
    const agreed = updateFields({ ...dayOf("nextOn", "2026-12-02") });
    expect((await send(id, "update", agreed)).status).toBe(303);
    expect((await datesOf(id))?.update).toBe("2026-12-02");
  });

  test("go to nobody who must not be told, by choice, by name or by SQL", async () => {
    const id = await anInvestigation(lead, child);
    const darren = await addUntold(app, lead, child);
    const mina = await addAround(app, lead, child, {
      name: "Mina Qxcourt",
      relationship: "mother",
      phone: "",
    });
    const wrong = await send(id, "update", updateFields({ told: darren }));
    expect(wrong.status).toBe(422);
    expect(said(wrong)).toContain("Darren Qxhill (father) must not be told");
    expect(wrong.html).toContain("DC Ray Fox");
    const named = updateFields({ told: "other", toldName: "Mr Darren Qxhill" });
    expect(said(await send(id, "update", named))).toContain("must not be told");
    const compensation = { outcome: "told", told: darren, ...dayOf("happenedOn", "2026-11-23") };
    expect(said(await send(id, "compensation", compensation))).toContain("must not be told");
    expect((await lead.get(`${at(child)}/${id}/update`)).page.text).toContain("Must not be told");
    await expect(
      app.query(
        `insert into protect.investigation_steps (investigation_step_id, partnership_id, person_id, investigation_id, step, about, told, around_id, way, done_by, happened_on, recorded_by, recorded_at)
         select gen_random_uuid(), partnership_id, person_id, investigation_id, 'update', 'progress', 'around', $2, 'phone', 'X', '2026-11-24', recorded_by, recorded_at
         from protect.investigations where investigation_id = $1`,
        [id, darren],
      ),
    ).rejects.toThrow("must not be told");
    expect((await send(id, "update", updateFields({ told: mina }))).status).toBe(303);
    expect((await lead.get(`${at(child)}/${id}`)).page.text).toContain("Mina Qxcourt was told");
    const nobody = updateFields({ told: "nobody", way: "" });
    expect(said(await send(id, "update", nobody))).toContain("Enter why nobody was told");
    const why = { ...nobody, why: "Her phone is read at home" };
    expect((await send(id, "update", why)).status).toBe(303);
  });

  test.each<[string, Fields, string]>([
    ["no way", { way: "" }, "Choose how they were told"],
    ["an unknown person", { told: "4c7c34a2-0000-7000-8000-000000000000" }, "Choose who was told"],
    ["no name", { told: "other" }, "Enter the name of the person who was told"],
    ["to come", dayOf("toldOn", "2026-12-24"), "The day"],
    ["before it was opened", dayOf("toldOn", "2026-11-01"), "before the investigation was opened"],
    ["a next one in the past", dayOf("nextOn", "2026-11-22"), "It must be today or in the future"],
    [
      "a next one on the same day",
      { ...dayOf("toldOn", "2026-11-24"), ...dayOf("nextOn", "2026-11-24") },
      "It must be after the day",
    ],
  ])("%s is refused beside the field", async (_what, over, message) => {
    const id = await anInvestigation(lead, child);
    const answer = await send(id, "update", updateFields(over));
    expect(answer.status).toBe(422);
    expect(said(answer)).toContain(message);
  });
});

describe("what is recorded", () => {
  test.each<[string, Fields, string]>([
    ["a reference of 200 characters", { references: "x".repeat(200) }, "40 characters or fewer"],
    [
      "neither reference nor operation",
      { references: "", operation: "" },
      "Enter a crime reference",
    ],
    [
      "eleven references",
      { references: "ABCDEFGHIJK".split("").join("\n") },
      "10 crime references",
    ],
    ["no force", { force: " " }, "Enter the police force"],
    ["to come", dayOf("openedOn", "2027-01-01"), "The day it was opened"],
    ["an officer of nowhere", { officer: "someone" }, "Choose the officer in the case"],
  ])("%s is refused beside the field, and nothing typed is lost", async (_what, over, message) => {
    const answer = await lead.post(`${at(child)}/new`, investigationFields(over));
    expect(answer.status).toBe(422);
    expect(said(answer)).toContain(message);
    expect(answer.html).toContain("DC Ray Fox");
  });

  test("no question asks for what was said in an interview or in therapy", async () => {
    const id = await anInvestigation(lead, child);
    for (const name of ["update", "interview", "measures", "court", "statement", "compensation"]) {
      const { page, html } = await lead.get(`${at(child)}/${id}/${name}`);
      expect(page.text, name).toContain("nothing of therapy or counselling");
      expect(html, name).not.toContain("<textarea");
    }
    const columns = await app.query<{ most: number }>(
      `select (regexp_matches(pg_get_constraintdef(oid), 'length\\((?:wording|done_by|told_name)\\) <= (\\d+)'))[1]::int as most
       from pg_constraint where conrelid = 'protect.investigation_steps'::regclass`,
    );
    expect(columns).toHaveLength(3);
    expect(Math.max(...columns.map(({ most }) => most))).toBe(300);
  });

  test("an interview to come is not done, one that is past is not planned", async () => {
    const id = await anInvestigation(lead, child);
    const interview = (outcome: string, on: string) =>
      send(id, "interview", {
        about: "abe",
        outcome,
        intermediary: "asked",
        ...dayOf("heldOn", on),
      });
    expect(said(await interview("done", "2026-11-30"))).toContain("It is in the future");
    expect(said(await interview("planned", "2026-11-21"))).toContain("It is past");
    expect((await interview("planned", "2026-11-30")).status).toBe(303);
    expect((await interview("done", "2026-11-23")).status).toBe(303);
    const page = (await lead.get(`${at(child)}/${id}`)).page.text;
    expect(page).toContain("An intermediary was asked for");
    const measures = { outcome: "granted", ...dayOf("decidedOn", "2026-11-23") };
    expect(said(await send(id, "measures", measures))).toContain("Choose which special measures");
    const some = { ...measures, measures: ["screens", "intermediary"] };
    expect((await send(id, "measures", some)).status).toBe(303);
  });

  test("a state is told by its clock; an end is not before the beginning; a review only of a decision", async () => {
    const id = await anInvestigation(lead, child);
    const state = (to: string, on: string) =>
      send(id, "state", { state: to, why: "", ...dayOf("stateOn", on) });
    expect(said(await state("ended", "2026-11-01"))).toContain(
      "before the investigation was opened",
    );
    expect((await lead.get(`${at(child)}/${id}/review`)).status).toBe(303);
    const asked = { outcome: "asked", ...dayOf("happenedOn", "2026-11-24") };
    expect(said(await send(id, "review", asked))).toContain("There is no decision yet");
    expect((await state("no-further-action", "2026-11-24")).status).toBe(303);
    expect(await datesOf(id)).toMatchObject({ state: "no-further-action", update: "2026-11-25" });
    const changed = { ...asked, outcome: "changed" };
    expect(said(await send(id, "review", changed))).toContain("Record first");
    expect((await send(id, "review", asked)).status).toBe(303);
    expect((await datesOf(id))?.review).toBe("2027-01-08");
    expect((await send(id, "review", changed)).status).toBe(303);
    expect((await datesOf(id))?.review).toBeNull();
    expect((await state("ended", "2026-11-24")).status).toBe(303);
    expect((await datesOf(id))?.update).toBe("2026-11-25");
    const last = updateFields(dayOf("toldOn", "2026-11-24"));
    expect((await send(id, "update", last)).status).toBe(303);
    expect((await datesOf(id))?.update).toBeNull();
    expect(said(await state("open", "2026-11-24"))).toContain("choose how it stands now");
  });

  test("of two who take a step at once the second is told, and keeps what they typed", async () => {
    const id = await anInvestigation(lead, child);
    const first = { version: "1", ...updateFields() };
    expect((await manager.post(`${at(child)}/${id}/update`, first)).status).toBe(303);
    const late = await lead.post(`${at(child)}/${id}/update`, { ...first, doneBy: "DS Qxtyped" });
    expect(late.status).toBe(409);
    expect(late.html).toContain("DS Qxtyped");
  });
});

describe("what is due", () => {
  test("a command that does not answer is overdue by its clock, and declines with a reason", async () => {
    const id = await anInvestigation(lead, child, dayOf("openedOn", "2026-11-02"));
    await send(id, "update", updateFields());
    const asked = {
      command: "specialist-crime",
      why: "Four forces",
      ...dayOf("asked", "2026-11-19"),
      "asked-time": "9:30am",
    };
    expect((await send(id, "escalate", asked)).status).toBe(303);
    expect(said(await send(id, "escalate", asked))).toContain("record its answer first");
    const list = await lead.get("/investigations?show=due");
    expect(list.page.text).toContain("Answer of the specialist command: 23 November 2026");
    const answer = { outcome: "declined", why: "", ...dayOf("answeredOn", "2026-11-24") };
    expect(said(await send(id, "answer", answer))).toContain("Enter why it was declined");
    expect((await send(id, "answer", { ...answer, why: "No capacity" })).status).toBe(303);
    expect((await lead.get(`${at(child)}/${id}`)).page.text).toContain("Declined. No capacity");
    expect((await datesOf(id))?.due).toBe("2026-12-21");
  });

  test("compensation follows the date of birth, is due before the age limit, and no more once they were told", async () => {
    const grown = await aChild(app, { familyName: "Qxgrown", bornOn: "2007-03-01" });
    const id = await anInvestigation(lead, grown);
    const send2 = (name: string, form: Fields) =>
      sendInvestigation(app, lead, { child: grown, id, name, form });
    await send2("update", updateFields());
    expect(await datesOf(id)).toMatchObject({ compensation: "2027-02-28", due: "2026-02-28" });
    const due = (await lead.get("/investigations?show=due")).page.text;
    expect(due).toContain("Tell them about compensation before: 28 February 2027");
    await app.query("update subjects.people set born_on = '2009-03-01' where person_id = $1", [
      grown.personId,
    ]);
    expect(await datesOf(id)).toMatchObject({ compensation: "2029-02-28", due: "2026-12-21" });
    await app.query("update subjects.people set born_on = null where person_id = $1", [
      grown.personId,
    ]);
    expect((await datesOf(id))?.compensation).toBeNull();
    await app.query("update subjects.people set born_on = '2007-03-01' where person_id = $1", [
      grown.personId,
    ]);
    const told = { outcome: "told", told: "child", ...dayOf("happenedOn", "2026-11-24") };
    expect((await send2("compensation", told)).status).toBe(303);
    expect(await datesOf(id)).toMatchObject({ compensation: "2027-02-28", due: "2026-12-21" });
  });

  test("stands on the home of those who record, and under Overdue", async () => {
    await anInvestigation(lead, child, dayOf("openedOn", "2026-11-02"));
    expect((await manager.get("/work")).page.text).toMatch(/something due to a victim/);
    expect((await manager.get("/investigations?show=due")).page.text).toContain("Qxcourt");
  });
});

describe("who gets in", () => {
  test("nobody who does not reach the child, by page, list, form, API or the home", async () => {
    const id = await anInvestigation(lead, child);
    for (const key of ["school", "police", "nurse", "intelligence"]) {
      const client = await app.signIn(key);
      expect((await client.get(at(child))).status, key).toBe(404);
      expect((await client.get(`${at(child)}/${id}`)).status, key).toBe(404);
      const form = await client.post(`${at(child)}/${id}/update`, updateFields());
      expect([403, 404], key).toContain(form.status);
      for (const list of ["/investigations", "/investigations?show=due", "/api/investigations"])
        expect((await client.get(list)).html, `${key} ${list}`).not.toContain(id);
    }
    const rows = await acting(app, systemActor("sign-in"), (tx) =>
      tx.selectFrom("protect.investigations").select("investigation_id").execute(),
    );
    expect(rows).toEqual([]);
  });

  test("a school that is let in reads and records nothing; police that are let in record for safeguarding", async () => {
    const other = await aChild(app, { familyName: "Qxlet" });
    const id = await anInvestigation(lead, other);
    await letIn(app, other, "school");
    await letIn(app, other, "police");
    const school = await app.signIn("school");
    expect((await school.get(`${at(other)}/${id}`)).page.text).toContain("Qxlapwing");
    expect((await school.get(`${at(other)}/${id}`)).page.text).not.toContain(
      "What can be recorded",
    );
    expect((await school.post(`${at(other)}/${id}/update`, updateFields())).status).toBe(403);
    const police = await app.signIn("police");
    const form = { child: other, id, name: "update", form: updateFields() };
    expect((await sendInvestigation(app, police, form)).status).toBe(303);
  });

  test("a colleague with a conflict of interest, and the wide who are not named on a restricted record, see nothing", async () => {
    const hidden = await aChild(app, { familyName: "Qxhidden" });
    const id = await anInvestigation(lead, hidden, dayOf("openedOn", "2026-11-02"));
    await shutOut(app, hidden, await staffIdOf(app, "manager"));
    const before = await manager.get(`${at(hidden)}/${id}`);
    expect(before.status).toBe(404);
    expect((await manager.get("/investigations?show=due")).page.text).not.toContain("Qxhidden");
    await restrict(app, hidden);
    for (const key of ["coordinator", "mash"]) {
      const client = await app.signIn(key);
      expect((await client.get(`${at(hidden)}/${id}`)).status, key).toBe(404);
      expect((await client.get("/investigations?show=due")).page.text).not.toContain("Qxhidden");
    }
  });

  test("the API says states and days, and nothing that was typed", async () => {
    const id = await anInvestigation(lead, child);
    const { html } = await lead.get("/api/investigations");
    expect(html).toContain(id);
    for (const typed of ["Qxlapwing", "QX/26/1001", "Ray Fox"]) expect(html).not.toContain(typed);
  });
});

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { dayOf } from "../harness/family-network.ts";
import { letIn } from "./world.ts";

/** Who must be told, by when: clocks by kind, who was told, and who gets in. */
let app: TestApp;
let lead: Client;
let manager: Client;
let child: Child;
beforeAll(async () => {
  app = await anApp();
  [lead, manager] = [await app.signIn("lead"), await app.signIn("manager")];
  child = await aChild(app, { familyName: "Qxduty", givenName: "Ada" });
}, 180_000);
afterAll(() => app.close());

type Fields = Readonly<Record<string, string>>;
const said = ({ page }: Answer): string => page.errors.map(({ text }) => text).join("; ");
const at = ({ personId }: Child): string => `/children/${personId}/duties`;

const learned = (kind: string, over: Fields = {}): Fields => ({
  kind,
  wording: "Qxwords: named by a friend",
  ...dayOf("known", "2026-11-24"),
  "known-time": "9:30am",
  ...over,
});

async function aDuty(by: Client, kind: string, over: Fields = {}): Promise<string> {
  const answer = await by.post(`${at(child)}/new`, learned(kind, over));
  if (answer.status !== 303) throw new Error(`not recorded: ${said(answer)}`);
  return (answer.location ?? "").split("/").at(-1) ?? "";
}

const toldFields = (over: Fields = {}): Fields => ({
  toldTo: "Duty LADO, Eastmoor Council",
  ...dayOf("toldOn", "2026-11-24"),
  toldBy: "Mariam Begum",
  forceReference: "LADO/17",
  lateReason: "",
  version: "1",
  ...over,
});

const dueOf = async (dutyId: string): Promise<string | undefined> => {
  const [row] = await app.query<{ due: string }>(
    "select due_on::text as due from protect.duties where duty_id = $1",
    [dutyId],
  );
  return row?.due;
};

describe("clocks", () => {
  test("a threat to life puts an action on the child’s plan, due the same day", async () => {
    const before = await app.query("select from work.actions where person_id = $1", [
      child.personId,
    ]);
    const id = await aDuty(lead, "threat-to-life");
    expect(await dueOf(id)).toBe("2026-11-24");
    const actions = await app.query<{ due: string; wording: string }>(
      "select due_on::text as due, wording from work.actions where person_id = $1",
      [child.personId],
    );
    expect(actions).toHaveLength(before.length + 1);
    expect(actions.at(-1)).toMatchObject({ due: "2026-11-24" });
    expect(actions.at(-1)?.wording).toContain("threat to life");
    const page = (await lead.get(`${at(child)}/${id}`)).page.text;
    expect(page).toContain("The action that came with it");
    expect((await lead.get(`/children/${child.personId}/plan`)).page.text).toContain(
      "keeps the child safe from the threat to life",
    );
  });

  test.each([
    ["works-with-children", dayOf("known", "2026-11-20"), "2026-11-23"],
    ["cuckooed-adult", dayOf("known", "2026-11-24"), "2026-11-25"],
  ])("%s: within one working day, over a weekend too", async (kind, known, due) => {
    expect(await dueOf(await aDuty(lead, kind, known))).toBe(due);
  });

  test("the duty to report is offered to nobody until a partnership turns it on", async () => {
    const form = (await lead.get(`${at(child)}/new`)).page.text;
    expect(form).toContain("A person works with children");
    expect(form).not.toContain("Child sexual abuse to report by law");
    const refused = await lead.post(`${at(child)}/new`, learned("duty-to-report"));
    expect(said(refused)).toContain("Choose what was learned");
    await app.query(
      `update directory.configuration set body = jsonb_set(body, '{kinds}', (
         select jsonb_agg(case when k ->> 'key' = 'duty-to-report' then k || '{"isOn": true}' else k end)
         from jsonb_array_elements(body -> 'kinds') k)) where kind = 'duties'`,
    );
    const id = await aDuty(lead, "duty-to-report");
    expect(await dueOf(id)).toBe("2026-12-01");
  });
});

describe("who was told", () => {
  test("is recorded once, with when and by whom; late, with why", async () => {
    const id = await aDuty(lead, "works-with-children", dayOf("known", "2026-11-19"));
    expect((await lead.get("/duties?show=late")).page.text).toContain(
      "A person works with children",
    );
    const send = (by: Client, over: Fields) => by.post(`${at(child)}/${id}/told`, toldFields(over));
    const late = await send(lead, {});
    expect(said(late)).toContain("It was due on 20 November 2026");
    expect(late.html).toContain("Duty LADO, Eastmoor Council");
    expect((await send(lead, { lateReason: "The line was closed" })).status).toBe(303);
    const page = (await lead.get(`${at(child)}/${id}`)).page.text;
    for (const word of [
      "Duty LADO",
      "24 November 2026",
      "Mariam Begum",
      "LADO/17",
      "line was closed",
    ])
      expect(page).toContain(word);
    expect((await send(manager, { lateReason: "Words" })).status).toBe(409);
  });

  test("or nobody has to be, with why", async () => {
    const id = await aDuty(lead, "cuckooed-adult");
    const empty = { notNeeded: " ", version: "1" };
    expect((await lead.post(`${at(child)}/${id}/not-needed`, empty)).status).toBe(422);
    const why = { notNeeded: "The adult is known to them already", version: "1" };
    expect((await lead.post(`${at(child)}/${id}/not-needed`, why)).status).toBe(303);
    expect((await lead.get("/duties?show=closed")).page.text).toContain("Nobody had to be told");
  });
});

describe("who gets in", () => {
  test("nobody who does not reach the child; not the API's free text", async () => {
    const id = await aDuty(lead, "ceop");
    for (const key of ["school", "police", "nurse"]) {
      const client = await app.signIn(key);
      expect((await client.get(`${at(child)}/${id}`)).status, key).toBe(404);
      expect((await client.post(`${at(child)}/new`, learned("ceop"))).status, key).toBe(404);
      expect((await client.get("/duties")).page.text).not.toContain("Qxduty");
    }
    await letIn(app, child, "auditor");
    const auditor = await app.signIn("auditor");
    expect((await auditor.get(`${at(child)}/${id}`)).status).toBe(200);
    expect((await auditor.post(`${at(child)}/${id}/told`, toldFields())).status).toBe(403);
    const api = await lead.get("/api/duties");
    expect(api.html).toContain(id);
    expect(api.html).not.toContain("Qxwords");
    const hidden = await aChild(app, { familyName: "Qxhidden" });
    await lead.post(`${at(hidden)}/new`, learned("ceop"));
    await restrict(app, hidden);
    for (const key of ["coordinator", "manager"])
      expect((await (await app.signIn(key)).get("/duties")).page.text).not.toContain("Qxhidden");
  });

  test.each<[string, Fields, string]>([
    ["an unknown kind", { kind: "other" }, "Choose what was learned"],
    ["no words", { wording: "" }, "Enter what is known"],
    ["to come", dayOf("known", "2027-11-24"), "When you learned of it"],
    ["no time", { "known-time": "soon" }, "Enter a time"],
  ])("%s is refused beside the field", async (_what, over, message) => {
    const answer = await lead.post(`${at(child)}/new`, learned("ceop", over));
    expect(answer.status).toBe(422);
    expect(said(answer)).toContain(message);
  });
});

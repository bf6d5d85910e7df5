import { afterAll, beforeAll, expect, test } from "vitest";
import { readPdf } from "../../src/platform/documents/fixtures/read-pdf.ts";
import { textOfDocx } from "../../src/platform/documents/fixtures/read-docx.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aLink, aThing } from "../harness/flags.ts";
import { referForm, siftForm, sittingForm } from "../harness/panels.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
let coordinator: Client;
let child: Child;
let place: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  child = await aChild(app, { level: 3, givenName: "Qxgiven", familyName: "Qxfamily" });
  place = await aThing(app, { kind: "place", label: "The arches" });
  await aLink(app, { thingId: place, personId: child.personId });
});
afterAll(() => app.close());

const ok = async (by: Client, path: string, form: Record<string, string>): Promise<string> => {
  const answer = await by.post(path, form);
  expect([path, answer.status, answer.page.errors]).toEqual([path, 303, []]);
  return answer.location ?? "";
};
const one = async (sql: string): Promise<string> => {
  const [row] = await app.query<{ id: string }>(sql);
  return row?.id ?? "";
};
const namesTheChild = (text: string): boolean =>
  /Qxgiven|Qxfamily/.test(text) || text.includes(child.reference);

/** Booked, with a place that was referred and a theme on its agenda. */
async function prepared(): Promise<string> {
  for (const key of ["chair", "police", "school"]) {
    const part = key === "chair" ? "chair" : "member";
    await ok(coordinator, "/panels/context/seats", { staff: await staffIdOf(app, key), part });
  }
  const sitting = await ok(coordinator, "/panels/context/sittings/new", await sittingForm(app));
  const asks = { reason: "Harm comes up there after school", asks: "Who walks there at four" };
  const about = referForm({ panel: "context", criterion: "place", ...asks });
  await ok(coordinator, `/subjects/${place}/panels`, about);
  const referral = await one("select panel_referral_id as id from panels.panel_referrals");
  await ok(coordinator, `/panels/context/referrals/${referral}`, siftForm());
  await ok(coordinator, `${sitting}/add`, { why: "referral", about: place });
  const theme = { title: "Lighting and sight lines", section: "themes", minutes: "20" };
  await ok(coordinator, `${sitting}/theme`, theme);
  await ok(coordinator, `${sitting}/papers/make`, {});
  return sitting;
}

test("a context conference looks at a place from referral to minutes, and names no child", async () => {
  const refused = referForm({ panel: "context", criterion: "place" });
  const named = await coordinator.post(`/children/${child.personId}/panels`, refused);
  expect([named.status, named.page.errors[0]?.href]).toEqual([422, "#panel"]);
  const sitting = await prepared();
  const [police, school, chair] = await Promise.all(
    ["police", "school", "chair"].map((key) => app.signIn(key)),
  );
  if (!police || !school || !chair) throw new Error("they are signed in");
  const papers = textOfDocx((await police.get(`${sitting}/papers.docx`)).raw);
  expect(papers.body.filter((line) => /^(The arches|Lighting)/.test(line))).toEqual([
    "The arches",
    "Lighting and sight lines",
  ]);
  expect(papers.body.join("\n")).toContain("Harm comes up there after school");
  const item = `${sitting}/items/${await one("select agenda_item_id as id from panels.agenda_items where thing_id is not null")}`;
  const agency = await one(
    "select agency_id as id from directory.agencies where kind = 'police' limit 1",
  );
  await ok(coordinator, item, { wording: "The school spoke of four o’clock", version: "1" });
  await ok(coordinator, `${item}/shares`, { agency, holds: "nothing" });
  const kind = /name="decision"[^>]*>.*?<option value="([a-z-]+)"/s.exec(
    (await coordinator.get(item)).html,
  )?.[1];
  await ok(coordinator, `${item}/decisions`, {
    ...{ decision: kind ?? "", decisionReason: "A known face there helps" },
  });
  await ok(coordinator, `${item}/promises`, {
    ...{ wording: "Walk there at four", owner: `agency:${agency}` },
    ...{ "due-day": "20", "due-month": "12", "due-year": "2026" },
  });
  await app.query("update panels.sittings set starts_at = '2026-11-24T08:00Z'");
  await ok(chair, `${sitting}/approve`, { without: "Health was ill; they were rung" });
  const minutes = await readPdf((await police.get(`${sitting}/minutes.pdf`)).raw);
  expect([minutes.isMarked, minutes.language]).toEqual([true, "en-GB"]);
  expect(minutes.texts.join(" ")).toContain("Walk there at four");
  expect((await police.get("/panel-promises")).page.text).toContain("Walk there at four");
  for (const client of [police, school, chair])
    for (const path of ["", "/papers", "/minutes", "/updates"])
      expect([path, namesTheChild((await client.get(`${sitting}${path}`)).html)]).toEqual([
        path,
        false,
      ]);
  for (const text of [...papers.body, ...minutes.texts]) expect(namesTheChild(text)).toBe(false);
  const chronology = await coordinator.get(`/children/${child.personId}/chronology`);
  expect(chronology.page.text).not.toContain("The arches: decided");
});

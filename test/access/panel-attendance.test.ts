import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { aSitting, anItem } from "../harness/panels.ts";
import { aCounsellor } from "../harness/sensitive.ts";
import { aService } from "../harness/recovery.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
let coordinator: Client;
let sittingId: string;
let sitting: string;
let itemId: string;
const ids = new Map<string, string>();
const idOf = (key: string): string => ids.get(key) ?? "nobody";
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  sittingId = await aSitting(app, coordinator, "chair police nurse school");
  sitting = `/sittings/${sittingId}`;
  itemId = await anItem(app, coordinator, { sittingId, ...(await aChild(app, { level: 2 })) });
  await anItem(app, coordinator, { sittingId, ...(await aChild(app, { level: 2 })) });
  for (const key of ["chair", "police", "nurse", "school"]) ids.set(key, await staffIdOf(app, key));
});
afterAll(() => app.close());

type Row = { readonly attended?: string; readonly deputy?: string };
type Rows = Readonly<Record<string, Row>>;

/** The whole form as the page has it now, with what somebody chose in some of its rows. */
async function formOf(rows: Rows, more: Record<string, string> = {}) {
  const { html } = await coordinator.get(`${sitting}/people`);
  const form: Record<string, string> = { ...more };
  for (const [key, id] of ids) {
    const read = new RegExp(`name="read\\.${id}" value="([^"]*)"`).exec(html)?.[1] ?? "";
    const [, attended = "", ...deputy] = read.split(":");
    form[`read.${id}`] = read;
    form[`attended.${id}`] = rows[key]?.attended ?? attended;
    form[`deputy.${id}`] = rows[key]?.deputy ?? deputy.join(":");
  }
  return form;
}

const save = (form: Record<string, string>) => coordinator.post(`${sitting}/people`, form);
const stands = async (): Promise<Record<string, string | null>> => {
  const rows = await app.query<{ id: string; attended: string | null; deputy: string | null }>(
    "select staff_id as id, attended, deputy from panels.sitting_people where sitting_id = $1",
    [sittingId],
  );
  return Object.fromEntries(
    [...ids].map(([key, id]) => {
      const row = rows.find((one) => one.id === id);
      return [key, row?.deputy ?? row?.attended ?? null];
    }),
  );
};
const hrefs = (answer: Answer) => answer.page.errors.map(({ href }) => href);

test("until it begins nobody looks absent, whatever someone recorded of it", async () => {
  await app.query(
    "update panels.sitting_people set attended = 'apologies' where sitting_id = $1 and staff_id = $2",
    [sittingId, idOf("police")],
  );
  const around = ["", "/people", "/minutes", `/items/${itemId}`];
  const pages = await Promise.all(
    around.map(async (end) => [end, await coordinator.get(`${sitting}${end}`)] as const),
  );
  for (const [end, { html, page }] of pages) {
    expect(page.text, end).not.toMatch(
      /Not there,|; not there|Who was there|Not recorded|Who is here/,
    );
    expect([end, html.includes("attended-")]).toEqual([end, false]);
  }
  const people = (await coordinator.get(`${sitting}/people`)).page.text;
  expect(people).toContain("taken here from 30 minutes before it begins");
  expect(people).toContain("Without police the meeting has no quorum");
  const minutes = (await coordinator.get(`${sitting}/minutes`)).page.text;
  expect(minutes).toContain("Who is asked");
  expect(minutes).toContain("To be held");
  await app.query("update panels.sitting_people set attended = null where sitting_id = $1", [
    sittingId,
  ]);
});

test("half an hour before it can be taken who is here, and who is not yet is not missing", async () => {
  app.clock.set("2026-12-01T09:30:00Z");
  coordinator = await app.signIn("coordinator");
  expect((await coordinator.get(`${sitting}/people`)).html).toContain("attended-");
  expect((await save(await formOf({ police: { attended: "attended" } }))).status).toBe(303);
  const { text } = (await coordinator.get(`${sitting}/items/${itemId}`)).page;
  expect(text).toMatch(/Who is here: 1 of 4 people came(?!; not there)/);
  expect((await save(await formOf({ police: { attended: "" } }))).status).toBe(303);
  app.clock.set("2026-12-01T10:00:00Z");
  coordinator = await app.signIn("coordinator");
});

test("until someone takes the attendance, nobody is said to be missing", async () => {
  for (const at of [`${sitting}/minutes`, `${sitting}/items/${itemId}`]) {
    const { text } = (await coordinator.get(at)).page;
    expect(text, at).toMatch(
      /Who was there has not been recorded yet|Who is here: not recorded yet/,
    );
    expect(text, at).not.toMatch(/[Nn]ot there/);
  }
});

test("everybody is recorded with one press, and the quorum says who is missing", async () => {
  const form = await formOf({
    police: { attended: "attended" },
    nurse: { attended: "deputy", deputy: "Bea: Doyle" },
    school: { attended: "apologies" },
  });
  expect((await save(form)).location).toBe(`${sitting}/people`);
  const after = { chair: null, police: "attended", nurse: "Bea: Doyle", school: "apologies" };
  expect(await stands()).toEqual(after);
  // Nothing is chosen anew: nothing changes, and nobody is said to have recorded it.
  const before = await app.query("select version from panels.sitting_people order by 1");
  expect((await save(await formOf({}))).status).toBe(303);
  expect(await app.query("select version from panels.sitting_people order by 1")).toEqual(before);
});

test("what a colleague recorded of another row refuses nothing; of the same row it stands beside what was typed", async () => {
  const mine = await formOf({
    chair: { attended: "attended" },
    school: { attended: "deputy", deputy: "Qxinstead of them" },
    police: { attended: "absent" },
  });
  const theirs = await formOf({
    nurse: { attended: "attended", deputy: "" },
    school: { attended: "attended" },
  });
  expect((await save(theirs)).status).toBe(303);
  const second = await save(mine);
  expect([second.status, hrefs(second)]).toEqual([409, [`#attended-${idOf("school")}`]]);
  expect(second.page.text).toContain("1 row is not saved");
  expect(second.page.text).toContain("“Attended” was recorded while you were writing");
  expect(second.html).toContain("Qxinstead of them");
  const after = { chair: "attended", police: "absent", nurse: "attended", school: "attended" };
  expect(await stands()).toEqual(after);
  const read = new RegExp(`name="read\\.${idOf("school")}" value="([^"]*)"`);
  const again = { ...mine, [`read.${idOf("school")}`]: read.exec(second.html)?.[1] ?? "" };
  expect((await save(again)).status).toBe(303);
  expect((await stands())["school"]).toBe("Qxinstead of them");
});

test("a row that is wrong is told beside its field, and the others are saved", async () => {
  const answer = await save(
    await formOf({
      police: { attended: "deputy", deputy: "" },
      nurse: { attended: "apologies", deputy: "Qxstray name" },
      chair: { attended: "nonsense" },
      school: { attended: "", deputy: "" },
    }),
  );
  expect(answer.status).toBe(422);
  expect(new Set(hrefs(answer))).toEqual(
    new Set([
      `#deputy-${idOf("police")}`,
      `#attended-${idOf("nurse")}`,
      `#attended-${idOf("chair")}`,
    ]),
  );
  expect(answer.html).toContain("Qxstray name");
  const after = { chair: "attended", police: "absent", nurse: "attended", school: null };
  expect(await stands()).toEqual(after);
});

test("it is taken on the page of an item, which leads to the next one, and a save leads back there", async () => {
  const item = `${sitting}/items/${itemId}`;
  const { page, html } = await coordinator.get(item);
  expect(page.text).toContain("Who is here: 2 of 4 people came");
  expect(page.text).toContain("Item 1 of 2");
  expect(html).toContain(`name="attended.${idOf("police")}"`);
  const back = await save(await formOf({ police: { attended: "attended" } }, { back: itemId }));
  expect(back.location).toBe(item);
  const bad = await formOf({ police: { attended: "deputy" } }, { back: itemId });
  const refused = await save(bad);
  expect(refused.html).toContain(`name="back" value="${itemId}"`);
  const away = await save({ ...(await formOf({})), back: "https://elsewhere.example" });
  expect(away.location).toBe(`${sitting}/people`);
  const police = await (await app.signIn("police")).get(item);
  expect(police.html).not.toContain("attended.");
});

test("a row of someone who is not named to the reader is not shown, and not taken", async () => {
  const { staffId, teamId } = await aCounsellor(app);
  const serviceId = await aService(app, { name: "Qxclinic", shownAs: "A health service" });
  await app.query("update directory.teams set service_id = $2 where team_id = $1", [
    teamId,
    serviceId,
  ]);
  await app.query(
    `insert into panels.sitting_people (sitting_person_id, partnership_id, sitting_id, staff_id, agency_id, changed_by, changed_at)
     select gen_random_uuid(), partnership_id, sitting_id, $2, agency_id, changed_by, changed_at
     from panels.sitting_people where sitting_id = $1 limit 1`,
    [sittingId, staffId],
  );
  expect((await coordinator.get(`${sitting}/people`)).html).not.toContain(`attended.${staffId}`);
  for (const id of [staffId, newId()]) {
    const form = { [`read.${id}`]: "1::", [`attended.${id}`]: "attended", [`deputy.${id}`]: "" };
    expect((await save({ ...(await formOf({})), ...form })).status).toBe(303);
  }
  const rows = await app.query("select attended from panels.sitting_people where staff_id = $1", [
    staffId,
  ]);
  expect(rows).toEqual([{ attended: null }]);
});

test("who does not keep the panel takes none, and nobody once the minutes are approved", async () => {
  const form = await formOf({ police: { attended: "apologies" } });
  expect((await (await app.signIn("police")).post(`${sitting}/people`, form)).status).toBe(403);
  await app.query(
    "update panels.sittings set approved_at = now(), approved_by = chair_id where sitting_id = $1",
    [sittingId],
  );
  expect((await save(form)).status).toBe(409);
  expect((await stands())["police"]).toBe("attended");
});

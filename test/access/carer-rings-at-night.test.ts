import { afterAll, beforeAll, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { addAround } from "../harness/family-network.ts";
import { aLink } from "../harness/families.ts";
import { letIn } from "./world.ts";

/** A carer rings outside office hours: every page names the one number that answers, from the one directory. */
let app: TestApp;
let lead: Client;
let coordinator: Client;
let child: Child;
let page: { at: string; code: string };

const night = "2026-11-24T23:30:00Z";
/** Found in the directory, where it is kept once. */
let dutyTeam = "";
const changed = "020 7946 0882";
const mash = "020 7946 0100";
/** A number is written with spaces, with such as do not break, or as it is dialled. */
const plain = (text: string): string =>
  text.replaceAll("\u00a0", " ").replaceAll(/(?<=\d) (?=\d)/g, "");

const numberOf = async (phone: string): Promise<string> => {
  const [row] = await app.query<{ id: string }>(
    "select contact_number_id as id from directory.contact_numbers where phone = $1 and ended_on is null",
    [phone],
  );
  return row?.id ?? "";
};

async function change(from: string, over: Readonly<Record<string, string>>): Promise<void> {
  const at = `/directory/numbers/${await numberOf(from)}`;
  const { fields } = (await coordinator.get(at)).page;
  const kept = (name: string): string => fields[name] ?? "";
  const [hours, isPublic, version] = [kept("hours"), kept("isPublic"), kept("version")];
  const sent = await coordinator.post(at, { hours, isPublic, version, ...over });
  expect(sent.status).toBe(303);
}

/** What each page says of who to ring now, by the page: for the carer, the public, and staff at the door and on paper. */
async function pagesOf(): Promise<Readonly<Record<string, string>>> {
  const carer = await app.nobody().post(page.at, { code: page.code });
  const open = await app.nobody().get("/what-to-do-now");
  const base = `/children/${child.personId}`;
  const [door, sheet] = [
    await lead.get(`${base}/door`),
    await lead.get(`${base}/safety-plan/carer`),
  ];
  const concern = await lead.get("/concerns/new?danger=not-known");
  const said = { carer, open, door, sheet, concern };
  return Object.fromEntries(
    Object.entries(said).map(([name, { status, html }]) => {
      expect([name, status]).toEqual([name, 200]);
      return [name, plain(html)];
    }),
  );
}

async function signIn(): Promise<void> {
  coordinator = await app.signIn("coordinator");
  lead = await app.signIn("lead");
}

beforeAll(async () => {
  app = await anApp();
  app.clock.set(night);
  await signIn();
  const [kept] = await app.query<{ phone: string }>(
    "update directory.contact_numbers set is_public = true where desk = 'out-of-hours' and area is null and ended_on is null returning phone",
  );
  dutyTeam = kept?.phone ?? "";
  child = await aChild(app, { familyName: "Qxnight", givenName: "Bexley", level: 2 });
  await letIn(app, child, "lead");
  await app.query(
    `update directory.configuration set body = jsonb_set(body, '{carerPage}', '{"isOn": true}') where kind = 'family-links'`,
  );
  const mother = { name: "Mina Qxhill", relationship: "mother", phone: "" };
  const mina = await addAround(app, lead, child, mother);
  page = await aLink(lead, child.personId, { purpose: "sheet", person: mina });
}, 180_000);
afterAll(() => app.close());

test("at night the number of who answers stands on every page, and first where the MASH is named too", async () => {
  for (const [name, html] of Object.entries(await pagesOf())) {
    expect(html, name).toContain(plain(dutyTeam));
    const [duty, hub] = [html.indexOf(plain(dutyTeam)), html.indexOf(plain(mash))];
    if (name !== "carer") expect([name, hub === -1 || duty < hub]).toEqual([name, true]);
  }
  // By day the MASH answers, and stands first again.
  app.clock.set("2026-11-25T10:00:00Z");
  await signIn();
  const { door = "", open = "" } = await pagesOf();
  for (const html of [door, open])
    expect(html.indexOf(plain(mash))).toBeLessThan(html.indexOf(plain(dutyTeam)));
});

test("who rang it says that it answered, with the day", async () => {
  const at = `/directory/numbers/${await numberOf(dutyTeam)}/rung`;
  const pressed = await lead.post(at, { outcome: "answered" });
  expect((await lead.follow(pressed)).page.text).toContain("Answered, 25 November 2026");
});

test("it is changed once and changes everywhere, also behind a link that was made before", async () => {
  app.clock.set("2026-11-25T23:30:00Z");
  await signIn();
  await change(dutyTeam, { phone: changed });
  for (const [name, html] of Object.entries(await pagesOf())) {
    expect(html, name).toContain(plain(changed));
    expect(html, name).not.toContain(plain(dutyTeam));
  }
  const { page: directory } = await coordinator.get("/directory/of/out-of-hours");
  expect(plain(directory.text)).toContain(plain(changed));
  expect(plain(directory.text)).not.toContain("Answered, 25 November 2026");
});

import { afterAll, beforeAll, expect, test } from "vitest";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

async function told(key: string, headline: string): Promise<string> {
  const id = newId();
  await app.query(
    `insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
     select $1, partnership_id, staff_id, 'access', $3, '/help', $4 from directory.staff where staff_id = $2`,
    [id, await staffIdOf(app, key), headline, app.clock.now()],
  );
  return id;
}

const seenAt = async (id: string) =>
  (
    await app.query<{ seen_at: Date | null }>(
      "select seen_at from work.notifications where notification_id = $1",
      [id],
    )
  )[0]?.seen_at;

test("everybody finds their own notices from every page, and nobody else's", async () => {
  await told("nurse", "For the nurse");
  await told("school", "For the school");
  const nurse = await app.signIn("nurse");
  expect((await nurse.get("/help")).page.links).toContainEqual({
    text: "Notices",
    href: "/notices",
  });
  const page = await nurse.get("/notices");
  expect(page.page.heading).toBe("Your notices");
  expect(page.page.links).toContainEqual({ text: "For the nurse", href: "/help" });
  expect(page.html).not.toContain("For the school");
  expect((await app.nobody().get("/help")).page.links.map(({ href }) => href)).not.toContain(
    "/notices",
  );
});

test("a notice is marked as seen once, by whom it was for", async () => {
  const id = await told("nurse", "To be seen");
  const nurse = await app.signIn("nurse");
  const school = await app.signIn("school");
  expect((await school.post(`/notices/${id}/seen`, {})).status).toBe(404);
  expect(await seenAt(id)).toBeNull();
  expect((await nurse.post(`/notices/${id}/seen`, {})).status).toBe(303);
  const first = await seenAt(id);
  app.clock.advance({ minutes: 5 });
  expect((await nurse.post(`/notices/${id}/seen`, {})).status).toBe(303);
  expect(await seenAt(id)).toEqual(first);
  expect((await nurse.post("/notices/x/seen", {})).status).toBe(400);
});

test("what was seen long ago is folded away, and what is new never is", async () => {
  const ids = [];
  for (let count = 1; count <= 12; count++) ids.push(await told("chair", `Qxseen ${count}`));
  await app.query("update work.notifications set seen_at = made_at where staff_id = $1", [
    await staffIdOf(app, "chair"),
  ]);
  for (let count = 1; count <= 12; count++) await told("chair", `Qxnew ${count}`);
  const { html } = await (await app.signIn("chair")).get("/notices");
  const folded = html.slice(html.indexOf('<details class="govuk-details'));
  expect(html.match(/Qxseen \d+<\/a>/g)).toHaveLength(12);
  expect(folded.match(/Qxseen \d+<\/a>/g)).toHaveLength(2);
  expect(folded).not.toContain("Qxnew");
});

test("all that was listed is marked as seen in one press; what came since, and another's, is not", async () => {
  const listed = [await told("police", "Qxfirst"), await told("police", "Qxsecond")];
  const police = await app.signIn("police");
  expect((await police.get("/notices")).page.buttons).toContain("Mark all 2 as seen");
  const since = await told("police", "Qxsince");
  const ofAnother = await told("school", "Qxother");
  const sent = { notices: [...listed, ofAnother, "x"].join(" ") };
  expect((await police.post("/notices/seen", sent)).status).toBe(303);
  expect(await Promise.all([...listed, since, ofAnother].map(seenAt))).toEqual([
    app.clock.now(),
    app.clock.now(),
    null,
    null,
  ]);
  expect((await police.get("/notices")).page.buttons.join()).not.toContain("Mark all");
});

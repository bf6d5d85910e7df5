import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../../../test/harness/app.ts";
import type { Client } from "../../../test/harness/client.ts";
import { aChild, type Child } from "../../../test/harness/factories.ts";
import { saidToHarm } from "../../../test/harness/papers.ts";
import { warningForm } from "../../../test/harness/visits.ts";
import { aFact, letIn, protect } from "../../../test/access/world.ts";
import type { VisitAlong } from "../../kernel/visit-along.ts";

let app: TestApp;
let lead: Client;
let child: Child;
let base: string;
beforeAll(async () => {
  app = await anApp();
  lead = await app.signIn("lead");
});
beforeEach(async () => {
  child = await aChild(app);
  base = `/children/${child.personId}`;
  await letIn(app, child, "lead");
  await aFact(app, child, { kind: "address", wording: "4 Fernhill Court" });
});
afterAll(() => app.close());

const take = async (by = lead, query = ""): Promise<VisitAlong> =>
  JSON.parse((await by.get(`${base}/door/along${query}`)).html) as VisitAlong;
const warn = (wording: string) => lead.post(`${base}/visit-warnings/new`, warningForm({ wording }));

describe("a visit that is taken along", () => {
  test("has what people wrote, and of a warning in which someone is named its kind alone", async () => {
    await saidToHarm(app, child, "Warwick Dunmore");
    await warn("Warwick Dunmore may be there");
    await warn("Never go alone");
    const { warnings } = await take();
    const one = {
      kind: "Joint visit",
      since: "Since 2 November 2026",
      review: { text: "Reviewed 24 November 2026", isLate: false },
    };
    expect(warnings).toHaveLength(2);
    expect(warnings).toEqual(expect.arrayContaining([one, { ...one, wording: "Never go alone" }]));
  });

  test("says what nobody looked at in time, and that the child was not seen", async () => {
    await warn("Never go alone");
    await app.query(
      "update protect.visit_warnings set review_by = '2026-11-20', reviewed_on = '2026-10-20' where person_id = $1",
      [child.personId],
    );
    const { warnings, seen } = await take();
    expect(warnings[0]?.review).toEqual({
      text: "Not reviewed since 20 October 2026",
      isLate: true,
    });
    expect(seen).toContainEqual({ text: "Last seen: never on a visit: overdue", isLate: true });
  });

  test("names no professional: who leads the child is rung by their part", async () => {
    await app.query("update sec.memberships set basis = 'allocation' where circle_id = $1", [
      child.circleId,
    ]);
    await letIn(app, child, "manager");
    const along = JSON.stringify(await take(await app.signIn("manager")));
    expect(along).toContain("lead practitioner");
    expect(along).not.toContain("Begum");
  });

  test("has the address where it is asked for, and a protected one never", async () => {
    expect((await take()).address).toEqual([]);
    expect((await take(lead, "?address=yes")).address).toEqual(["4 Fernhill Court"]);
    await protect(app, child, ["lead", "coordinator"]);
    expect((await take(lead, "?address=yes")).address).toEqual([]);
  });

  test("ends twelve hours later, and is audited with whether an address went along", async () => {
    const { until } = await take(lead, "?address=yes");
    expect(Date.parse(until) - app.clock.now().getTime()).toBe(12 * 3_600_000);
    const [event] = await app.query<{ detail: unknown }>(
      "select detail from audit.events where action = 'door.take-along' order by event_id desc limit 1",
    );
    expect(event?.detail).toEqual({ facts: 1 });
  });

  test("is not for someone who does not record visits, nor for someone who does not reach the child", async () => {
    expect((await (await app.signIn("nurse")).get(`${base}/door/along`)).status).toBe(404);
    await letIn(app, child, "chair");
    expect((await (await app.signIn("chair")).get(`${base}/door/along`)).status).toBe(403);
  });
});

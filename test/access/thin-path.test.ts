import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { contentsOf } from "./contents.ts";
import { aChildElsewhere, endPosts, letIn } from "./world.ts";

let app: TestApp;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

const addressOf = (child: Child): string => `/children/${child.personId}`;

/** The three ways by which a child is met: the list, the record and the API. */
async function meets(client: Client, child: Child): Promise<readonly boolean[]> {
  const list = await client.get("/children");
  const record = await client.get(addressOf(child));
  const api = await client.get("/api/children");
  return [
    list.html.includes(child.personId),
    record.status === 200,
    api.html.includes(child.personId),
  ];
}
const everywhere = [true, true, true];
const nowhere = [false, false, false];

const reachAnyway = ["coordinator", "lead", "manager"];
const asked = { basis: "team-around-the-child", reason: "Safeguarding lead at the school" };

describe("a practitioner of another agency", () => {
  test("sees a child from the moment of being added until the place is ended", async () => {
    const child = await aChild(app, { level: 2 });
    const school = await app.signIn("school");
    const coordinator = await app.signIn("coordinator");
    expect(await meets(school, child)).toEqual(nowhere);

    const staff = await staffIdOf(app, "school");
    const added = await coordinator.post(`${addressOf(child)}/circle`, { staff, ...asked });
    expect(added.status).toBe(303);
    expect(await meets(school, child)).toEqual(everywhere);
    const record = await school.get(addressOf(child));
    expect(record.page.text).toContain(
      `you are in this child’s professional network (works with the child): ${asked.reason}`,
    );

    const circle = await coordinator.get(`${addressOf(child)}/circle`);
    const ending = /action="([^"]+\/end)"/.exec(circle.html)?.[1] ?? "";
    expect((await coordinator.post(ending, {})).status).toBe(303);
    expect(await meets(school, child)).toEqual(nowhere);
    // A place that has ended is ended once.
    expect((await coordinator.post(ending, {})).status).toBe(404);
  });

  test("takes the child's other readers along nowhere: one child added is one child seen", async () => {
    const [one, other] = [await aChild(app), await aChild(app)];
    const youthworker = await app.signIn("youthworker");
    await letIn(app, one, "youthworker");
    expect(await meets(youthworker, one)).toEqual(everywhere);
    expect(await meets(youthworker, other)).toEqual(nowhere);
  });

  test("cannot let in anyone, nor themselves", async () => {
    const child = await aChild(app);
    const police = await app.signIn("police");
    const staff = await staffIdOf(app, "police");
    const before = await contentsOf(app);
    expect((await police.post(`${addressOf(child)}/circle`, { staff, ...asked })).status).toBe(403);
    expect(await contentsOf(app)).toEqual(before);
  });
});

describe("a post", () => {
  test("that ended yesterday gives nothing on the next request", async () => {
    const child = await aChild(app);
    await letIn(app, child, "intelligence");
    const intelligence = await app.signIn("intelligence");
    expect(await meets(intelligence, child)).toEqual(everywhere);
    await endPosts(app, "intelligence", "2026-11-23");
    expect(await meets(intelligence, child)).toEqual(nowhere);
    expect((await intelligence.get("/children")).status).toBe(403);
    expect((await intelligence.get("/api/children")).status).toBe(403);
  });

  test("of wide reach that ends takes the whole tracker with it, and lasts to the end of its last day", async () => {
    const child = await aChild(app);
    const mash = await app.signIn("mash");
    await endPosts(app, "mash", "2026-11-24");
    expect(await meets(mash, child)).toEqual(everywhere);
    await endPosts(app, "mash", "2026-11-23");
    expect(await meets(mash, child)).toEqual(nowhere);
  });
});

describe("a restricted record", () => {
  test("is open to its professional network and to nobody else, whatever their reach", async () => {
    const child = await aChild(app);
    await letIn(app, child, "nurse");
    const nurse = await app.signIn("nurse");
    const others: Client[] = [];
    for (const key of reachAnyway) others.push(await app.signIn(key));
    for (const other of others) expect(await meets(other, child)).toEqual(everywhere);
    await restrict(app, child);
    expect(await meets(nurse, child)).toEqual(everywhere);
    for (const other of others) expect(await meets(other, child)).toEqual(nowhere);
  });

  test("is outside the counts of those who do not see it", async () => {
    const child = await aChild(app, { level: 3 });
    const coordinator = await app.signIn("coordinator");
    const total = async (): Promise<number> =>
      (JSON.parse((await coordinator.get("/api/children?level=3")).html) as { total: number })
        .total;
    const before = await total();
    await restrict(app, child);
    expect(await total()).toBe(before - 1);
  });

  test("opens for a wide reader who is named on it", async () => {
    const child = await aChild(app);
    await restrict(app, child);
    await letIn(app, child, "coordinator");
    const coordinator = await app.signIn("coordinator");
    expect((await coordinator.get(addressOf(child))).status).toBe(200);
    expect((await coordinator.get(`${addressOf(child)}/chronology`)).status).toBe(200);
  });
});

test("another partnership's child is met by nobody here, also when someone is put into its professional network", async () => {
  const child = await aChildElsewhere(app, "Faraway");
  for (const key of ["coordinator", "lead", "police", "governance"]) {
    expect(await meets(await app.signIn(key), child)).toEqual(nowhere);
  }
});

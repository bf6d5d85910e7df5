import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { contentsOf } from "./contents.ts";
import { endPosts, letIn } from "./world.ts";

let app: TestApp;
let child: Child;
let membershipId: string;
beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  child = await aChild(app, { familyName: "Qxreplayz" });
  membershipId = await letIn(app, child, "school");
});
afterAll(() => app.close());

type Recorded = { readonly address: string; readonly fields?: Readonly<Record<string, string>> };

const happened = { "happened-day": "23", "happened-month": "11", "happened-year": "2026" };
const review = { "review-day": "1", "review-month": "12", "review-year": "2026" };
const noteForm = { headline: "Seen at home", detail: "", ...happened };
const levelForm = { level: "2", reason: "Two signs", dissent: "", version: "1", ...review };

const harmForm = { ...levelForm, status: "suspected", version: "2" };
const flagForm = { type: "cse", reason: "Two signs", dissent: "", mirroredIn: "", ...review };

/** A morning's work of the lead practitioner. */
async function morning(): Promise<readonly Recorded[]> {
  const address = `/children/${child.personId}`;
  return [
    { address },
    { address: `${address}/chronology` },
    { address: `${address}/circle` },
    { address: `${address}/note` },
    { address: `${address}/note`, fields: noteForm },
    { address: `${address}/level` },
    { address: `${address}/level`, fields: levelForm },
    { address: `${address}/worry` },
    { address: `${address}/harm-status` },
    { address: `${address}/harm-status`, fields: harmForm },
    { address: `${address}/flags` },
    { address: `${address}/flags`, fields: flagForm },
    {
      address: `${address}/circle`,
      fields: { staff: await staffIdOf(app, "nurse"), basis: "grant", reason: "Visits" },
    },
    { address: `${address}/circle/${membershipId}/end`, fields: {} },
  ];
}

const send = (client: Client, { address, fields }: Recorded): Promise<Answer> =>
  fields ? client.post(address, fields) : client.get(address);

async function tokenOf(client: Client): Promise<string> {
  return (await client.get("/help")).page.fields["_csrf"] ?? "";
}

describe("the requests of one person, sent again", () => {
  test("do their work in that person's session: the recording is real", async () => {
    const lead = await app.signIn("lead");
    for (const request of await morning()) {
      expect((await send(lead, request)).status).toBe(request.fields ? 303 : 200);
    }
  });

  test.each(["police", "chair", "youthworker", "analyst", "governance", "admin", "auditor"])(
    "do nothing in the session of %s",
    async (key) => {
      const before = await contentsOf(app);
      const client = await app.signIn(key);
      for (const request of await morning()) {
        const answer = await send(client, request);
        expect([403, 404]).toContain(answer.status);
        expect(answer.html).not.toContain("Qxreplayz");
      }
      expect(await contentsOf(app)).toEqual(before);
    },
  );

  test("are refused with the first person's form token, also to someone who might have sent their own", async () => {
    const token = await tokenOf(await app.signIn("lead"));
    expect(token).not.toBe("");
    const before = await contentsOf(app);
    const manager = await app.signIn("manager");
    for (const request of (await morning()).filter(({ fields }) => fields)) {
      const stolen = { ...request, fields: { ...request.fields, _csrf: token } };
      expect((await send(manager, stolen)).status).toBe(403);
    }
    expect(await contentsOf(app)).toEqual(before);
  });

  test("end no place in another child's professional network", async () => {
    const other = await aChild(app);
    const before = await contentsOf(app);
    const lead = await app.signIn("lead");
    const crossed = await lead.post(`/children/${other.personId}/circle/${membershipId}/end`, {});
    expect(crossed.status).toBe(404);
    expect(await contentsOf(app)).toEqual(before);
  });
});

describe("access that ends between opening a form and sending it", () => {
  test("by the end of the place in the professional network", async () => {
    const school = await app.signIn("school");
    const form = await school.get(`/children/${child.personId}/note`);
    expect(form.status).toBe(200);
    const coordinator = await app.signIn("coordinator");
    await coordinator.post(`/children/${child.personId}/circle/${membershipId}/end`, {});
    const before = await contentsOf(app);
    const sent = await school.post(`/children/${child.personId}/note`, {
      ...form.page.fields,
      ...noteForm,
    });
    expect(sent.status).toBe(404);
    expect(sent.html).not.toContain("Qxreplayz");
    expect(await contentsOf(app)).toEqual(before);
  });

  test("by restricting the record", async () => {
    const lead = await app.signIn("lead");
    const form = await lead.get(`/children/${child.personId}/level`);
    expect(form.status).toBe(200);
    await app.query(
      "update subjects.people set restricted = true, acl = array[circle_id] where person_id = $1",
      [child.personId],
    );
    const before = await contentsOf(app);
    const sent = await lead.post(`/children/${child.personId}/level`, {
      ...form.page.fields,
      ...levelForm,
    });
    expect(sent.status).toBe(404);
    expect(await contentsOf(app)).toEqual(before);
  });

  test("by the end of the post", async () => {
    const mash = await app.signIn("mash");
    const form = await mash.get(`/children/${child.personId}/note`);
    expect(form.status).toBe(200);
    await endPosts(app, "mash", "2026-11-23");
    const before = await contentsOf(app);
    const sent = await mash.post(`/children/${child.personId}/note`, {
      ...form.page.fields,
      ...noteForm,
    });
    expect(sent.status).toBe(403);
    expect(await contentsOf(app)).toEqual(before);
  });

  test("by a role that loses the permission", async () => {
    const chair = await app.signIn("chair");
    await letIn(app, child, "chair");
    const form = await chair.get(`/children/${child.personId}/level`);
    expect(form.status).toBe(200);
    await app.query(
      "update directory.roles set permissions = array_remove(permissions, 'level.set') where key = 'panel-chair'",
    );
    const before = await contentsOf(app);
    const sent = await chair.post(`/children/${child.personId}/level`, {
      ...form.page.fields,
      ...levelForm,
    });
    expect(sent.status).toBe(403);
    expect(await contentsOf(app)).toEqual(before);
  });
});

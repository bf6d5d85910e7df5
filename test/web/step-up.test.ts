import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { letIn } from "../access/world.ts";
import { codeOn, submit } from "./sign-in-steps.ts";

let app: TestApp;
let child: Child;
let client: Client;
beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());
beforeEach(async () => {
  app.clock.advance({ minutes: 20 });
  child = await aChild(app);
  await restrict(app, child);
  client = await app.signIn("police");
});

const typed = { "reason-key": "danger-now", reason: "Rang 999 about <b>Qxstepz</b>" };
const address = (): string => `/emergency/${child.personId}`;

async function send(): Promise<Answer> {
  const page = await client.get(address());
  return client.post(address(), { ...page.page.fields, ...typed });
}

const openings = () =>
  app.query<{ reason: string }>("select reason from sec.emergency_openings where person_id = $1", [
    child.personId,
  ]);

describe("what asks for a second factor again", () => {
  test("is done at once by someone who has just signed in", async () => {
    expect((await send()).status).toBe(303);
    expect(await openings()).toHaveLength(1);
  });

  test("is not done by a screen that was left open, and keeps what was typed", async () => {
    app.clock.advance({ minutes: 6 });
    const asked = await send();
    expect([asked.status, asked.page.heading]).toEqual([403, "Confirm that it is you"]);
    expect(asked.page.text).toContain("Before you open a record in an emergency");
    expect(asked.html).not.toContain("Qxstepz");
    expect(await openings()).toEqual([]);

    const old = client.cookies.get("lantern") ?? "";
    const code = codeOn(asked);
    const back = await submit(client, asked, { to: "/confirm/code", typed: { code } });
    expect([back.status, back.page.heading]).toEqual([200, "You have confirmed that it is you"]);
    expect(back.page.text).toContain("Rang 999 about <b>Qxstepz</b>");
    expect(await openings()).toEqual([]);
    // The token that was there before the confirming opens nothing after it.
    expect(client.cookies.get("lantern")).not.toBe(old);
    const stolen = app.nobody();
    stolen.cookies.set("lantern", old);
    expect((await stolen.get("/work")).status).toBe(303);

    const done = await client.post(address(), back.page.fields);
    expect(done.status).toBe(303);
    expect(await openings()).toEqual([{ reason: typed.reason }]);
  });

  test("leads whoever loads the page of the code again to the page they came from", async () => {
    app.clock.advance({ minutes: 6 });
    const asked = await send();
    const wrong = await submit(client, asked, { to: "/confirm/code", typed: { code: "1" } });
    expect(wrong.status).toBe(401);
    for (const [path, to] of [
      ["/confirm/code", "/"],
      ["/confirm/passkey", "/"],
      ["/papers/0198c0de-0000-7000-8000-000000000000/release?a=b", null],
    ] as const) {
      const again = await client.get(path);
      const above = to ?? "/papers/0198c0de-0000-7000-8000-000000000000";
      expect([path, again.status, again.location]).toEqual([path, 303, above]);
    }
    // A form whose page stands at the same address shows it, and what is sent nowhere is not found.
    expect((await client.get(address())).status).toBe(200);
    expect((await client.get("/confirm/nothing")).status).toBe(404);
    expect((await client.get("/api/confirm")).status).toBe(404);
  });

  test("takes neither a wrong code, nor a used one, nor someone else's", async () => {
    app.clock.advance({ minutes: 6 });
    const asked = await send();
    const other = await app.signIn("manager");
    app.clock.advance({ minutes: 6 });
    const page = await other.get("/children/export");
    const theirs = await other.post("/children/export", { ...page.page.fields, purpose: "panel" });
    expect(theirs.status).toBe(403);
    for (const code of ["000000", "", codeOn(theirs)]) {
      const answer = await submit(client, asked, { to: "/confirm/code", typed: { code } });
      expect([code, answer.status]).toEqual([code, 401]);
      expect(answer.page.fields["kept"]).toBe(asked.page.fields["kept"]);
    }
    const right = await submit(client, asked, { to: "/confirm/code", typed: { code: "1" } });
    const code = codeOn(right);
    expect((await submit(client, right, { to: "/confirm/code", typed: { code } })).status).toBe(
      200,
    );
    const twice = await submit(client, right, { to: "/confirm/code", typed: { code } });
    expect(twice.status).not.toBe(200);
  });

  test("gives nothing that was kept to whoever else sits down", async () => {
    app.clock.advance({ minutes: 6 });
    const asked = await send();
    const other = await app.signIn("manager");
    app.clock.advance({ minutes: 6 });
    const page = await other.get("/children/export");
    const theirs = await other.post("/children/export", { ...page.page.fields, purpose: "panel" });
    const kept = asked.page.fields["kept"] ?? "";
    const answer = await submit(other, theirs, {
      to: "/confirm/code",
      typed: { code: codeOn(theirs), kept },
    });
    expect([answer.status, answer.location]).toEqual([303, "/"]);
  });

  test("is asked for nothing by a form that says too little: it comes back first", async () => {
    app.clock.advance({ minutes: 6 });
    for (const left of ["reason-key", "reason"]) {
      const page = await client.get(address());
      const sent = await client.post(address(), { ...page.page.fields, ...typed, [left]: "  " });
      expect([left, sent.status]).toEqual([left, 422]);
      expect(sent.page.errors).toHaveLength(1);
    }
    const whole = await send();
    expect([whole.status, whole.page.heading]).toEqual([403, "Confirm that it is you"]);
    expect(await openings()).toEqual([]);
  });

  test("is asked for where such a form would have been taken, and nothing of it was done", async () => {
    const reached = await aChild(app);
    await letIn(app, reached, "police");
    app.clock.advance({ minutes: 6 });
    const at = `/emergency/${reached.personId}`;
    const sent = await client.post(at, { ...typed, reason: "" });
    expect([sent.status, sent.page.heading]).toEqual([403, "Confirm that it is you"]);
  });

  test("is asked for by no empty form of files, people and posts", async () => {
    const [manager, admin] = [await app.signIn("manager"), await app.signIn("admin")];
    app.clock.advance({ minutes: 6 });
    const export_ = await manager.get("/children/export");
    expect((await manager.post("/children/export", export_.page.fields)).status).toBe(422);
    const invite = await admin.get("/admin/people/invite");
    const sent = await admin.post("/admin/people/invite", invite.page.fields);
    expect(sent.status).toBe(422);
    const person = `/admin/people/${await staffIdOf(app, "lead")}/posts`;
    expect((await admin.post(person, { team: "", role: "" })).status).toBe(422);
  });

  test("is not asked for twice within five minutes, and is after them", async () => {
    app.clock.advance({ minutes: 6 });
    const asked = await send();
    await submit(client, asked, { to: "/confirm/code", typed: { code: codeOn(asked) } });
    app.clock.advance({ minutes: 4 });
    expect((await send()).status).toBe(303);
    app.clock.advance({ minutes: 2 });
    expect((await client.post("/emergency/" + child.personId, typed)).status).toBe(403);
  });

  test("lasts no longer for being confirmed", async () => {
    const opened = (): Promise<{ opened_at: Date }[]> =>
      app.query("select opened_at from sec.sessions where staff_id = $1 and ended_at is null", [
        police,
      ]);
    const police = await staffIdOf(app, "police");
    await app.query("update sec.sessions set ended_at = now() where staff_id = $1", [police]);
    client = await app.signIn("police");
    const [before] = await opened();
    app.clock.advance({ minutes: 6 });
    const asked = await send();
    await submit(client, asked, { to: "/confirm/code", typed: { code: codeOn(asked) } });
    expect(await opened()).toEqual([before]);
  });
});

test("the audit says that it was asked for, and that it was given", async () => {
  const rows = await app.query<{ action: string; outcome: string; detail: object }>(
    "select distinct action, outcome, detail from audit.events where detail ? 'stepUp' or action = 'confirm.code' and outcome = 'done'",
  );
  expect(rows).toEqual(
    expect.arrayContaining([
      { action: "emergency.open", outcome: "refused", detail: { stepUp: true } },
      { action: "confirm.code", outcome: "done", detail: { factor: "code" } },
    ]),
  );
});

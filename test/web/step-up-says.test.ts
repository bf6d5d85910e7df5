import { afterAll, beforeAll, expect, test } from "vitest";
import { codeAt } from "../../src/rooms/accounts/one-time-codes.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { allRoutes } from "../../src/routes.ts";
import { letIn } from "../access/world.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aColleagueOf } from "../harness/colleagues.ts";
import { exportForm } from "../harness/exports.ts";
import { aChild, restrict } from "../harness/factories.ts";
import { aFamilyMeeting, waiting } from "../harness/papers.ts";
import { aNewPasskey } from "../harness/passkeys.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { codeOn, submit } from "./sign-in-steps.ts";

const routes = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true });
const stepping = routes.filter(({ stepUp }) => stepUp !== undefined);
const forms = stepping.filter(({ method }) => method === "POST");

let app: TestApp;
let admin: Client;
let leaver = "";
beforeAll(async () => {
  app = await anApp({ pressSeconds: 10 });
  admin = await app.signIn("admin");
  leaver = await staffIdOf(app, "nurse");
}, 180_000);
afterAll(() => app.close());

type Form = Readonly<Record<string, string>>;
type Sent = {
  readonly by: Client;
  readonly to: string;
  readonly form: Form;
  /** Where the form did something else than what its route says. */
  readonly says?: string;
};

const idOf = async (query: string): Promise<string> =>
  (await app.query<{ id: string }>(query))[0]?.id ?? "";
const aTeam = () =>
  idOf("select team_id as id from directory.teams where name = 'Safeguarding team' limit 1");
const aRole = (name: string) =>
  idOf(`select role_id as id from directory.roles where name = '${name}' limit 1`);
const press = (path: string, by = admin): Sent => ({
  by,
  to: `/admin/people/${leaver}/${path}`,
  form: {},
});

async function exportWaiting(): Promise<{ readonly coordinator: Client; readonly at: string }> {
  const coordinator = await app.signIn("coordinator");
  const reason = { names: "yes", "names-reason": "The panel talks of each child" };
  const form = { ...exportForm, ...reason };
  const asked = await coordinator.post("/children/export?columns=level", form);
  return { coordinator, at: asked.location ?? "" };
}

/** How each form that asks for a second factor is sent so that it is taken. */
const senders: Readonly<Record<string, readonly (() => Promise<Sent>)[]>> = {
  "/emergency/:personId": [
    async () => {
      const child = await aChild(app);
      await restrict(app, child);
      const form = { "reason-key": "danger-now", reason: "Rang 999" };
      return { by: await app.signIn("police"), to: `/emergency/${child.personId}`, form };
    },
    async () => {
      const child = await aChild(app);
      await letIn(app, child, "police");
      const form = { "reason-key": "danger-now", reason: "Rang 999" };
      const says = "This record was open to you already: no emergency opening was made.";
      return { by: await app.signIn("police"), to: `/emergency/${child.personId}`, form, says };
    },
  ],
  "/children/export": [
    async () => ({ by: await app.signIn("manager"), to: "/children/export", form: exportForm }),
    async () => {
      const form = { ...exportForm, names: "yes", "names-reason": "The panel talks of each" };
      const says =
        "You asked for the file. It is waiting for a second person, and nothing has left Lantern.";
      return { by: await app.signIn("coordinator"), to: "/children/export", form, says };
    },
  ],
  "/exports/waiting/:waitingExportId/release": [
    async () => {
      const { at } = await exportWaiting();
      return { by: await app.signIn("manager"), to: `${at}/release`, form: { version: "1" } };
    },
  ],
  "/exports/waiting/:waitingExportId/take": [
    async () => {
      const { coordinator, at } = await exportWaiting();
      await (await app.signIn("manager")).post(`${at}/release`, { version: "1" });
      return { by: coordinator, to: `${at}/take`, form: { version: "2" } };
    },
  ],
  "/papers/:paperId/release": [
    async () => {
      const meetingId = await aFamilyMeeting(app, await aChild(app));
      const at = await waiting(app, await app.signIn("lead"), meetingId);
      const [row] = await app.query<{ version: number }>(
        "select version from papers.papers where paper_id = $1",
        [at.split("/")[2]],
      );
      const form = { version: String(row?.version ?? 1) };
      return { by: await app.signIn("manager"), to: `${at}/release`, form };
    },
  ],
  "/account/recovery-codes": [
    async () => ({ by: await app.signIn("police"), to: "/account/recovery-codes", form: {} }),
  ],
  "/account/app": [
    async () => {
      const by = await app.signIn("mash");
      const page = await by.get("/account/app");
      const key = /[A-Z2-7]{4}( [A-Z2-7]{4})+/.exec(page.page.text)?.[0].replaceAll(" ", "") ?? "";
      // The code of the moment at which the form is sent, after who it is was asked.
      const at = new Date(app.clock.now().getTime() + waited);
      const form = { sealed: page.page.fields["sealed"] ?? "", code: codeAt(key, at) };
      return { by, to: "/account/app", form };
    },
  ],
  "/account/passkeys": [
    async () => {
      const by = await app.signIn("lead");
      return { by, to: "/account/passkeys", form: aNewPasskey(await newPasskey(by)) };
    },
  ],
  "/account/passkeys/:passkeyId/remove": [
    async () => {
      const by = await app.signIn("chair");
      await by.post("/account/passkeys", aNewPasskey(await newPasskey(by)));
      const id = await idOf(
        "select passkey_id as id from directory.passkeys order by passkey_id desc limit 1",
      );
      return { by, to: `/account/passkeys/${id}/remove`, form: {} };
    },
  ],
  "/admin/people/invite": [
    async () => {
      const who = { name: "A Joiner", email: "joiner@eastmoor.example", phone: "" };
      const post = { team: await aTeam(), role: await aRole("Practitioner") };
      return { by: admin, to: "/admin/people/invite", form: { ...who, ...post } };
    },
  ],
  "/admin/people/:staffId/unlock": [() => Promise.resolve(press("unlock"))],
  "/admin/people/:staffId/end-sessions": [() => Promise.resolve(press("end-sessions"))],
  "/admin/people/:staffId/posts": [
    async () => ({
      ...press("posts"),
      form: { team: await aTeam(), role: await aRole("Analyst") },
    }),
  ],
  "/admin/people/:staffId/recovery": [() => Promise.resolve(press("recovery"))],
  "/admin/people/:staffId/recovery/:ticketId": [
    async () => {
      const query =
        "select ticket_id as id from directory.tickets order by expires_at desc limit 1";
      return press(`recovery/${await idOf(query)}`, await aColleagueOf(app, "admin"));
    },
  ],
  "/admin/people/:staffId/last-day": [
    () => {
      const day = { "leaves-day": "1", "leaves-month": "2", "leaves-year": "2027" };
      return Promise.resolve({ ...press("last-day"), form: day });
    },
    () => {
      const says = "They stay: no last day is set.";
      return Promise.resolve({ ...press("last-day"), form: { stays: "yes" }, says });
    },
  ],
  "/admin/people/:staffId/end": [() => Promise.resolve(press("end"))],
};

const newPasskey = async (by: Client): Promise<{ readonly challenge: string; ask: string }> => {
  const page = await by.get("/account/passkeys/new");
  const ask = /data-options="([^"]*)"/.exec(page.html)?.[1] ?? "";
  return {
    challenge: page.page.fields["challenge"] ?? "",
    ask: ask.replaceAll("&quot;", '"'),
  };
};

const waited = 6 * 60_000;
const bannerOf = ({ html }: Answer): string | undefined =>
  /id="app-done-title"[\s\S]*?__heading">([^<]*)</.exec(html)?.[1];

/** Sends it from a screen that lay open, gives the code and goes on; answers what came of it. */
async function goOn({ by, to, form }: Sent): Promise<Answer> {
  app.clock.advance({ minutes: 6 });
  const asked = await by.post(to, form);
  expect([to, asked.status, asked.page.heading]).toEqual([to, 403, "Confirm that it is you"]);
  expect(bannerOf(asked)).toBeUndefined();
  const back = await submit(by, asked, { to: "/confirm/code", typed: { code: codeOn(asked) } });
  expect([to, back.status]).toEqual([to, 200]);
  expect(bannerOf(back)).toBeUndefined();
  return by.post(to, back.page.fields);
}

test("each form that asks who someone is has words for what was done, and each page has none", () => {
  for (const { method, path, stepUp } of stepping) {
    const words = stepUp?.done ?? "";
    expect([path, /^[A-Z].{10,}\.$/.test(words)]).toEqual([path, method === "POST"]);
  }
  const own = forms.map(({ stepUp }) => stepUp?.done);
  // Only the two ways to a file do the same.
  expect(new Set(own).size).toBe(own.length - 1);
});

test("each of them is sent here", () => {
  expect(Object.keys(senders).sort()).toEqual(forms.map(({ path }) => path).sort());
});

test.each(Object.entries(senders).flatMap(([path, all]) => all.map((send) => ({ path, send }))))(
  "$path: the page that follows says what was done, once",
  async ({ path, send }) => {
    app.clock.advance({ minutes: 20 });
    admin = await app.signIn("admin");
    const sent = await send();
    const answer = await goOn(sent);
    const route = forms.find((one) => one.path === path);
    const says = sent.says ?? route?.stepUp?.done;
    expect([path, answer.status]).toEqual([path, answer.location === undefined ? 200 : 303]);
    const isFile = answer.headers["content-disposition"] !== undefined;
    expect(isFile).toBe(route?.stepUp?.isFile === true && sent.says === undefined);
    const next = isFile ? await sent.by.get("/account") : await sent.by.follow(answer);
    expect([path, next.status, bannerOf(next)]).toEqual([path, 200, says]);
    expect(bannerOf(await sent.by.get("/account"))).toBeUndefined();
  },
  30_000,
);

test("a file is said to leave its page where it is, before it is made", async () => {
  const by = await app.signIn("manager");
  app.clock.advance({ minutes: 6 });
  const asked = await by.post("/children/export", exportForm);
  const back = await submit(by, asked, { to: "/confirm/code", typed: { code: codeOn(asked) } });
  expect(back.page.text).toContain("This page then stays open");
  expect(back.page.buttons).toContain("Make and download the file");
});

test("the words are for the session that did it, for two minutes, and for no script", async () => {
  const unlock = async (): Promise<void> => {
    app.clock.advance({ minutes: 1 });
    await admin.post(`/admin/people/${await staffIdOf(app, "school")}/unlock`, {});
  };
  const kept = () => app.query("select words from work.save_notices where words like '%unlocked%'");
  admin = await app.signIn("admin");
  await unlock();
  // What the browser brings says that there is something to say, and not what.
  expect(admin.cookies.get("lantern-done")).toBe("1");
  const manager = await app.signIn("manager");
  const elsewhere = await app.signIn("admin");
  for (const other of [manager, elsewhere]) {
    other.cookies.set("lantern-done", "1");
    expect(bannerOf(await other.get("/account"))).toBeUndefined();
  }
  expect(bannerOf(await admin.get("/account", { "sec-fetch-mode": "cors" }))).toBeUndefined();
  expect(bannerOf(await admin.get("/account", { "sec-fetch-mode": "navigate" }))).toBeDefined();
  expect(await kept()).toEqual([]);
  // Without the mark no page asks, and the next save says its own.
  await unlock();
  admin.cookies.delete("lantern-done");
  expect(bannerOf(await admin.get("/account"))).toBeUndefined();
  await unlock();
  app.clock.advance({ minutes: 3 });
  expect(bannerOf(await admin.get("/account"))).toBeUndefined();
  expect(await kept()).toEqual([]);
});

test("a second press says what the first one did", async () => {
  const by = await app.signIn("coordinator");
  const form = { ...exportForm, names: "yes", "names-reason": "The panel talks of each child" };
  const first = await by.post("/children/export", form);
  const again = await by.post("/children/export", form);
  expect(again.location).toBe(first.location);
  expect(bannerOf(await by.follow(again))).toContain("It is waiting for a second person");
});

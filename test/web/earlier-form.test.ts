import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { signInByPages, submit } from "./sign-in-steps.ts";

const words = "She rang twice & asked for her aunt.";

let app: TestApp;
let address = "";
let window: Client;
/** The form as it stands in the first window of a browser, with what was typed into it. */
let typed: Record<string, string>;

beforeAll(async () => {
  app = await anApp();
});
afterAll(() => app.close());

beforeEach(async () => {
  const { personId } = await aChild(app);
  address = `/children/${personId}/note`;
  window = app.nobody();
  await signInByPages(app, window, { key: "coordinator" });
  const { fields } = (await window.get(address)).page;
  typed = { ...fields, headline: "Two calls", detail: words };
});

const recorded = async (): Promise<number> => {
  const [row] = await app.query<{ count: string }>(
    "select count(*) from protect.chronology_entries where detail = $1",
    [words],
  );
  return Number(row?.count);
};

const signOut = async (): Promise<void> => {
  expect((await window.post("/sign-out", await tokenOfNow())).status).toBe(303);
  expect(window.cookies.has("lantern")).toBe(false);
};
const tokenOfNow = async () => ({
  _csrf: (await window.get("/help")).page.fields["_csrf"] ?? "",
});
const send = (headers?: Record<string, string>): Promise<Answer> =>
  window.post(address, typed, headers);
const kept = (answer: Answer): string => answer.page.fields["kept"] ?? "";

/** From the page that asks to sign in to whatever follows the code. */
async function signInOn(page: Answer, key: string): Promise<Answer> {
  return signInByPages(app, window, { key, from: page });
}

describe("signed out in another window", () => {
  test("what was typed is kept in the page, sealed, and sent after signing in", async () => {
    await signOut();
    const answer = await send();
    expect(answer.status).toBe(401);
    expect(answer.html).toContain("What you typed is kept");
    expect(answer.html).not.toContain("rang twice");
    const before = await recorded();
    const back = await signInOn(answer, "coordinator");
    expect(back.page.heading).toBe("You are signed in again");
    expect(back.page.text).toContain(words);
    expect(await recorded()).toBe(before);
    const done = await submit(window, back, { to: address, typed: {} });
    expect(done.status).toBe(303);
    expect(await recorded()).toBe(before + 1);
  });

  test("someone else who signs in gets none of it", async () => {
    await signOut();
    const back = await signInOn(await send(), "school");
    expect(back.status).toBe(303);
    expect(back.html).not.toContain("rang twice");
  });

  test("what another site sent is not kept, nor what is of another browser", async () => {
    await signOut();
    expect(kept(await send({ "sec-fetch-site": "cross-site" }))).toBe("");
    expect(kept(await send({ origin: "https://evil.example" }))).toBe("");
    window.cookies.set("lantern-form", "another-browser");
    expect(kept(await send())).toBe("");
  });

  test("nor under another person's name", async () => {
    await signOut();
    const [session = "", , mark = ""] = (typed["_csrf"] ?? "").split(".");
    typed["_csrf"] = [session, await staffIdOf(app, "manager"), mark].join(".");
    expect(kept(await send())).toBe("");
  });
});

describe("signed in again in another window", () => {
  test("what was typed is shown back, saved by nothing but a press, and sent", async () => {
    await signOut();
    await signInByPages(app, window, { key: "coordinator" });
    const before = await recorded();
    const answer = await send();
    expect(answer.status).toBe(403);
    expect(answer.page.heading).toBe("You are signed in again");
    expect(answer.page.text).toContain(words);
    expect(await recorded()).toBe(before);
    expect((await submit(window, answer, { to: address, typed: {} })).status).toBe(303);
    expect(await recorded()).toBe(before + 1);
  });

  test("as someone else: they see none of it, and its writer may still sign in and send it", async () => {
    await signOut();
    await signInByPages(app, window, { key: "manager" });
    const answer = await send();
    expect(answer.status).toBe(403);
    expect(answer.html).toContain("kept for the person who typed it");
    expect(answer.html).not.toContain("rang twice");
    const back = await signInOn(answer, "coordinator");
    expect(back.page.text).toContain(words);
  });

  test("what another site sent is shown back to nobody", async () => {
    await signOut();
    await signInByPages(app, window, { key: "coordinator" });
    const answer = await send({ "sec-fetch-site": "cross-site" });
    expect(answer.page.heading).toBe("Go back and try again");
    expect(answer.html).not.toContain("rang twice");
  });

  test("a form of one press is not kept: it is pressed again", async () => {
    const old = await tokenOfNow();
    await signOut();
    await signInByPages(app, window, { key: "coordinator" });
    const answer = await window.post("/sign-out", old);
    expect([answer.status, answer.page.heading]).toEqual([403, "Go back and try again"]);
  });
});

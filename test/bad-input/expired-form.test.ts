import { HtmlValidate } from "html-validate";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { recommendedForForms } from "../../src/ui/fixtures/validation.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aChild } from "../harness/factories.ts";
import { contentsOf } from "../access/contents.ts";
import { signInByPages } from "../web/sign-in-steps.ts";
import { date } from "./forms.ts";

let app: TestApp;
let personId: string;
let address: string;
beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  ({ personId } = await aChild(app));
  address = `/children/${personId}/note`;
});
afterAll(() => app.close());

const typed = {
  headline: "Seen at home <b>& well</b>",
  detail: "First line\r\n\r\nQxkeptz \u202eand more ✓",
  ...date("happened", "23", "11", "2026"),
};

/** Opens the form, types, is called away, and sends it when the session has ended. */
async function sendLate(client: Client, form = typed): Promise<Answer> {
  const page = await client.get(address);
  app.clock.advance({ minutes: 21 });
  return client.post(address, { ...page.page.fields, ...form });
}

const notes = () =>
  app.query<{ headline: string; detail: string | null }>(
    "select headline, detail from protect.chronology_entries where person_id = $1 and kind = 'note'",
    [personId],
  );

describe("a form sent after its session ended", () => {
  test("leads to sign-in, is kept sealed, and is sent when the same person says so", async () => {
    const client = await app.signIn("lead");
    const before = await contentsOf(app);
    const late = await sendLate(client);
    expect([late.status, late.page.heading]).toEqual([401, "Sign in"]);
    expect(late.page.text).toContain("What you typed is kept");
    expect(await contentsOf(app)).toEqual(before);
    // Whoever sits down at the screen next learns nothing from the page or its source.
    expect(late.html).not.toMatch(/Qxkeptz|Seen at home/);
    expect(Buffer.from(late.page.fields["kept"] ?? "", "base64url").toString("latin1")).not.toMatch(
      /Qxkeptz|Seen/,
    );

    const again = await signInByPages(app, client, { key: "lead", from: late });
    expect([again.status, again.page.heading]).toEqual([200, "You are signed in again"]);
    expect(again.html).not.toContain("<b>& well");
    expect(await notes()).toEqual([]);
    const report = await new HtmlValidate(recommendedForForms).validateString(again.html);
    expect(
      report.results.flatMap(({ messages }) => messages.map(({ message }) => message)),
    ).toEqual([]);
    const { "sign-out": _none, ...fields } = again.page.fields;
    const sent = await client.post(address, fields);
    expect([sent.status, sent.location]).toEqual([303, `/children/${personId}`]);
    expect(await notes()).toEqual([
      { headline: typed.headline, detail: typed.detail.replaceAll("\r\n", "\n") },
    ]);
  });

  test("gives a different person nothing", async () => {
    const client = await app.signIn("lead");
    const late = await sendLate(client);
    const other = await signInByPages(app, client, { key: "manager", from: late });
    expect([other.status, other.location]).toEqual([303, "/"]);
    expect(other.html).toBe("");
    expect(await notes()).toEqual([]);
  });

  test("gives nothing for a seal that was altered, made up or made elsewhere", async () => {
    const client = await app.signIn("lead");
    const late = await sendLate(client);
    const kept = late.page.fields["kept"] ?? "";
    const altered = `${kept.slice(0, -4)}AAAA`;
    for (const forged of [altered, "x", "A".repeat(200), kept.slice(0, 40)]) {
      const page = {
        ...late,
        page: { ...late.page, fields: { ...late.page.fields, kept: forged } },
      };
      const again = await signInByPages(app, app.nobody(), {
        key: "lead",
        from: await withFreshToken(page),
      });
      expect([again.status, again.location]).toEqual([303, "/"]);
    }
  });

  test("is kept when it was long", async () => {
    const client = await app.signIn("lead");
    const detail = "Long é ".repeat(100_000).slice(0, 120_000);
    const late = await sendLate(client, { ...typed, detail });
    const again = await signInByPages(app, client, { key: "lead", from: late });
    expect(again.page.heading).toBe("You are signed in again");
    expect(again.page.fields["detail"]).toBe(detail);
  });

  test("is kept when it was as long as a form can be", async () => {
    const client = await app.signIn("lead");
    const detail = "x".repeat(1_000_000);
    const late = await sendLate(client, { ...typed, detail });
    const again = await signInByPages(app, client, { key: "lead", from: late });
    expect(again.page.fields["detail"]).toBe(detail);
  });

  test("is also kept after signing out elsewhere in the same browser", async () => {
    const client = await app.signIn("lead");
    const page = await client.get(address);
    const token = client.cookies.get("lantern") ?? "";
    await client.post("/sign-out", {});
    client.cookies.set("lantern", token);
    const late = await client.post(address, { ...page.page.fields, ...typed });
    expect([late.status, late.page.fields["kept"] !== undefined]).toEqual([401, true]);
  });

  test("is not kept when another site sent it: it would be one press away from being done", async () => {
    const client = await app.signIn("lead");
    const page = await client.get(address);
    app.clock.advance({ minutes: 21 });
    const forms = [
      client.post(address, { ...page.page.fields, ...typed, _csrf: "forged" }),
      client.post(address, { ...page.page.fields, ...typed }, { "sec-fetch-site": "cross-site" }),
      client.post(address, { ...page.page.fields, ...typed }, { origin: "https://evil.example" }),
    ];
    for (const form of forms) {
      const late = await form;
      expect([late.status, late.page.fields["kept"]]).toEqual([401, undefined]);
      expect(late.page.text).not.toContain("What you typed is kept");
    }
  });

  test("is not kept when nobody was signed in, nor when there is nothing in it", async () => {
    const stranger = await app.nobody().post(address, typed);
    expect([stranger.status, stranger.page.fields["kept"]]).toEqual([401, undefined]);
    const client = await app.signIn("lead");
    const page = await client.get("/children");
    app.clock.advance({ minutes: 21 });
    const left = await client.post("/sign-out", { _csrf: page.page.fields["_csrf"] ?? "" });
    expect([left.status, left.page.fields["kept"]]).toEqual([401, undefined]);
  });

  test("meets today's access when it is sent at last", async () => {
    const client = await app.signIn("lead");
    const late = await sendLate(client);
    await app.query(
      "update subjects.people set restricted = true, acl = array[circle_id] where person_id = $1",
      [personId],
    );
    const again = await signInByPages(app, client, { key: "lead", from: late });
    expect((await client.post(address, again.page.fields)).status).toBe(404);
    expect(await notes()).toEqual([]);
  });
});

/** The same page as another browser would have opened it. */
async function withFreshToken(page: Answer): Promise<Answer> {
  const fresh = (await app.nobody().get("/sign-in")).page.fields["_csrf"] ?? "";
  return { ...page, page: { ...page.page, fields: { ...page.page.fields, _csrf: fresh } } };
}

import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { join, mergeAt, pairAt, propose, settle } from "../harness/merging.ts";

/** What is typed about two records is not lost: it is kept, and whoever opens a record to compare opens it beside. */

let app: TestApp;
let coordinator: Client;
let mash: Client;
beforeAll(async () => {
  app = await anApp();
  [coordinator, mash] = [await app.signIn("coordinator"), await app.signIn("mash")];
});
afterAll(() => app.close());

let stays: Child;
let ends: Child;
beforeEach(async () => {
  stays = await aChild(app, { familyName: "Qxkept", givenName: "Amelia" });
  ends = await aChild(app, { familyName: "Qxkept", givenName: "Ameila" });
});
const joining = () => ({ coordinator, mash, stays, ends });

/** Each form with where it stands once everything before it is done, and who fills it in. */
const forms: Readonly<Record<string, () => Promise<string>>> = {
  "pair-verdict": () => Promise.resolve(pairAt(joining())),
  "merge-proposal": async () => {
    await settle(joining());
    return mergeAt(joining());
  },
  "merge-answer": async () => {
    await settle(joining());
    const to = await propose(joining());
    return to;
  },
  "merge-split": () => join(joining()),
};

/** Links within the page that open in a new tab, each with what it says. */
const outside = (html: string) =>
  [...html.matchAll(/<a [^>]*target="_blank"[^>]*>([\s\S]*?)<\/a>/g)].map(([, text]) => text ?? "");

describe.each(Object.entries(forms))("the form “%s”", (name, begin) => {
  test("keeps what was typed for its writer alone, until it is sent or dropped", async () => {
    const at = await begin();
    const first = await mash.get(at);
    const { _csrf = "", ...fields } = first.page.fields;
    const [subject = "", returnTo = ""] = [fields["_subject"], fields["_return"]];
    expect((await mash.get(returnTo)).status).toBe(200);
    const saved = await mash.post(`/drafts/${name}`, {
      ...fields,
      _csrf,
      reason: "Qxhalf written",
    });
    expect(saved).toMatchObject({ status: 303, location: returnTo });
    const again = await mash.get(at);
    expect(again.page.fields["reason"]).toBe("Qxhalf written");
    expect(again.page.text).toContain("Draft saved on");
    expect((await coordinator.get(at)).html).not.toContain("Qxhalf written");
    const listed = await mash.get("/drafts");
    const main = /<main[\s\S]*<\/main>/.exec(listed.html)?.[0] ?? "";
    const to = /href="(\/same-child[^"]*)"/.exec(main)?.[1] ?? "";
    const { status, location, page } = await mash.get(to);
    const form = status === 303 ? (await mash.get(location ?? "")).page : page;
    expect(form.fields["reason"]).toBe("Qxhalf written");
    expect(listed.html).not.toContain("Qxkept");
    await mash.post(`/drafts/${name}/discard`, { _csrf, subject, _return: at });
    expect((await mash.get(at)).html).not.toContain("Qxhalf written");
  });

  test("has every record that is compared open in a new tab, and says so", async () => {
    const { html } = await mash.get(await begin());
    const links = outside(html);
    expect(links.length).toBeGreaterThan(0);
    for (const text of links) expect(text).toContain("(opens in a new tab)");
    const main = /<main[\s\S]*<\/main>/.exec(html)?.[0] ?? "";
    const here = [...main.matchAll(/<a [^>]*href="\/children\/[^>]*>/g)].map(([tag]) => tag);
    expect(here.filter((tag) => !tag.includes('target="_blank"'))).toEqual([]);
  });
});

test("what was begun of one proposal is not shown with the next one of the same two", async () => {
  await settle(joining());
  const at = await propose(joining());
  const { _csrf = "", ...fields } = (await mash.get(at)).page.fields;
  await mash.post("/drafts/merge-answer", { ...fields, _csrf, answer: "agree", reason: "Qxold" });
  expect((await mash.get(at)).html).toContain("Qxold");
  app.clock.advance({ minutes: 5 });
  const back = { answer: "decline", reason: "The other one stays", version: "1" };
  expect((await coordinator.post(at, back)).status).toBe(303);
  const next = await propose(joining());
  expect((await mash.get(next)).html).not.toContain("Qxold");
});

test("what was decided keeps no draft, and a page without a form opens nothing in a new tab", async () => {
  const at = pairAt(joining());
  const { page } = await coordinator.get(at);
  const { _csrf = "", ...fields } = page.fields;
  await coordinator.post("/drafts/pair-verdict", { ...fields, _csrf, reason: "Qxhalf written" });
  await settle(joining());
  const kept = await app.query("select draft_id from work.drafts where form = 'pair-verdict'");
  expect(kept).toEqual([]);
  expect(outside((await coordinator.get(at)).html)).toEqual([]);
});

import { randomInt } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { systemActor } from "../../src/platform/access/actor.ts";
import { newHanded } from "../../src/rooms/accounts/index.ts";
import { giveView } from "../../src/rooms/families/public-link.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild } from "../harness/factories.ts";
import { aLink, sendBy, type Handed } from "../harness/families.ts";
import { answerBy, askBy } from "../harness/professionals.ts";
import { times, expectKeptOut, trying } from "./tried.ts";
import { weaken } from "./weaken.ts";

let app: TestApp;
let lead: Client;
let mash: Client;
let personId: string;
let concernId: string;
beforeAll(async () => {
  app = await anApp();
  [lead, mash] = [await app.signIn("lead"), await app.signIn("mash")];
  ({ personId } = await aChild(app, {}));
  concernId = await sendAs(await app.signIn("school"), { familyName: "Qxlinked" });
});
afterAll(() => app.close());

const refill = () => app.query("delete from sec.attempts");
const aFamilyLink = () => aLink(lead, personId);
const isKept = ({ page }: Answer): boolean => /We have (?:it|your|what)|Thank you/.test(page.text);
const isAsked = ({ status, html }: Answer): boolean => status === 200 && /name="q-/.test(html);

/** How many answers there are, which is what every one of these wants more of. */
async function kept(): Promise<number> {
  const [row] = await app.query<{ count: number }>(
    `select ((select count(*) from protect.family_views) + (select count(*) from identify.professional_answers))::int as count`,
  );
  return row?.count ?? 0;
}
const keptMore = async (work: () => Promise<unknown>): Promise<number> => {
  const before = await kept();
  await work();
  return (await kept()) - before;
};

test("a right link and code get in: what follows would be seen", async () => {
  const link = await aFamilyLink();
  expect(isAsked(await app.nobody().post(link.at, { code: link.code }))).toBe(true);
  expect(await keptMore(() => sendBy(app.nobody(), link))).toBe(1);
  const asked = await askBy(mash, concernId);
  expect(await keptMore(() => answerBy(app.nobody(), asked))).toBe(1);
});

describe("guessing", () => {
  test("tokens", async () => {
    await refill();
    const guess = (kind: string) => async () => {
      const { token } = newHanded();
      return (await app.nobody().get(`/${kind}/${token}`)).status === 200;
    };
    const tried = await trying(times(100), guess("f"));
    const others = await trying(times(100), guess("p"));
    const both = { attempts: 200, gotIn: tried.gotIn + others.gotIn };
    const link = await aFamilyLink();
    const control = await trying(
      [link.at],
      async (at) => (await app.nobody().get(at)).status === 200,
    );
    expectKeptOut("guessed tokens of families and professionals", both, control);
  }, 60_000);

  test("codes of a link that one has, at once and by turns", async () => {
    const link = await aFamilyLink();
    const wrong = times(60).map(() => String(randomInt(0, 1_000_000)).padStart(6, "0"));
    const asks = (code: string) => app.nobody().post(link.at, { code });
    await refill();
    const answers = await Promise.all(wrong.filter((code) => code !== link.code).map(asks));
    const looked = answers.filter(({ status }) => status === 422).length;
    // The limit is what keeps a million codes from being tried: at most twelve are looked at.
    expect(looked).toBeLessThanOrEqual(12);
    const gotIn = answers.filter(isAsked).length;
    expect((await asks(link.code)).status).toBe(429);
    // The control: without the limit every guess is looked at, the right one among them.
    let seen = 0;
    for (const code of [...wrong.slice(0, 20), link.code]) {
      await refill();
      if (isAsked(await asks(code))) seen++;
    }
    const control = { attempts: 21, gotIn: seen };
    expectKeptOut(
      "guessed codes of one family link, in parallel",
      { attempts: answers.length, gotIn },
      control,
    );
  }, 60_000);
});

describe("using again, elsewhere, later", () => {
  test("replay by the same and by another, in turn", async () => {
    await refill();
    const link = await aFamilyLink();
    expect(await keptMore(() => sendBy(app.nobody(), link))).toBe(1);
    const replay = async () =>
      (await keptMore(() => sendBy(app.nobody(), link, { "q-saw": "Something else" }))) > 0;
    const tried = await trying(times(5), replay);
    const right = await weaken(app, "sec.give_family_view", [" and l.used_at is null", ""]);
    await app.query("alter table protect.family_views drop constraint family_views_once_key");
    await app.query("update protect.family_links set used_at = null");
    const control = await trying(times(2), replay);
    await right();
    expectKeptOut("a family link used again", tried, control);
  });

  test("two people at once, by the page and in the database alone", async () => {
    const race = (send: (link: Handed) => Promise<unknown>) => async (): Promise<boolean> => {
      await refill();
      const link = await aFamilyLink();
      return (await keptMore(() => Promise.all([send(link), send(link)]))) > 1;
    };
    const byPage = await trying(
      times(20),
      race((link) => sendBy(app.nobody(), link)),
    );
    const inDatabase = race(({ at, code }) => {
      const sending = { token: at.replace("/f/", ""), code, audience: "worker", said: [] } as const;
      return acting(app, systemActor("families"), (tx) => giveView(tx, sending, app.clock.now()));
    });
    const alone = await trying(times(20), inDatabase);
    const tried = { attempts: 40, gotIn: byPage.gotIn + alone.gotIn };
    const right = await weaken(
      app,
      "sec.give_family_view",
      [" for update", ""],
      [
        "insert into protect.family_views",
        "perform pg_sleep(0.3);\n  insert into protect.family_views",
      ],
    );
    // The constraint was dropped above: here the lock alone holds.
    const control = await trying(times(3), inDatabase);
    await right();
    expectKeptOut("a family link sent by two people at once", tried, control);
  }, 120_000);

  test("a link of one kind at another’s address, and the code of another link", async () => {
    await refill();
    const [family, other, asked] = [
      await aFamilyLink(),
      await aFamilyLink(),
      await askBy(mash, concernId),
    ];
    const crossed: readonly Handed[] = [
      { at: family.at.replace("/f/", "/p/"), code: family.code },
      { at: asked.at.replace("/p/", "/f/"), code: asked.code },
      { at: family.at.replace("/f/", "/t/"), code: family.code },
      ...(family.code === other.code
        ? []
        : [
            { at: family.at, code: other.code },
            { at: other.at, code: family.code },
          ]),
      { at: family.at, code: "" },
      { at: family.at, code: `${family.code}0` },
    ];
    const tried = await trying(crossed, async ({ at, code }) =>
      isAsked(await app.nobody().post(at, { code })),
    );
    const control = await trying([family, other], async ({ at, code }) =>
      isAsked(await app.nobody().post(at, { code })),
    );
    expectKeptOut("tokens and codes of other links", tried, control);
  });

  test("after its days, with the clock back in between", async () => {
    await refill();
    const link = await aFamilyLink();
    const before = app.clock.now();
    const open = async () => {
      await refill();
      return isAsked(await app.nobody().post(link.at, { code: link.code }));
    };
    const at = (hours: number) => {
      app.clock.set(new Date(before.getTime() + hours * 3_600_000).toISOString());
    };
    const tried = await trying([24 * 15, 24 * 60, 24 * 365], (hours) => {
      at(hours);
      return open();
    });
    at(0);
    const control = await trying([0], open);
    expectKeptOut("a family link after its days", tried, control);
    lead = await app.signIn("lead");
  });

  test("a letter that was forwarded: without the code, and after it was used", async () => {
    await refill();
    const link = await aFamilyLink();
    await sendBy(app.nobody(), link, { "q-saw": "Qxforwarded words" });
    const seen = await trying([link.at], async (at) =>
      (await app.nobody().get(at)).page.text.includes("Qxforwarded"),
    );
    const withCode = await trying(times(3), async () =>
      (await app.nobody().post(link.at, { code: link.code })).html.includes("Qxforwarded"),
    );
    const tried = { attempts: 4, gotIn: seen.gotIn + withCode.gotIn };
    const [view] = await app.query<{ id: string }>(
      "select family_view_id as id from protect.family_views where said::text like '%Qxforwarded%'",
    );
    const control = await trying([view?.id ?? ""], async (id) =>
      (await lead.get(`/children/${personId}/family-views/${id}`)).page.text.includes(
        "Qxforwarded",
      ),
    );
    expectKeptOut("what was answered, read by whoever has the link", tried, control);
  });
});

test("what says that an answer was kept says so", async () => {
  await refill();
  expect(isKept(await sendBy(app.nobody(), await aFamilyLink()))).toBe(true);
});

import pg from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import { workbookOf } from "../../src/rooms/imports/reading/fixture-workbook.ts";
import { newId } from "../../src/kernel/ids.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aSource, chooseFile, fileOf, listSaid, meaning, takeAll } from "../harness/feeds.ts";
import { chooseWorkbook, confirmImport } from "../harness/imports.ts";
import { join, mergeAt, pairAt, settle, splitting, type Joining } from "../harness/merging.ts";
import { aFact } from "./world.ts";

/** A colleague said where they live; they never opened the record of the child who lives there too. */
let app: TestApp;
let coordinator: Client;
let mash: Client;
let manager: Client;
let number = 0;
let stays: Child;
let ends: Child;

const home = "12 Tideway Street, Eastmoor, QX1 4RT";
const nearby = "90 Tideway Street, QX1 4RT";

beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  mash = await app.signIn("mash");
  manager = await app.signIn("manager");
});
beforeEach(async () => {
  await app.query("delete from sec.staff_ties");
  number += 1;
  stays = await aChild(app, { familyName: `Qxtied${number}`, givenName: "Amelia" });
  ends = await aChild(app, { familyName: `Qxtied${number}`, givenName: "Ameila" });
});
afterAll(() => app.close());

const joining = (): Joining => ({ coordinator, mash, stays, ends });
/** Two others propose and agree; the coordinator has no part in it. */
const byOthers = (): Joining => ({ coordinator: manager, mash, stays, ends });
const livesAt = (child: Child) => aFact(app, child, { kind: "address", wording: home });
const says = async (who: Client, wording = home): Promise<void> => {
  const said = await who.post("/people-i-know", { kind: "home", wording });
  expect(said.status).toBe(303);
  // What was saved is said once: on this page, and not on the next.
  await who.follow(said);
};
const findingsOf = (child: Child) =>
  app.query<{ strength: string; by: string }>(
    `select f.strength, s.email as by from sec.conflict_findings f
     join directory.staff s on s.staff_id = f.staff_id where f.person_id = $1`,
    [child.personId],
  );
const verdict = { verdict: "same", reason: "Rang the school" };
const bare = ({ html }: { readonly html: string }): string =>
  html.replaceAll(/nonce="[^"]+"/g, "").replaceAll(/[0-9a-f-]{36}/g, "id");

describe("someone who lives where one of two children lives", () => {
  test.each<[string, (who: Client) => Promise<{ readonly status: number; readonly html: string }>]>(
    [
      ["reads no pair", (who) => who.get(pairAt(joining()))],
      ["reads no steps of a pair", (who) => who.get(`${pairAt(joining())}/how`)],
      ["decides of no pair", (who) => who.post(pairAt(joining()), verdict)],
      ["meets no form to join them", (who) => who.get(mergeAt(joining()))],
      ["proposes no joining", (who) => who.post(mergeAt(joining()), { reason: "One child" })],
    ],
  )("%s, and is shut out by it, whichever of the two it is", async (_what, ask) => {
    const nowhere = { personId: newId() };
    const nothing = await coordinator.get(pairAt({ ...joining(), stays: nowhere, ends: nowhere }));
    for (const isFirst of [true, false]) {
      await app.query("delete from sec.staff_ties");
      stays = await aChild(app, { familyName: `Qxother${number}`, givenName: "Amelia" });
      ends = await aChild(app, { familyName: `Qxother${number}`, givenName: "Ameila" });
      const child = isFirst ? stays : ends;
      await livesAt(child);
      await says(coordinator);
      const answer = await ask(coordinator);
      expect(answer.status).toBe(404);
      expect(bare(answer)).toBe(bare(nothing));
      expect(await findingsOf(child)).toMatchObject([{ strength: "strong" }]);
      expect((await coordinator.get(`/children/${child.personId}`)).status).toBe(404);
      expect((await ask(coordinator)).status).toBe(404);
    }
  });

  test("is told of to who decides on it, and nothing of the pair is decided", async () => {
    await livesAt(ends);
    await says(coordinator);
    expect((await coordinator.post(pairAt(joining()), verdict)).status).toBe(404);
    const rows = await app.query(
      "select from work.notifications where headline like 'A colleague may know a child%' and href = $1",
      [`/children/${ends.personId}/conflicts/found`],
    );
    expect(rows.length).toBeGreaterThan(0);
    const decided = await app.query(
      "select from subjects.pair_decisions where $1::uuid in (person_id, other_person_id)",
      [ends.personId],
    );
    expect(decided).toEqual([]);
  });

  test("reads no proposal and answers none", async () => {
    await settle(byOthers());
    const at =
      (await mash.post(mergeAt(byOthers()), { reason: "The older record has more" })).location ??
      "";
    expect((await coordinator.get(at)).status).toBe(200);
    await livesAt(stays);
    await says(coordinator);
    const agreed = { answer: "agree", reason: "Read both", version: "1" };
    expect((await coordinator.post(at, agreed)).status).toBe(404);
    expect((await coordinator.get(at)).status).toBe(404);
    expect((await coordinator.get("/same-child/merges")).html).not.toContain(stays.reference);
  });

  test("reads nothing of records that were joined, and takes none apart", async () => {
    const at = await join(joining());
    expect((await coordinator.get(at)).status).toBe(200);
    await livesAt(stays);
    await says(coordinator);
    expect((await coordinator.post(`${at}/split`, splitting)).status).toBe(404);
    expect((await coordinator.get(at)).status).toBe(404);
    expect((await mash.get(at)).page.text).toContain("Separate them");
  });

  test("nor once they were taken apart, by the record that ended either", async () => {
    const at = await join(joining());
    app.clock.advance({ minutes: 1 });
    expect((await mash.post(`${at}/split`, splitting)).status).toBe(303);
    expect((await coordinator.get(at)).status).toBe(200);
    app.clock.advance({ minutes: 1 });
    await livesAt(ends);
    await says(coordinator);
    for (let time = 0; time < 2; time++) expect((await coordinator.get(at)).status).toBe(404);
    expect((await coordinator.get("/same-child/merges")).html).not.toContain(ends.reference);
    expect((await coordinator.get(`/children/${stays.personId}`)).status).toBe(200);
    expect((await mash.get(at)).status).toBe(200);
  });
});

describe("who is compared", () => {
  test("is asked by a notice where the reason is weak, and goes on", async () => {
    await livesAt(stays);
    await says(coordinator, nearby);
    expect((await coordinator.get(pairAt(joining()))).status).toBe(200);
    expect(await findingsOf(stays)).toMatchObject([{ strength: "weak" }]);
    expect((await coordinator.get("/notices")).page.text).toContain("Do you know this child");
  });

  test("is compared with both children once, and with nobody's whom they may not decide of", async () => {
    const looks = () =>
      app.query<{ id: string }>(
        "select person_id as id, looked_at from sec.conflict_looks where person_id in ($1, $2)",
        [stays.personId, ends.personId],
      );
    const nurse = await app.signIn("nurse");
    expect((await nurse.get(pairAt(joining()))).status).toBe(403);
    expect(await looks()).toEqual([]);
    await coordinator.get(pairAt(joining()));
    const first = await looks();
    expect(first).toHaveLength(2);
    app.clock.advance({ minutes: 1 });
    await coordinator.get(pairAt(joining()));
    expect(await looks()).toEqual(first);
  });
});

describe("a record beside a concern", () => {
  test.each<[string, (at: string) => Promise<{ readonly status: number }>]>([
    ["is not compared", (at) => mash.get(at)],
    ["is not explained", (at) => mash.get(`${at}/how`)],
    ["is not linked", (at) => mash.post(at, { ...verdict, version: "1" })],
  ])("%s by who lives there", async (_what, ask) => {
    const school = await app.signIn("school");
    const named = { familyName: `Qxbeside${number}`, givenName: "Ada" };
    const child = await aChild(app, { ...named, bornOn: "2011-05-04" });
    const concernId = await sendAs(school, { ...named, worry: "Qxworry" });
    await livesAt(child);
    await says(mash);
    const at = `/mash/${concernId}/match/${child.personId}`;
    expect((await ask(at)).status).toBe(404);
    expect(await findingsOf(child)).toMatchObject([{ strength: "strong" }]);
    expect((await mash.get(`/children/${child.personId}`)).status).toBe(404);
    expect((await ask(at)).status).toBe(404);
    expect((await mash.get(`/mash/${concernId}`)).html).not.toContain(child.reference);
    const [episode] = await app.query<{ person_id: string | null }>(
      "select person_id from identify.mash_episodes where mash_episode_id = $1",
      [concernId],
    );
    expect(episode?.person_id ?? null).toBeNull();
  });

  test.each(["", "/new-child"])("does not stand on the concern’s page%s either", async (page) => {
    const school = await app.signIn("school");
    const named = { familyName: `Qxpage${number}`, givenName: "Ada" };
    const [tied, free] = [
      await aChild(app, { ...named, bornOn: "2011-05-04" }),
      await aChild(app, { ...named, bornOn: "2011-05-04" }),
    ];
    const at = `/mash/${await sendAs(school, { ...named, worry: "Qxworry" })}${page}`;
    expect((await mash.get(at)).html).toContain(tied.reference);
    app.clock.advance({ minutes: 1 });
    await livesAt(tied);
    await says(mash);
    for (let time = 0; time < 2; time++) {
      const { status, html } = await mash.get(at);
      expect(status).toBe(200);
      expect(html).not.toContain(tied.reference);
      expect(html).not.toContain(tied.personId);
      expect(html).toContain(free.reference);
    }
    expect(await findingsOf(tied)).toMatchObject([{ strength: "strong" }]);
    expect(await findingsOf(free)).toEqual([]);
  });

  test("is compared with all of them in as many statements as with one", async () => {
    const school = await app.signIn("school");
    const sent = async (count: number) => {
      const named = { familyName: `Qxmany${number}x${"abcdefgh".charAt(count)}`, givenName: "Ada" };
      for (let made = 0; made < count; made++)
        await aChild(app, { ...named, bornOn: "2011-05-04" });
      return `/mash/${await sendAs(school, { ...named, worry: "Qxworry" })}`;
    };
    const [first, few, many] = [await sent(3), await sent(2), await sent(6)];
    await mash.get(first);
    const looks = async (at: string): Promise<number> => {
      const asked = vi.spyOn(pg.Client.prototype, "query");
      try {
        expect((await mash.get(at)).status).toBe(200);
        return asked.mock.calls.length;
      } finally {
        asked.mockRestore();
      }
    };
    const [ofFew, ofMany] = [await looks(few), await looks(many)];
    expect(ofMany).toBe(ofFew);
    // Once compared, that nothing changed since is one question, and the part of Lantern that asks it.
    expect(await looks(many)).toBeLessThan(ofMany);
  });
});

describe("a row of another system", () => {
  test("shows no record of a child who lives with the reader, and is not joined to it", async () => {
    const source = await aSource(app, coordinator, { name: `Missing system ${number}` });
    const other = ["First", "", "Zz", "No", "04/05/2011", "2026-10-01 21:30", "", "medium", "home"];
    const columns = await chooseFile(coordinator, source, fileOf([other]));
    const version = (await coordinator.get(columns.to)).page.fields["version"] ?? "";
    expect((await coordinator.post(columns.to, { ...meaning, version })).status).toBe(303);
    const named = { familyName: `Qxrow${number}`, givenName: "Ada" };
    const child = await aChild(app, { ...named, bornOn: "2011-05-04" });
    const cells = [`QX${number}`, "", "Ada", `Qxrow${number}`, "04/05/2011"];
    const when = ["2026-10-01 21:30", "", "medium", "home"];
    const { to } = await chooseFile(coordinator, source, fileOf([[...cells, ...when]]));
    await takeAll(app, coordinator, to);
    const [row] = await listSaid(app).then((all) => all.filter(({ key }) => key === cells[0]));
    const at = `/feeds/waiting/${row?.id ?? ""}`;
    const before = await coordinator.get(at);
    expect(before.html).toContain(child.reference);
    app.clock.advance({ minutes: 1 });
    await livesAt(child);
    await says(coordinator);
    const joined = await coordinator.post(at, {
      personId: child.personId,
      reason: "The number is theirs",
      version: before.page.fields["version"] ?? "",
    });
    expect(joined.status).toBe(422);
    expect(joined.html).not.toContain(child.reference);
    expect((await coordinator.get(at)).html).not.toContain(child.reference);
    expect(await findingsOf(child)).toMatchObject([{ strength: "strong" }]);
  });
});

describe("a row of a workbook", () => {
  // Each test brings in a family of its own: a row like a child who is here would wait.
  const families = ["Qxbookham", "Qxtarleton", "Qxwinslade"];
  let nth = -1;
  beforeEach(() => {
    nth += 1;
  });
  const name = (): string => families[nth] ?? "";
  const choose = async (...rows: readonly string[][]) => {
    const headings = ["Name", "DOB", "Sex", "Risk level", "Ward"];
    const bytes = await workbookOf({ Current: [headings, ...rows] });
    return chooseWorkbook(app, coordinator, bytes, "tied.xlsx");
  };
  const row = (forename: string, ward = "Quay", level = "Low") => [
    `${name()}, ${forename}`,
    "04/05/2011",
    "F",
    level,
    ward,
  ];
  const becomesTied = async (child: Child) => {
    app.clock.advance({ minutes: 1 });
    await livesAt(child);
    await says(coordinator);
  };

  test("stands beside no record of a child who lives with the reader", async () => {
    const named = { familyName: name(), givenName: "Una-Mae" };
    const child = await aChild(app, { ...named, bornOn: "2011-05-04" });
    const at = `${await choose(row("Una Mae"))}/matches`;
    expect((await coordinator.get(at)).html).toContain(child.reference);
    await becomesTied(child);
    const { status, html } = await coordinator.get(at);
    expect(status).toBe(200);
    expect(html).not.toContain(child.reference);
    expect(html).not.toContain(child.personId);
  });

  test.each([
    ["of what changed", "changes", /Harbour/],
    ["of who is gone", "gone", /Una/],
  ])("is not said %s of such a child", async (_what, page, shown) => {
    await confirmImport(coordinator, await choose(row("Una"), row("Bo")));
    const [child] = await app.query<Child>(
      `select person_id as "personId", reference, circle_id as "circleId" from subjects.people
       where family_name = $1 and given_name = 'Una'`,
      [name()],
    );
    if (!child) throw new Error("the child was not brought in");
    const later = page === "gone" ? [row("Bo")] : [row("Una", "Harbour"), row("Bo")];
    const book = await choose(...later);
    expect((await coordinator.get(`${book}/${page}`)).page.text).toMatch(shown);
    await becomesTied(child);
    for (const one of ["", "/confirm"])
      expect((await coordinator.get(`${book}${one}`)).status).toBe(200);
    expect(await findingsOf(child)).toMatchObject([{ strength: "strong" }]);
    const after = await coordinator.get(`${book}/${page}`);
    expect(after.status).toBe(200);
    expect(after.page.text).not.toMatch(shown);
    expect(after.html).not.toContain(child.personId);
  });
});

describe("a child who is being added", () => {
  test("is shown no record of one who lives with whoever adds", async () => {
    const named = { familyName: `Qxnew${number}`, givenName: "Ada" };
    const [tied, free] = [
      await aChild(app, { ...named, bornOn: "2011-05-04" }),
      await aChild(app, { ...named, bornOn: "2011-05-04" }),
    ];
    const born = { "born-day": "4", "born-month": "5", "born-year": "2011" };
    const typed = { ...named, ...born, sex: "not-known", nhsNumber: "", reason: "A worry" };
    await livesAt(tied);
    await says(coordinator);
    const { status, html } = await coordinator.post("/children/new", typed);
    expect(status).toBe(200);
    expect(html).toContain(free.reference);
    expect(html).not.toContain(tied.reference);
    expect(html).not.toContain(tied.personId);
    expect(await findingsOf(tied)).toMatchObject([{ strength: "strong" }]);
    expect(await findingsOf(free)).toEqual([]);
  });
});

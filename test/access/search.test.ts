import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { readSought } from "../../src/rooms/search/read-sought.ts";
import { searchAll } from "../../src/rooms/search/search-all.ts";
import { allRooms } from "../../src/rooms.ts";
import { acting } from "../database/acting.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Answer, Client } from "../harness/client.ts";
import { aThing } from "../harness/flags.ts";
import { aChild, restrict, type Child } from "../harness/factories.ts";
import { sendAs } from "../harness/concerns.ts";
import { actorOf, staffIdOf } from "../harness/sign-in.ts";
import { auditDuring } from "./walk.ts";
import { letIn } from "./world.ts";

/** Search: what is within reach, by every way in which it is asked for, and nothing else in any way. */
let app: TestApp;
let child: Child;
const family = "Qxverity";
beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { familyName: family, givenName: "Annelise", bornOn: "2011-03-12" });
  await letIn(app, child, "school");
});
afterAll(() => app.close());

const search = (client: Client, sought: string): Promise<Answer> =>
  client.post("/search", { sought });
const linksOf = ({ page }: Answer): readonly string[] => page.links.map(({ href }) => href);
const mainOf = ({ html }: Answer): string =>
  /<main[\s\S]*<\/main>/.exec(html)?.[0].replaceAll(/value="[^"]*"/g, "") ?? "";

describe("a child", () => {
  test.each([
    ["the name", () => `Annelise ${family}`],
    ["the name the other way round, in capitals", () => `${family} ANNELISE`.toUpperCase()],
    ["a name that is begun", () => "Qxver"],
    ["a misspelling", () => "Qxverety"],
    ["the date of birth", () => "12/03/2011"],
    ["name and date of birth", () => `${family} 12 March 2011`],
    ["the reference", () => child.reference],
    [
      "the reference in small letters without its signs",
      () => child.reference.toLowerCase().replaceAll("-", ""),
    ],
  ])("is found by %s, by those who reach the record", async (_way, words) => {
    for (const key of ["school", "lead", "coordinator"]) {
      const answer = await search(await app.signIn(key), words());
      expect([key, answer.status]).toEqual([key, 200]);
      expect(linksOf(answer)).toContain(`/children/${child.personId}`);
    }
  });

  test("is not found by the name with another date of birth", async () => {
    const answer = await search(await app.signIn("lead"), `${family} 13/03/2011`);
    expect(linksOf(answer)).not.toContain(`/children/${child.personId}`);
  });

  test("is found by an NHS number", async () => {
    await app.query(
      `insert into subjects.identifiers (identifier_id, partnership_id, person_id, kind, value, source, recorded_by, recorded_at)
       select gen_random_uuid(), partnership_id, $1, 'nhs', '9434765919', 'The GP', staff_id, $2
       from directory.staff where staff_id = $3`,
      [child.personId, app.clock.now(), await staffIdOf(app, "lead")],
    );
    for (const words of ["943 476 5919", "9434765919"]) {
      const answer = await search(await app.signIn("lead"), words);
      expect(linksOf(answer)).toContain(`/children/${child.personId}`);
      expect(answer.page.text).toContain("NHS number 943 476 5919");
    }
  });
});

describe("what is out of reach", () => {
  test("changes neither what is found nor its order nor its count, nor a word of the page", async () => {
    const client = await app.signIn("school");
    const asked = [family, "12/03/2011", `Annelise ${family} 12/03/2011`, "Qxverety"];
    const before = new Map<string, string>();
    for (const words of asked) before.set(words, mainOf(await search(client, words)));
    // The same name and day: one out of the circle, one restricted, one that the reader is shut out of.
    const like = { familyName: family, givenName: "Annelise", bornOn: "2011-03-12" };
    const others = [await aChild(app, like), await aChild(app, like), await aChild(app, like)];
    const [, restricted, shut] = others;
    if (!restricted || !shut) throw new Error("three children were made");
    await restrict(app, restricted);
    await letIn(app, shut, "school");
    await app.query("update subjects.people set shut_out = array[$2::uuid] where person_id = $1", [
      shut.personId,
      await staffIdOf(app, "school"),
    ]);
    for (const words of asked) {
      const answer = await search(client, words);
      expect([words, mainOf(answer)]).toEqual([words, before.get(words)]);
      for (const other of others) expect(answer.html).not.toContain(other.personId);
      for (const other of others)
        expect(mainOf(await search(client, other.reference))).not.toContain(other.personId);
    }
    // A wide reader has the first and not the restricted one.
    const wide = linksOf(await search(await app.signIn("coordinator"), family));
    expect(wide).toContain(`/children/${others[0]?.personId ?? ""}`);
    expect(wide).not.toContain(`/children/${restricted.personId}`);
  });

  test("a wide reader who is named on a restricted record finds it", async () => {
    const own = await aChild(app, { familyName: "Qxnamed", givenName: "Zoe" });
    await letIn(app, own, "coordinator");
    await restrict(app, own);
    const links = linksOf(await search(await app.signIn("coordinator"), "Qxnamed"));
    expect(links).toContain(`/children/${own.personId}`);
    expect(linksOf(await search(await app.signIn("mash"), "Qxnamed"))).not.toContain(
      `/children/${own.personId}`,
    );
  });

  test("who opens no record finds help and pages, and asks for no record", async () => {
    for (const key of ["admin", "governance"]) {
      const answer = await search(await app.signIn(key), family);
      expect([key, answer.status]).toEqual([key, 200]);
      expect(answer.page.text).toContain("Nothing found that you can open.");
      expect(answer.html).not.toContain(child.personId);
    }
  });

  test("as many statements of the same shape are asked, whatever is typed and whatever is there", async () => {
    for (const key of ["school", "coordinator"]) {
      const actor = await actorOf(app, key);
      const asked = async (typed: string): Promise<readonly string[]> => {
        const read = readSought(typed, app.clock.today());
        if (!read.ok) throw new Error(read.error);
        const statements: string[] = [];
        await acting(app, actor, async (tx) => {
          const executor = tx.getExecutor();
          const execute = executor.executeQuery.bind(executor);
          executor.executeQuery = (query, ...given) => {
            // A list of other length is the same statement.
            statements.push(query.sql.replaceAll(/\$\d+(?:, \$\d+)*/g, "$"));
            return execute(query, ...given);
          };
          const today = app.clock.today();
          await searchAll({ tx, actor, rooms: allRooms, guides: [], today }, read.sought);
        });
        return statements;
      };
      const [first, ...others] = await Promise.all(
        [family, "Nobodybythisname", "12/03/2011", child.reference, "ليلى", "01/01/1999"].map(
          asked,
        ),
      );
      expect(first?.length).toBeGreaterThan(5);
      for (const other of others) expect(other).toEqual(first);
    }
  });
});

describe("a concern", () => {
  test("is found by its number by the team that sent it and by the MASH, each on their own page", async () => {
    const school = await app.signIn("school");
    const concernId = await sendAs(school);
    const [sent] = await app.query<{ reference: string }>(
      "select reference from identify.concerns where concern_id = $1",
      [concernId],
    );
    const reference = sent?.reference ?? "";
    expect(linksOf(await search(school, reference))).toContain(`/concerns/${concernId}`);
    const mash = linksOf(await search(await app.signIn("mash"), reference.toLowerCase()));
    expect(mash).toContain(`/mash/${concernId}`);
    for (const key of ["police", "youthworker"]) {
      const answer = await search(await app.signIn(key), reference);
      expect([key, answer.html.includes(concernId)]).toEqual([key, false]);
    }
  });
});

async function aNamedThing(
  kind: string,
  label: string,
  { identifier, key }: { readonly identifier: string; readonly key: string },
): Promise<string> {
  const thingId = await aThing(app, { kind, label });
  await app.query("update subjects.things set identifier = $2, match_on = $3 where thing_id = $1", [
    thingId,
    identifier,
    key,
  ]);
  return thingId;
}

describe("people and places, help and pages", () => {
  test("are found by name, registration and telephone by those who may read them", async () => {
    const by = await app.signIn("coordinator");
    const thingId = await aNamedThing("vehicle", "Qxgrey hatchback", {
      identifier: "QX12 ABC",
      key: "qx12abc",
    });
    const phoneId = await aNamedThing("phone", "Qxphone", {
      identifier: "07700 900123",
      key: "447700900123",
    });
    for (const words of ["qxgrey", "qx12abc"])
      expect(linksOf(await search(by, words))).toContain(`/subjects/${thingId}`);
    expect(linksOf(await search(by, "+44 7700 900123"))).toContain(`/subjects/${phoneId}`);
    expect(linksOf(await search(await app.signIn("admin"), "qxgrey"))).not.toContain(
      `/subjects/${thingId}`,
    );
  });

  test("lead to the guide and to pages that the person may open", async () => {
    const lead = linksOf(await search(await app.signIn("lead"), "missing"));
    expect(lead).toEqual(expect.arrayContaining(["/help/missing", "/missing"]));
    const admin = linksOf(await search(await app.signIn("admin"), "missing"));
    expect(admin).toContain("/help/missing");
    expect(admin).not.toContain("/missing");
  });
});

describe("each search", () => {
  test("is one event with a count and the records shown, and never what was typed", async () => {
    const client = await app.signIn("lead");
    const rows = await auditDuring(app, async () => {
      await search(client, family);
    });
    expect(rows).toHaveLength(1);
    const [row] = rows;
    expect(row).toMatchObject({ action: "search.ask", outcome: "done" });
    expect(row?.subject_ids).toContain(child.personId);
    const [event] = await app.query<{ text: string; detail: { count: number } }>(
      "select e::text as text, e.detail from audit.events e where e.request_id = $1",
      [row?.request_id],
    );
    expect(event?.text).not.toContain(family);
    expect(event?.detail.count).toBeGreaterThan(0);
  });

  test("has the same link to Find, whatever is there", async () => {
    const client = await app.signIn("school");
    for (const words of [family, "Nobodybythisname", "x".repeat(1_000), "K", ""]) {
      const answer = await search(client, words);
      expect(linksOf(answer)).toContain("/find");
      expect(answer.page.text).toContain("A child you cannot find here");
    }
  });

  test.each([
    ["x".repeat(1_000), 422],
    ["K", 422],
    ["a & (b | !c):* ' \\ % _ --", 200],
    ["<script>alert(1)</script>", 200],
    ["ليلى", 200],
    ["\u0000\u202E", 422],
  ])("of %s is answered with a page that keeps it", async (words, status) => {
    const answer = await search(await app.signIn("lead"), words);
    expect(answer.status).toBe(status);
    expect(answer.page.heading).toBe("Search");
    expect(answer.html).not.toContain("<script>alert");
  });

  test("leaves no name in an address", async () => {
    const client = await app.signIn("lead");
    const answer = await client.get(`/search?sought=${family}`);
    expect(answer.status).toBe(200);
    expect(answer.page.text).not.toContain("Annelise");
  });
});

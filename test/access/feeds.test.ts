import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { aChild, restrict } from "../harness/factories.ts";
import { aSource, chooseFile, fileOf, meaning, takeAll, type SentRow } from "../harness/feeds.ts";
import { aMachine, apiClient } from "../harness/machine.ts";

let app: TestApp;
let coordinator: Client;
let source: string;
beforeAll(async () => {
  app = await anApp();
  coordinator = await app.signIn("coordinator");
  source = await aSource(app, coordinator, { name: "Police missing persons" });
  // The first file teaches the columns.
  const { to } = await chooseFile(coordinator, source, fileOf([row("first", "Zz", "No")]));
  expect(to).toMatch(/\/columns$/);
  const form = await coordinator.get(to);
  const version = form.page.fields["version"] ?? "";
  expect((await coordinator.post(to, { ...meaning, version })).status).toBe(303);
});
afterAll(() => app.close());

let keys = 0;
const nextKey = (): string => `K${++keys}`;

function row(key: string, given: string, family: string, more: readonly string[] = []): SentRow {
  const [identifier = "", back = "", start = "2026-10-01 21:30"] = more;
  return [key, identifier, given, family, "04/05/2011", start, back, "medium", "home"];
}

async function bring(by: Client, rows: readonly SentRow[]): Promise<string> {
  const { to, errors } = await chooseFile(by, source, fileOf(rows));
  expect(errors).toEqual([]);
  return takeAll(app, by, to);
}

async function waitingId(key: string): Promise<string | undefined> {
  const [found] = await app.query<{ id: string }>(
    "select feed_waiting_id as id from identify.feed_waiting where row_key = $1",
    [key],
  );
  return found?.id;
}

const episodesOf = (personId: string) =>
  app.query<{ returned: Date | null }>(
    "select returned_at as returned from protect.missing_episodes where person_id = $1",
    [personId],
  );

async function setAside(key: string): Promise<void> {
  const address = `/feeds/waiting/${(await waitingId(key)) ?? ""}`;
  const version = (await coordinator.get(address)).page.fields["version"] ?? "";
  const set = await coordinator.post(`${address}/aside`, { because: "recorded", version });
  expect(set.status).toBe(303);
}

/** A person says whom the waiting row is about. */
async function join(by: Client, key: string, personId: string) {
  const address = `/feeds/waiting/${(await waitingId(key)) ?? ""}`;
  const { page } = await by.get(address);
  const version = page.fields["version"] ?? "";
  const reason = "Rang the desk, which read the same date of birth";
  return by.post(address, { personId, reason, version });
}

describe("a row of another system", () => {
  test("waits until a person has verified the id, joins by itself from then on, and once", async () => {
    const child = await aChild(app, { givenName: "Tessa", familyName: "Arkwright" });
    const [key, next] = [nextKey(), nextKey()];
    const first = row(key, "Tessa", "Arkwright", ["P1", "2026-10-02 08:00"]);
    await bring(coordinator, [first]);
    expect(await episodesOf(child.personId)).toHaveLength(0);
    const page = (await coordinator.get(`/feeds/waiting/${(await waitingId(key)) ?? ""}`)).page;
    expect(page.text).toContain("Nobody has verified this id yet");
    expect(page.text).toContain("For: ");
    expect((await join(coordinator, key, child.personId)).status).toBe(303);
    expect(await episodesOf(child.personId)).toHaveLength(1);
    expect(await waitingId(key)).toBeUndefined();
    const second = row(next, "Tessa", "Arkwright", ["P1", "", "2026-10-20 22:00"]);
    expect(await bring(coordinator, [first, second])).toContain("Joined a child’s record 1");
    expect(await episodesOf(child.personId)).toHaveLength(2);
    // The same file again changes nothing; a return that came since is written.
    expect(await bring(coordinator, [first, second])).toContain("Nothing new 2");
    const back = row(next, "Tessa", "Arkwright", ["P1", "2026-10-21 07:00", "2026-10-20 22:00"]);
    expect(await bring(coordinator, [back])).toContain("Changed what came before 1");
    expect((await episodesOf(child.personId)).every(({ returned }) => returned !== null)).toBe(
      true,
    );
    // What people have since is not written over: the row waits until somebody has looked.
    const later = row(next, "Tessa", "Arkwright", ["P1", "2026-10-21 09:00", "2026-10-20 22:00"]);
    expect(await bring(coordinator, [later])).toContain("Waiting for a decision 1");
    const address = `/feeds/waiting/${(await waitingId(next)) ?? ""}`;
    const changed = await coordinator.get(address);
    expect(changed.page.text).toContain("It changed after it was joined");
    const version = changed.page.fields["version"] ?? "";
    expect((await coordinator.post(`${address}/settle`, { version: "9" })).status).toBe(409);
    expect((await coordinator.post(`${address}/settle`, { version })).status).toBe(303);
    expect(await bring(coordinator, [later])).toContain("Nothing new 1");
    // The same where it is set aside instead.
    const last = row(next, "Tessa", "Arkwright", ["P1", "2026-10-21 10:00", "2026-10-20 22:00"]);
    expect(await bring(coordinator, [last])).toContain("Waiting for a decision 1");
    await setAside(next);
    expect(await bring(coordinator, [last])).toContain("Nothing new 1");
  });

  test("that comes back before it left is written not at all, rather than half", async () => {
    const child = await aChild(app, { givenName: "Ansel", familyName: "Corrigan" });
    const [key, wrong] = [nextKey(), nextKey()];
    await bring(coordinator, [row(key, "Ansel", "Corrigan", ["P6", "2026-10-02 08:00"])]);
    await join(coordinator, key, child.personId);
    const backwards = row(wrong, "Ansel", "Corrigan", [
      "P6",
      "2026-10-10 08:00",
      "2026-10-11 20:00",
    ]);
    expect(await bring(coordinator, [backwards])).toContain("Waiting for a decision 1");
    expect(await episodesOf(child.personId)).toHaveLength(1);
    expect((await join(coordinator, wrong, child.personId)).status).toBe(422);
    expect(await episodesOf(child.personId)).toHaveLength(1);
    await setAside(wrong);
    expect(await bring(coordinator, [backwards])).toContain("Nothing new 1");
  });

  test("is read in words: days, times and what the partnership calls its codes", async () => {
    const key = nextKey();
    await bring(coordinator, [row(key, "Neve", "Ashgrove", ["", "2026-10-02 08:00"])]);
    const { page } = await coordinator.get(`/feeds/waiting/${(await waitingId(key)) ?? ""}`);
    expect(page.text).toContain(
      "Missing since: 1 October 2026, 21:30; Back since: 2 October 2026, 08:00; Grade: Medium",
    );
  });

  test("that two people join to two children at once goes to one of them", async () => {
    const [one, other] = [
      await aChild(app, { givenName: "Sorrel", familyName: "Pembroke" }),
      await aChild(app, { givenName: "Sorrel", familyName: "Pembroke" }),
    ];
    const key = nextKey();
    await bring(coordinator, [row(key, "Sorrel", "Pembroke", ["P7", "2026-10-02 08:00"])]);
    const answers = await Promise.all(
      [one, other].map(({ personId }) => join(coordinator, key, personId)),
    );
    const joined = [...(await episodesOf(one.personId)), ...(await episodesOf(other.personId))];
    expect(joined).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1);
  });

  test("waits where the id is verified and the name or the date of birth is another", async () => {
    const child = await aChild(app, { givenName: "Owen", familyName: "Brightwell" });
    const [key, other] = [nextKey(), nextKey()];
    await bring(coordinator, [row(key, "Owen", "Brightwell", ["P2", "2026-10-02 08:00"])]);
    await join(coordinator, key, child.personId);
    await bring(coordinator, [row(other, "Evan", "Brightwell", ["P2", "2026-10-03 08:00"])]);
    expect(await episodesOf(child.personId)).toHaveLength(1);
    const page = (await coordinator.get(`/feeds/waiting/${(await waitingId(other)) ?? ""}`)).page;
    expect(page.text).toContain("The id is verified; the name differs");
  });

  test("is answered about a restricted child as about nobody", async () => {
    const child = await aChild(app, { givenName: "Imogen", familyName: "Quayle" });
    const key = nextKey();
    await bring(coordinator, [row(key, "Imogen", "Quayle", ["P3", "2026-10-02 08:00"])]);
    await join(coordinator, key, child.personId);
    await restrict(app, child);
    const [again, nobody] = [nextKey(), nextKey()];
    const text = await bring(coordinator, [
      row(key, "Imogen", "Quayle", ["P3", "2026-10-02 08:00"]),
      row(again, "Imogen", "Quayle", ["P3", "2026-10-05 08:00", "2026-10-04 20:00"]),
      row(nobody, "Persis", "Nightingale", ["P4", "2026-10-05 08:00", "2026-10-04 20:00"]),
    ]);
    expect(text).toContain("Waiting for a decision 3");
    const pages = [again, nobody].map(async (one) => {
      const { page } = await coordinator.get(`/feeds/waiting/${(await waitingId(one)) ?? ""}`);
      return page.text
        .replaceAll(/Imogen Quayle|Persis Nightingale/g, "NAME")
        .replaceAll(/P3|P4/g, "ID");
    });
    const [ofRestricted, ofNobody] = await Promise.all(pages);
    expect(ofRestricted).toBe(ofNobody);
    expect((await join(coordinator, again, child.personId)).status).toBe(422);
    expect(await episodesOf(child.personId)).toHaveLength(1);
  });

  test("is written once, whoever presses twice", async () => {
    const { to } = await chooseFile(coordinator, source, fileOf([row(nextKey(), "Una", "Vance")]));
    const version = (await coordinator.get(to)).page.fields["version"] ?? "";
    const [one, other] = await Promise.all([
      coordinator.post(`${to}/go`, { version }),
      coordinator.post(`${to}/go`, { version }),
    ]);
    expect([one.status, other.status].sort()).toEqual([303, 409]);
  });
});

test("nobody without the permission finds a system, a run or a row that waits", async () => {
  const key = nextKey();
  await bring(coordinator, [row(key, "Silas", "Thornbury")]);
  const waiting = `/feeds/waiting/${(await waitingId(key)) ?? ""}`;
  for (const role of ["lead", "manager", "school", "mash", "nurse"]) {
    const client = await app.signIn(role);
    for (const path of ["/feeds", source, waiting]) {
      expect((await client.get(path)).status, `${role} ${path}`).toBe(403);
    }
  }
});

test("a row is set aside with a reason, and waits again where it says something else or a colleague brings it", async () => {
  const key = nextKey();
  await bring(coordinator, [row(key, "Nobody", "Here")]);
  const address = `/feeds/waiting/${(await waitingId(key)) ?? ""}`;
  const version = (await coordinator.get(address)).page.fields["version"] ?? "";
  const bare = await coordinator.post(`${address}/aside`, { version });
  expect(bare.status).toBe(422);
  expect(bare.page.text).toContain("Choose why the row is set aside");
  const aside = { because: "nobody-here", version };
  expect((await coordinator.post(`${address}/aside`, { ...aside, version: "7" })).status).toBe(409);
  expect((await coordinator.post(`${address}/aside`, { ...aside, version: "x" })).status).toBe(409);
  expect((await coordinator.post(`${address}/aside`, aside)).status).toBe(303);
  expect((await coordinator.get(source)).page.text).toContain("It is about nobody here: 1");
  const refused = await coordinator.post(source, {});
  expect(refused.page.text).toContain("It is about nobody here: 1");
  await bring(coordinator, [row(key, "Nobody", "Here")]);
  expect(await waitingId(key)).toBeUndefined();
  const kept = await app.query<{ kept: string }>(
    "select a::text as kept from identify.feed_asides a where row_key = $1",
    [key],
  );
  expect(kept[0]?.kept).not.toMatch(/Nobody|2011/);
  await bring(coordinator, [row(key, "Nobody", "Here", ["", "", "2026-10-02 22:00"])]);
  expect(await waitingId(key)).toBeDefined();
  await app.query("delete from identify.feed_waiting where row_key = $1", [key]);
  await app.query(
    "update identify.feed_asides a set set_by = (select s.staff_id from directory.staff s where s.staff_id <> a.set_by limit 1)",
  );
  await bring(coordinator, [row(key, "Nobody", "Here")]);
  expect(await waitingId(key)).toBeDefined();
});

test("a page says which system is the record of what, whose it is and whom to ask", async () => {
  const { text } = (await coordinator.get("/feeds")).page;
  for (const said of [
    "Which system is the record of what",
    "Police missing persons",
    "Eastmoor",
    "When a child was missing",
    "Missing persons desk, 020 7946 0111",
  ]) {
    expect(text).toContain(said);
  }
});

describe("the system itself", () => {
  const sent = (key: string, more = {}) => ({
    key,
    givenName: "Rafe",
    familyName: "Underwood",
    bornOn: "2011-05-04",
    identifier: "P5",
    missingSince: "2026-10-06 20:00",
    returnedAt: "2026-10-06 23:00",
    grade: "medium",
    fromKind: "home",
    ...more,
  });

  test("hears of its own reach, and sends to its own agency’s source alone", async () => {
    const child = await aChild(app, { givenName: "Rafe", familyName: "Underwood" });
    await app.query(
      "update directory.roles set permissions = permissions || '{feed.run}' where key = 'agency-system'",
    );
    const machine = await aMachine(app);
    const client = apiClient(app, machine.token);
    const address = `/api/feeds/${source.split("/").at(-1) ?? ""}/rows`;
    const key = nextKey();
    const first = await client.post(address, {
      rows: [sent(key), sent(nextKey(), { grade: "?" })],
    });
    expect(first.status).toBe(201);
    expect(first.body).toMatchObject({
      rows: [
        { key, state: "waiting", problems: [] },
        { state: "problem", problems: [{ field: "grade" }] },
      ],
    });
    await join(coordinator, key, child.personId);
    // Verified by a person; the system still reaches nobody, and hears what it would hear of nobody.
    const again = await client.post(address, { rows: [sent(key)] });
    expect(again.body).toMatchObject({ rows: [{ key, state: "waiting" }] });
    expect(
      (await client.post(`/api/feeds/${child.personId}/rows`, { rows: [sent(key)] })).status,
    ).toBe(404);
    const elsewhere = await aMachine(app, { team: "MASH" });
    const other = await apiClient(app, elsewhere.token).post(address, { rows: [sent(key)] });
    expect(other.status).toBe(404);
  });
});

describe("a file that is no such file", () => {
  const bad: readonly (readonly [string, Buffer, RegExp])[] = [
    ["nothing in it", Buffer.from(""), /empty/],
    ["no table", Buffer.from("hello"), /without columns/],
    ["headings alone", fileOf([]), /row below/],
    ["a heading twice", fileOf([["1", "2"]], "Key,Key"), /same heading/],
    [
      "too many rows",
      fileOf(
        Array.from({ length: 5002 }, () => ["1", "2"]),
        "Key,Child",
      ),
      /5,?00[01]/,
    ],
    [
      "not a spreadsheet",
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      /old Excel/,
    ],
  ];
  test.each(bad)("is refused with the reason: %s", async (_, content, reason) => {
    const { to, errors } = await chooseFile(coordinator, source, content);
    expect(to).toBe("");
    expect(errors.join()).toMatch(reason);
  });

  test("names each bad cell by row and field, and never repeats it", async () => {
    const good = row(nextKey(), "Ida", "Lockwood");
    const put = (at: number, text: string): SentRow =>
      good.map((cell, i) => (i === at ? text : cell));
    const text = await bring(coordinator, [
      put(0, ""),
      put(2, "=HYPERLINK(1)"),
      put(3, "x".repeat(300)),
      put(4, "31/02/2011"),
      put(5, "yesterday"),
      put(7, "purple"),
      good,
      good,
    ]);
    for (const [at, words] of [
      ["2", "Row’s own key: nothing is entered"],
      ["3", "Given name: a formula"],
      ["4", "Family name: longer than 200 characters"],
      ["5", "Date of birth: no date"],
      ["6", "Missing since: no date and time"],
      ["7", "Grade: a value with no meaning set yet"],
      ["9", "Row’s own key: an earlier row has the same"],
    ] as const) {
      expect(text).toContain(`${at} ${words}`);
    }
    expect(text).not.toMatch(/HYPERLINK|purple|xxxx/);
    const [run] = await app.query<{ id: string }>(
      "select feed_run_id as id from identify.feed_runs where jsonb_array_length(problems) > 5 limit 1",
    );
    const file = await coordinator.get(`/feeds/runs/${run?.id ?? ""}/problems`);
    expect(file.headers["content-type"]).toContain("text/csv");
    expect(file.html).not.toMatch(/HYPERLINK|purple|xxxx/);
  });
});

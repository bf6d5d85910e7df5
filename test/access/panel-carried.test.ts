import { afterAll, beforeAll, expect, test } from "vitest";
import { readPdf } from "../../src/platform/documents/fixtures/read-pdf.ts";
import { textOfDocx } from "../../src/platform/documents/fixtures/read-docx.ts";
import { zipText } from "../../src/platform/files/fixtures/zip-text.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { testMoment } from "../harness/constants.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { aThing } from "../harness/flags.ts";
import {
  anItem,
  bookOn,
  giveSeats,
  idOf,
  policeOf,
  putPlace,
  recorded,
  sittingIdOf,
} from "../harness/panels.ts";
import { aDay } from "../harness/pathway.ts";
import { staffIdOf } from "../harness/sign-in.ts";

let app: TestApp;
let coordinator: Client;
let child: Child;
let place: string;
/** Of 25 November, 1 December and 29 December. */
let sittings: readonly string[];

const at = async (moment: string): Promise<void> => {
  app.clock.set(moment);
  coordinator = await app.signIn("coordinator");
};
const itemOn = (sitting: string, which: string) =>
  idOf(
    app,
    `select agenda_item_id as id from panels.agenda_items where sitting_id = $1 and ${which}`,
    [sittingIdOf(sitting)],
  );

/** The child, the place and a theme on the agenda of a sitting. */
async function onTheAgenda(sitting: string, isFirst: boolean): Promise<void> {
  if (isFirst) {
    await anItem(app, coordinator, { sittingId: sittingIdOf(sitting), ...child });
    await putPlace(app, coordinator, { sitting, place });
  } else {
    await recorded(coordinator, `${sitting}/add`, { why: "actions", about: child.personId });
    await recorded(coordinator, `${sitting}/add`, { why: "actions", about: place });
  }
  const theme = { title: "Lighting", section: "themes", minutes: "10" };
  await recorded(coordinator, `${sitting}/theme`, theme);
  await recorded(coordinator, `${sitting}/papers/make`, {});
}

beforeAll(async () => {
  app = await anApp();
  await at(testMoment);
  await giveSeats(app, coordinator, "chair police nurse");
  child = await aChild(app, { level: 3 });
  place = await aThing(app, { kind: "place", label: "The arches" });
  sittings = [
    await bookOn(app, coordinator, { day: 25, month: 11 }),
    await bookOn(app, coordinator, { day: 1, month: 12 }),
    await bookOn(app, coordinator, { day: 29, month: 12 }),
  ];
  await onTheAgenda(sittings[0] ?? "", true);
  await at("2026-11-25T11:00:00Z");
  const owner = `agency:${await policeOf(app)}`;
  const [held = ""] = sittings;
  for (const [which, wording] of [
    ["person_id is not null", "Ring the school"],
    ["thing_id is not null", "Walk there at four"],
    ["title is not null", "Ask for lamps"],
  ] as const) {
    const promises = `${held}/items/${await itemOn(held, which)}/promises`;
    await recorded(coordinator, promises, { wording, owner, ...aDay("due", 28) });
  }
}, 60_000);
afterAll(() => app.close());

type Everywhere = {
  readonly page: string;
  readonly papers: readonly string[];
  readonly minutes: readonly string[];
};

/** What a member who reaches no record reads of it, on the page and in each kind of file. */
async function everywhere(sitting: string): Promise<Everywhere> {
  const police = await app.signIn("police");
  const wordsOf = async (of: "papers" | "minutes"): Promise<readonly string[]> => {
    const word = textOfDocx((await police.get(`${sitting}/${of}.docx`)).raw).body;
    const pdf = await readPdf((await police.get(`${sitting}/${of}.pdf`)).raw);
    const screen = (await police.get(`${sitting}/${of}`)).page.text;
    return [screen, word.join(" "), pdf.elements.map(([, text]) => text).join(" ")];
  };
  const item = `${sitting}/items/${await itemOn(sitting, "person_id is not null")}`;
  return {
    page: (await coordinator.get(item)).page.text,
    papers: await wordsOf("papers"),
    minutes: await wordsOf("minutes"),
  };
}

const row = (wording: string, many: string) =>
  new RegExp(`${wording} [^.]*28 November 2026, overdue\\s+${many}`);

test("an action is carried from meeting to meeting with its count, on the page, in papers and minutes, in Word and PDF", async () => {
  const [, second = "", third = ""] = sittings;
  await at("2026-11-30T10:00:00Z");
  await onTheAgenda(second, false);
  const first = await everywhere(second);
  expect(first.page).toMatch(/Earlier actions, still open.*Ring the school.*0 meetings/);
  for (const text of [...first.papers, ...first.minutes]) {
    expect(text).toContain("Earlier actions for this panel");
    expect(text).toMatch(row("Ring the school", "0 meetings"));
  }
  await at("2026-12-28T10:00:00Z");
  await onTheAgenda(third, false);
  const carried = await everywhere(third);
  expect(carried.page).toMatch(/Earlier actions, still open.*Ring the school.*1 meeting\b/);
  for (const text of [...carried.papers, ...carried.minutes])
    for (const wording of ["Ring the school", "Walk there at four", "Ask for lamps"])
      expect(text).toMatch(row(wording, "1 meeting\\b"));
  const theme = `${third}/items/${await itemOn(third, "title is not null")}`;
  expect((await coordinator.get(theme)).page.text).toMatch(/Ask for lamps.*1 meeting\b/);
});

test("closed with what shows it, it is carried no further", async () => {
  const [, , third = ""] = sittings;
  const action = await idOf(app, "select action_id as id from work.actions where person_id = $1", [
    child.personId,
  ]);
  const closing = { state: "done", outcome: "They rang back", version: "1" };
  await recorded(coordinator, `/children/${child.personId}/actions/${action}/close`, closing);
  const promises = await app.query<{ id: string }>(
    "select item_promise_id as id from panels.item_promises",
  );
  for (const { id } of promises) await recorded(coordinator, `/panel-promises/${id}`, closing);
  await recorded(coordinator, `${third}/papers/make`, {});
  const after = await everywhere(third);
  expect(after.page).not.toContain("Earlier actions, still open");
  for (const text of [...after.papers, ...after.minutes])
    expect(text).not.toMatch(/Earlier actions for this panel|Ring the school|Ask for lamps/);
});

test("papers and minutes carry the name of whoever reads them, on the page, in print, in Word and in the PDF", async () => {
  const [, , third = ""] = sittings;
  const nameOf = async (key: string): Promise<string> => {
    const [found] = await app.query<{ name: string }>(
      "select name from directory.staff where staff_id = $1",
      [await staffIdOf(app, key)],
    );
    return found?.name ?? "";
  };
  for (const key of ["police", "nurse"]) {
    const [mine, theirs] = await Promise.all(
      [key, key === "police" ? "nurse" : "police"].map(nameOf),
    );
    const reader = await app.signIn(key);
    for (const of of ["papers", "minutes"]) {
      const page = await reader.get(`${third}/${of}`);
      const mark = /<p class="app-watermark" aria-hidden="true">([^<]*)</.exec(page.html)?.[1];
      const word = (await reader.get(`${third}/${of}.docx`)).raw;
      const drawing = /Target="(media\/[^"]+\.svg)"/.exec(
        zipText(word, "word/_rels/header1.xml.rels"),
      )?.[1];
      const pdf = await readPdf((await reader.get(`${third}/${of}.pdf`)).raw);
      const marks = [
        page.page.text,
        mark ?? "",
        textOfDocx(word).header.join(" "),
        zipText(word, "word/footer1.xml"),
        zipText(word, `word/${drawing ?? ""}`),
        ...pdf.texts,
      ];
      for (const [index, text] of marks.entries()) {
        expect([of, index, text.includes(mine ?? "nobody")]).toEqual([of, index, true]);
        // Who was asked stands in the minutes themselves; in what marks them there is nobody else.
        if (index > 0 && index < 5) expect(text).not.toContain(theirs ?? "nobody");
      }
      // Behind the text of each page, and across it.
      expect(zipText(word, "word/header1.xml")).toContain('behindDoc="1"');
      for (const text of pdf.texts) expect(text.split(`Taken by ${mine ?? ""}`)).toHaveLength(3);
    }
  }
});

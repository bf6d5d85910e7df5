import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { bookingFields } from "../../src/rooms/meetings/fixtures/forms.ts";
import { typedName, wasName } from "../../src/rooms/tracker/grid/typed-cells.ts";
import { anApp, type TestApp } from "../harness/app.ts";
import type { Client } from "../harness/client.ts";
import { sendAs } from "../harness/concerns.ts";
import { exportForm, takeOut } from "../harness/exports.ts";
import { aChild, type Child } from "../harness/factories.ts";
import { staffIdOf } from "../harness/sign-in.ts";
import { textsOf } from "./crawl/read-answer.ts";
import { aFact, letIn, protect } from "./world.ts";

/** One person who may not know a protected address tries to find it out alone, from what they are answered. */
let app: TestApp;
let child: Child;
let about: string;
let coordinator: Client;
let lead: Client;
let manager: Client;

const right = "QX1 4RT";
const mask = "held back";
const letters = Array.from("ABDEFGHJLNPQRSTUWXYZ");
/** 480 postcodes, of which one is right. */
const candidates = Array.from({ length: 480 }, (_one, index) =>
  index === 217
    ? right
    : `QZ${(index % 9) + 1} ${(Math.floor(index / 9) % 9) + 1}${letters[index % 20] ?? ""}${letters[(index * 7) % 20] ?? ""}`,
);
const guesses = candidates.join(", ");

beforeAll(async () => {
  app = await anApp();
  child = await aChild(app, { familyName: "Qxguessz" });
  about = `/children/${child.personId}`;
  for (const key of ["nurse", "manager"]) await letIn(app, child, key);
  await aFact(app, child, { kind: "address", wording: `12 Tideway Street, Eastmoor, ${right}` });
  await protect(app, child, ["nurse", "manager"]);
  coordinator = await app.signIn("coordinator");
  lead = await app.signIn("lead");
  manager = await app.signIn("manager");
}, 180_000);
afterAll(() => app.close());

const review = { "review-day": "1", "review-month": "12", "review-year": "2026" };
const happened = { "happened-day": "24", "happened-month": "11", "happened-year": "2026" };

async function read(by: Client, address: string): Promise<string> {
  const answer = await by.get(address);
  expect([address, answer.status]).toEqual([address, 200]);
  return (await textsOf(answer)).join("\n").replaceAll(/<[^>]*>/g, "");
}

/** Whether the right one is shown as the wrong ones are. */
const shows = (text: string): object => ({
  right: text.includes(right),
  wrong: text.includes(candidates[216] ?? "") && text.includes(candidates[218] ?? ""),
  masked: text.includes(mask),
});
const asTyped = { right: true, wrong: true, masked: false };
const held = { right: false, wrong: true, masked: true };

async function everywhere(by: Client, addresses: readonly string[], what: object): Promise<void> {
  for (const address of addresses)
    expect({ address, ...shows(await read(by, address)) }).toEqual({ address, ...what });
}

describe("480 candidates, and one press", () => {
  test("a note comes back to its writer as typed, on the page and in the file", async () => {
    const sent = await coordinator.post(`${about}/note`, {
      headline: "Where it may be",
      detail: guesses,
      ...happened,
    });
    expect(sent.status).toBe(303);
    const file = `${about}/group-chronology/print.docx?of=${child.reference}`;
    await everywhere(coordinator, [`${about}/chronology`, file], asTyped);
    await everywhere(lead, [`${about}/chronology`, file], held);
    await everywhere(manager, [`${about}/chronology`, file], asTyped);
  });

  test("the reason of a level: the page, Word, PDF and JSON", async () => {
    const level = { level: "2", reason: guesses.slice(0, 3000), dissent: "", version: "1" };
    const sent = await coordinator.post(`${about}/level`, { ...level, ...review });
    expect(sent.status, sent.page.text).toBe(303);
    const [note] = await app.query<{ id: string }>(
      "select chronology_entry_id as id from protect.chronology_entries where person_id = $1 and kind = 'level'",
      [child.personId],
    );
    const at = `${about}/notes-to-file/${note?.id ?? ""}`;
    const files = ["docx", "pdf", "json"].map((ending) => `${at}/note.${ending}`);
    await everywhere(coordinator, [at, ...files], asTyped);
    await everywhere(lead, [at, ...files], held);
  });

  test("a meeting and its minutes: the page, Word, PDF, JSON and the calendar", async () => {
    const place = `Room near ${candidates[216] ?? ""}, ${right} or ${candidates[218] ?? ""}`;
    const booked = await coordinator.post(`${about}/meeting`, {
      ...bookingFields,
      place,
      chair: await staffIdOf(app, "chair"),
      invited: [await staffIdOf(app, "coordinator"), await staffIdOf(app, "lead")],
    });
    expect(booked.status, booked.page.text).toBe(303);
    const at = (booked.location ?? "").split("?")[0] ?? "";
    const id = at.split("/")[2] ?? "";
    const files = ["docx", "pdf", "json"].map((ending) => `${at}/minutes.${ending}`);
    const calendar = `/invitations/${id}/calendar.ics`;
    for (const address of [at, ...files]) {
      const said = await read(coordinator, address);
      expect({ address, masked: said.includes(mask) }).toEqual({ address, masked: false });
    }
    const ics = (await read(coordinator, calendar)).replaceAll("\r\n ", "");
    expect(shows(ics)).toEqual(asTyped);
    expect(shows((await read(lead, calendar)).replaceAll("\r\n ", ""))).toEqual(held);
  });

  test("a column of the tracker: the list, CSV and Excel, and a filter", async () => {
    const text = `Near ${candidates[216] ?? ""} ${right} ${candidates[218] ?? ""}`;
    await app.query(
      `insert into protect.tracker_columns (tracker_column_id, partnership_id, key, name, kind, choices, place, added_by, added_at)
       values (gen_random_uuid(), 1, 'notes', 'Our notes', 'text', '{}', 1, $1, $2)`,
      [await staffIdOf(app, "coordinator"), app.clock.now()],
    );
    const { personId } = child;
    const saved = await coordinator.post("/children/edit", {
      [typedName(personId, "own.notes")]: text,
      [wasName(personId, "own.notes")]: "",
    });
    expect(saved.status, saved.page.text).toBe(303);
    const list = `/children?own.notes=${encodeURIComponent(text)}`;
    expect(await read(coordinator, list)).toContain("Qxguessz");
    for (const format of ["csv", "xlsx"]) {
      const form = { ...exportForm, format, names: "yes", "names-reason": "Qx", columns: "level" };
      const file = await takeOut(
        { by: coordinator, second: manager },
        "/children/export?columns=level,own.notes",
        form,
      );
      expect([format, file.status, file.page.errors]).toEqual([format, 200, []]);
      expect(shows((await textsOf(file)).join("\n"))).toEqual(asTyped);
    }
  });

  test("a concern goes in, and its Word file says to its sender what they wrote", async () => {
    const school = await app.signIn("school");
    const id = await sendAs(school, {
      familyName: "Qxguessz",
      givenName: "Other",
      worry: `They live at ${guesses}`,
    });
    const [version] = await app.query<{ version: string }>(
      "select version::text from identify.mash_episodes where mash_episode_id = $1",
      [id],
    );
    const mash = await app.signIn("mash");
    const same = { verdict: "same", reason: "Rang them", ...version };
    expect((await mash.post(`/mash/${id}/match/${child.personId}`, same)).status).toBe(303);
    await everywhere(school, [`/concerns/${id}`, `/concerns/${id}/word`], asTyped);
    await everywhere(mash, [`/mash/${id}`], held);
  });
});

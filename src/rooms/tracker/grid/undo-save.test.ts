import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { contentsOf } from "../../../../test/access/contents.ts";
import { anApp, type TestApp } from "../../../../test/harness/app.ts";
import type { Answer, Client } from "../../../../test/harness/client.ts";
import { someChildren, type Child } from "../../../../test/harness/factories.ts";
import { typedName, wasName } from "./typed-cells.ts";

let app: TestApp;
let coordinator: Client;
let lead: Client;
let children: readonly Child[];
beforeAll(async () => {
  app = await anApp();
});
beforeEach(async () => {
  coordinator = await app.signIn("coordinator");
  lead = await app.signIn("lead");
  children = await someChildren(app, [{}, {}]);
});
afterAll(() => app.close());

const cell = (child: Child | undefined, key: string, typed: string, was = "") => ({
  [typedName(child?.personId ?? "", key)]: typed,
  [wasName(child?.personId ?? "", key)]: was,
});

async function save(...cells: readonly Record<string, string>[]): Promise<string> {
  const form = Object.assign({}, ...cells) as Record<string, string>;
  const { location } = await coordinator.post("/children/edit", form);
  return `/children/edit/saves/${new URLSearchParams(location?.split("?")[1]).get("saved") ?? ""}`;
}
const undo = async (address: string): Promise<Answer> =>
  coordinator.follow(await coordinator.post(`${address}/undo`, {}));
const counts = async (): Promise<readonly (number | null)[]> => {
  const rows = await app.query<{ missing_count: number | null }>(
    "select missing_count from protect.tracker_entries where person_id = any ($1::uuid[]) order by person_id",
    [children.map(({ personId }) => personId)],
  );
  return rows.map((row) => row.missing_count);
};

describe("undoing a save", () => {
  test("gives back what is still as it was saved, as new facts, and says what is not", async () => {
    const [one, other] = children;
    const address = await save(cell(one, "missingCount", "3"), cell(other, "missingCount", "4"));
    await lead.post("/children/edit", cell(other, "missingCount", "7", "4"));
    const { page } = await undo(address);
    expect(page.text).toContain("1 value could not be restored");
    expect(page.text).toContain("Not given back: changed since");
    expect([...(await counts())].sort()).toEqual([7, null]);
    const facts = await app.query(
      "select value, was, basis from protect.tracker_facts where person_id = $1 order by tracker_fact_id",
      [one?.personId],
    );
    expect(facts).toEqual([
      { value: "3", was: null, basis: "recorded" },
      { value: null, was: "3", basis: "undone" },
    ]);
  });

  test("happens once, whoever presses twice, and an undoing is not undone", async () => {
    const address = await save(cell(children[0], "missingCount", "3"));
    await Promise.all([undo(address), undo(address)]);
    const undoings = await app.query<{ save_id: string }>(
      "select save_id from protect.tracker_saves where undoes = $1",
      [address.split("/").at(-1)],
    );
    expect(undoings).toHaveLength(1);
    await save(cell(children[0], "missingCount", "3"));
    const before = await contentsOf(app);
    await undo(address);
    await undo(`/children/edit/saves/${undoings[0]?.save_id ?? ""}`);
    expect(await contentsOf(app)).toEqual(before);
  });

  test("is too late after a day", async () => {
    const address = await save(cell(children[0], "missingCount", "3"));
    app.clock.advance({ seconds: 86_401 });
    coordinator = await app.signIn("coordinator");
    const before = await contentsOf(app);
    expect((await undo(address)).page.text).toContain("Too late: more than a day ago");
    expect(await contentsOf(app)).toEqual(before);
  });

  test("puts a date of birth back and the chronology says so; a ward is left to its own page", async () => {
    const [one] = children;
    const address = await save(
      cell(one, "bornOn", "1/2/2012", "2011-05-04"),
      cell(one, "ward", "Harbour"),
    );
    const { page } = await undo(address);
    expect(page.text).toContain("1 ward or school: correct them on Home, school and contacts");
    const told = await app.query<{ detail: string }>(
      "select detail from protect.chronology_entries where person_id = $1 and kind = 'correction' order by chronology_entry_id",
      [one?.personId],
    );
    expect(told.map(({ detail }) => detail)).toEqual([
      "Was 4 May 2011; is 1 February 2012.",
      "Was 1 February 2012; is 4 May 2011.",
    ]);
    expect((await coordinator.get("/children/edit?columns=ward")).html).toContain("Harbour");
  });
});

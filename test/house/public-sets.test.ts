import { rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parquetWriteBuffer } from "hyparquet-writer";
import { afterAll, beforeEach, expect, test } from "vitest";
import { publicSets } from "../../scripts/bench-linkage/public-sets.ts";
import { openFolder } from "../harness/open-folder.ts";

/** Public labelled sets are known by their files, and the engine never gets whose a record is. */
const folders: string[] = [];
let folder = "";
beforeEach(() => {
  folder = openFolder("lantern-sets-");
  folders.push(folder);
});
afterAll(() => {
  for (const one of folders) rmSync(one, { recursive: true, force: true });
});

const put = (name: string, ...lines: readonly string[]) =>
  writeFileSync(join(folder, name), `${lines.join("\n")}\n`);

async function read() {
  const found = [];
  for await (const one of publicSets(folder)) found.push(told(one));
  return found;
}

type Found = ReturnType<typeof publicSets> extends AsyncGenerator<infer Set> ? Set : never;
function told(one: Found) {
  if ("lacks" in one) return one;
  const given = one.roles.filter(({ role }) => role !== "ignored").map(({ role }) => role);
  return { name: one.name, rows: one.table.rows, person: one.person, given };
}

test("FEBRL 4 is two files that are linked, under either name", async () => {
  const heading = "rec_id,given_name,surname,date_of_birth";
  put("dataset4a.csv", heading, "rec-1070-org,michaela,neumann,19151111");
  put("dataset4b.csv", heading, "rec-1070-dup-0,michela,neumann,19151111", "rec-5-dup-0,al,oh,");
  const [found, ...others] = await read();
  expect(others).toEqual([]);
  expect(found).toMatchObject({
    name: "dataset4a.csv + dataset4b.csv",
    rows: 3,
    person: ["1070", "1070", "5"],
    given: ["forename", "surname", "birthDate", "source"],
  });
});

test("one of the two alone is no set", async () => {
  put("febrl4a.csv", "rec_id,surname", "rec-1-org,neumann");
  expect(await read()).toEqual([]);
});

test("of two ways the one is taken that says whose its records are", async () => {
  put("RLdata500.csv", "fname_c1,lname_c1,by,bm,bd", "CARSTEN,MEIER,1949,7,22");
  put("RL500.csv", "fname_c1,lname_c1,by,bm,bd,rec_id,ent_id", "CARSTEN,MEIER,1949,7,22,1,34");
  put("RLdata10000.csv", "fname_c1,lname_c1,by,bm,bd", "FRANK,MUELLER,1967,9,27");
  expect(await read()).toEqual([
    expect.objectContaining({
      name: "RL500.csv",
      person: ["34"],
      given: ["forename", "surname", "birthYear", "birthMonth", "birthDay"],
    }),
    { name: "RLdata10000.csv", lacks: "ent_id" },
  ]);
});

test("the historical figures are read from Parquet, without their cluster", async () => {
  const column = (name: string, ...data: readonly string[]) => ({ name, data: [...data] });
  const columnData = [
    column("unique_id", "Q2296770-1", "Q2296770-2", "Q7-1"),
    column("cluster", "Q2296770", "Q2296770", "Q7"),
    column("first_name", "thomas", "tom", "ada"),
    column("surname", "clifford", "clifford", "king"),
    column("dob", "1630-08-01", "1630-08-01", "1815-12-10"),
  ];
  const content = new Uint8Array(parquetWriteBuffer({ columnData }));
  writeFileSync(join(folder, "historical_figures_with_errors_50k.parquet"), content);
  expect(await read()).toEqual([
    {
      name: "historical_figures_with_errors_50k.parquet",
      rows: 3,
      person: ["Q2296770", "Q2296770", "Q7"],
      given: ["forename", "surname", "birthDate"],
    },
  ]);
});

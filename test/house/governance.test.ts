import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { shippedColumns } from "../../src/linkage/index.ts";
import { shippedRegisters } from "../../src/rooms/governance/registers/shipped/add-shipped.ts";
import { algorithmParts } from "../../src/rooms/governance/algorithm-parts.ts";
import { section62 } from "../../src/rooms/governance/section-62.ts";
import { deriveSecrets } from "../../src/platform/secrets/secrets.ts";
import { allRoutes } from "../../src/routes.ts";
import { root } from "./tree.ts";

/** How a part of the program is called that shows people something it worked out. */
const works =
  /export (async )?(function|const) \w*([Ss]uggest|[Ll]ikeness|[Aa]dvice|[Ss]core|[Rr]ank|[Cc]andidates|[Uu]nusual)\w*/;

const files = readdirSync(path.join(root, "src/rooms"), { recursive: true, encoding: "utf8" })
  .map((file) => `src/rooms/${file}`)
  .filter((file) => /\.tsx?$/.test(file) && !/\.test\.|fixtures/.test(file));

const uncovered = (
  found: readonly string[],
  list: readonly { readonly path: string }[],
): readonly string[] =>
  found.filter((file) => !list.some(({ path: at }) => file === at || file.startsWith(`${at}/`)));

describe("the register of algorithms", () => {
  const found = files.filter((file) => works.test(readFileSync(path.join(root, file), "utf8")));

  test("has a record for every part that suggests something", () => {
    expect(found.length).toBeGreaterThan(4);
    expect(uncovered(found, algorithmParts)).toEqual([]);
  });

  test("would miss one: without the line for likeness its files are named", () => {
    const short = algorithmParts.filter(({ path: at }) => !at.includes("likeness"));
    expect(uncovered(found, short).length).toBeGreaterThan(0);
  });

  test("is led to by every line of the list", () => {
    const titles = shippedRegisters
      .filter(({ register }) => register === "algorithm")
      .map(({ title }) => title);
    expect(algorithmParts.filter(({ record }) => !titles.includes(record))).toEqual([]);
    expect(
      titles.filter((title) => !algorithmParts.some(({ record }) => record === title)),
    ).toEqual([]);
  });
});

/** What the record calls each column that the shipped model compares. */
const compared: Readonly<Record<(typeof shippedColumns)[number], string>> = {
  forename: "Names and other names",
  middle_name: "Names and other names",
  surname: "Names and other names",
  born: "dates of birth",
  sex: "sex",
  postcode: "postcodes of homes that are not protected",
  nhs_number: "NHS numbers",
  upn: "unique pupil numbers",
};

test("what is said to be read of two records is what the shipped model compares, and no more", () => {
  const record = shippedRegisters.find(
    ({ title }) => title === "Records that may be of the same child",
  );
  const [read = ""] = String(record?.body["data"]).split(". ");
  expect(new Set(read.split(/, (?:and )?/))).toEqual(new Set(Object.values(compared)));
});

test("what section 62 has logged is audited under the names that the fact sheet gives", () => {
  const routes = allRoutes({ secrets: deriveSecrets("a table to read"), isEvaluation: true });
  const known = new Set(routes.map(({ audit }) => audit.action));
  const named = section62.flatMap(({ actions }) => actions);
  expect(named.length).toBeGreaterThan(15);
  expect(named.filter((action) => !known.has(action))).toEqual([]);
});

import { expect, test } from "vitest";
import { seeded } from "../../kernel/random.ts";
import { agencyTable } from "../fixtures/agency-table.ts";
import { namesOf } from "../fixtures/invented-names.ts";
import { placeOf, shownOf } from "../fixtures/shown.ts";

const fathers = namesOf["south asian"].boys;

/** Everybody has the father's name behind the first, as in many countries, and nobody a number. */
function withFathersNames() {
  const chance = seeded(7);
  return agencyTable(1_200, 3, "many twins").records.map(({ cells, household, person }) => {
    const now = [...cells];
    now[placeOf("nhs_number")] = now[placeOf("upn")] = "";
    const father = fathers[household % fathers.length] ?? "";
    now[placeOf("middle_name")] = chance.percent(85) ? father : "";
    return { cells: now, person };
  });
}

test("brothers and sisters who have the father's name behind the first are told apart", () => {
  const { right, wrong, model } = shownOf(withFathersNames());
  expect(right).toBeGreaterThan(1_000);
  expect(wrong).toBeLessThan(right / 100);
  const middle = model.fields.find(({ name }) => name === "middle name");
  expect(middle?.h[1]).toBeGreaterThan(0.5 * (middle?.m[1] ?? 0));
});

test("where each child has a middle name of its own a household does not have it in common", () => {
  const { model } = shownOf(agencyTable(600, 3).records);
  const middle = model.fields.find(({ name }) => name === "middle name");
  expect(middle?.h[1]).toBeLessThan(0.1);
});

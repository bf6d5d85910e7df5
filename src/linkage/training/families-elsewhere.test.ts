import { expect, test } from "vitest";
import { agencyTable } from "../fixtures/agency-table.ts";
import { placeOf, shownOf } from "../fixtures/shown.ts";

/** Half of the families have moved since health wrote them down, and nobody has a number. */
function afterMoves() {
  const { records } = agencyTable(1_500, 3, "many twins");
  return records.map(({ cells, household, person }) => {
    const now = [...cells];
    for (const heading of ["nhs_number", "upn", "phone", "middle_name"] as const)
      now[placeOf(heading)] = "";
    if (household % 2 === 0 && cells[placeOf("agency")] !== "health") {
      now[placeOf("house")] = String(1 + ((household * 31) % 140));
      now[placeOf("postcode")] = `ZE${1 + (household % 29)} ${household % 10}QX`;
    }
    return { cells: now, person };
  });
}

test("twins of whom one record is from before a move do not teach that a child has two forenames", () => {
  const { model } = shownOf(afterMoves());
  const forename = model.fields.find(({ name }) => name === "forename");
  expect(forename?.m.at(-1)).toBeLessThan(0.04);
});

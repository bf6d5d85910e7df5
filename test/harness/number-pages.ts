import type { Site } from "./browser.ts";
import { aChild, type Child } from "./factories.ts";
import { press } from "./steps.ts";
import type { Stop } from "./stop.ts";

/** Two records with one number. */
export async function giveNumber({ app }: Site, child: Child): Promise<void> {
  const other = await aChild(app, { familyName: "Okonedo <b>", givenName: "Lena" });
  for (const personId of [child.personId, other.personId]) {
    await app.query(
      `insert into subjects.identifiers (identifier_id, partnership_id, person_id, kind, value, source, recorded_by, recorded_at)
       select gen_random_uuid(), partnership_id, $1, 'nhs', '9434765919', 'The GP’s practice <b>', staff_id, $2
       from directory.staff where email = 'coordinator@eastmoor.example'`,
      [personId, app.clock.now()],
    );
  }
}

/** Under which numbers agencies know the child: with another record, with errors, and one that ended. */
export function numberPages(path: string): readonly Stop[] {
  const at = `${path}/numbers`;
  const coordinator = { as: "coordinator", at };
  const toTheEnd = "No longer correct";
  return [
    { ...coordinator, name: "numbers", heading: "Numbers" },
    {
      ...coordinator,
      name: "a number with errors",
      then: (page) => press(page, "Add this number"),
      heading: "Numbers",
    },
    {
      ...coordinator,
      name: "a number that ends, with errors",
      then: async (page) => {
        await page.getByRole("link", { name: toTheEnd }).first().click();
        await press(page, "It is no longer correct");
      },
      heading: "This number is no longer correct",
    },
    {
      ...coordinator,
      name: "a number that ended",
      then: async (page) => {
        await page.getByLabel("Police reference of the child").check();
        await page.getByLabel("The number", { exact: true }).fill("EM/1/26 <b>");
        await page.getByLabel("Who says so?").fill("The police");
        await press(page, "Add this number");
        await page.getByRole("link", { name: toTheEnd }).last().click();
        await page.getByLabel("Why is it no longer correct?").fill("A slip <b>");
        await press(page, "It is no longer correct");
      },
      heading: "Numbers",
    },
  ];
}

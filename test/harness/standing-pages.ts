import type { Site } from "./browser.ts";
import type { Child } from "./factories.ts";
import type { Stop } from "./stop.ts";

/** This child as a pattern alert found them, by every query. */
export async function suggest({ app }: Site, { personId }: Child): Promise<void> {
  await app.query(
    `insert into identify.standing_suggestions (standing_suggestion_id, partnership_id, person_id, query, configuration_id, dates, mark, found_at, expires_at)
     select gen_random_uuid(), p.partnership_id, p.person_id, c.key, c.configuration_id, '{2026-10-01,2026-10-12,2026-11-03}', '2026-11-03', $2,
       $2::timestamptz + interval '28 days'
     from subjects.people p, directory.configuration c where p.person_id = $1 and c.kind = 'standing-query'`,
    [personId, app.clock.now()],
  );
}

const coordinator = { as: "coordinator", at: "/standing-queries" };

export const standingPages: readonly Stop[] = [
  { ...coordinator, name: "children found by pattern alerts", heading: "Pattern alerts" },
  {
    ...coordinator,
    name: "what a pattern alert suggests, with errors",
    then: async (page) => {
      // Every query found the child at the same moment: which row stands first is chance.
      const row = page.getByRole("row").filter({ hasText: "Missing from" });
      await row.locator(".govuk-link").first().click();
      await page.getByRole("button", { name: "Dismiss", exact: true }).click();
    },
    heading: "Missing again and again",
  },
  {
    ...coordinator,
    name: "the figures of a pattern alert",
    at: "/standing-queries/low-concerns",
    heading: "Two low concerns from two agencies",
  },
];

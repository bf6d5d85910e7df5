import type { Page } from "playwright-core";
import type { Site } from "./browser.ts";
import { aChild, type Child } from "./factories.ts";
import { giveNumber } from "./number-pages.ts";
import { standingPages, suggest } from "./standing-pages.ts";
import type { Stop } from "./stop.ts";

/** What a query suggests of this child; and two records that may be this child's: one that nobody looked at, and one that was said to be another's. */
export async function writeTwice(site: Site, child: Child): Promise<void> {
  const { app } = site;
  await suggest(site, child);
  await giveNumber(site, child);
  const familyName = "Featherstonehaugh-Wolstenholme-Papadimitriu <b>";
  const again = { familyName, givenName: "Anastasia Wilhelmina Oluwaseun" };
  const waiting = await aChild(app, again);
  const decided = await aChild(app, { ...again, bornOn: "2013-08-19" });
  const pair = `least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid)`;
  await app.query(
    `insert into subjects.likely_pairs (person_id, other_person_id, partnership_id, bits)
     select ${pair}, partnership_id, 9.5 from subjects.people where person_id = $1`,
    [child.personId, waiting.personId],
  );
  await app.query(
    `insert into subjects.pair_decisions (pair_decision_id, partnership_id, person_id, other_person_id, verdict, reason, bits, is_second,
       decided_by, decided_at)
     select gen_random_uuid(), s.partnership_id, ${pair}, 'different', 'Rang both schools, which have a child each', -6, false, s.staff_id, now()
     from directory.staff s where s.email = 'coordinator@eastmoor.example'`,
    [child.personId, decided.personId],
  );
  await writeJoined({ app }, child, again);
  await writeApart({ app }, child, again);
}

/** A pair that may be joined, one that somebody proposes to join, and one that was. */
async function writeJoined(
  { app }: Pick<Site, "app">,
  child: Child,
  again: { readonly familyName: string },
): Promise<void> {
  for (const givenName of ["Joinable", "Proposed", "Joined"]) {
    const { personId, reference } = await aChild(app, { ...again, givenName });
    const ids = [child.personId, personId];
    await app.query(
      `insert into subjects.pair_decisions (pair_decision_id, partnership_id, person_id, other_person_id, verdict, reason, bits, is_second,
         decided_by, decided_at)
       select gen_random_uuid(), s.partnership_id, least($1::uuid, $2::uuid), greatest($1::uuid, $2::uuid), 'same', 'Rang the school', 9,
         s.email ~ '^mash', s.staff_id, now() - interval '1 day'
       from directory.staff s where s.email in ('coordinator@eastmoor.example', 'mash@eastmoor.example')`,
      ids,
    );
    if (givenName === "Proposed") {
      await app.query(
        `insert into subjects.merge_proposals (merge_proposal_id, partnership_id, person_id, other_person_id, reason, proposed_by, proposed_at)
         select gen_random_uuid(), s.partnership_id, $1, $2, 'The older record has more', s.staff_id, now()
         from directory.staff s where s.email = 'mash@eastmoor.example'`,
        ids,
      );
    }
    if (givenName === "Joined") {
      await app.query(
        `insert into subjects.merges (merge_id, partnership_id, person_id, other_person_id, other_reference, reason, proposed_by, agreed_by, merged_at)
         select gen_random_uuid(), s.partnership_id, $1, $2, $3, 'The older record has more', s.staff_id, o.staff_id, now()
         from directory.staff s, directory.staff o where s.email = 'mash@eastmoor.example' and o.email = 'coordinator@eastmoor.example'`,
        [...ids, reference],
      );
      await app.query(
        "update subjects.people set is_merged = true, restricted = true, acl = '{0}' where person_id = $1",
        [personId],
      );
    }
  }
}

/** One that was joined by mistake, with a colleague and somebody outside who are to be told. */
async function writeApart(
  { app }: Pick<Site, "app">,
  child: Child,
  again: { readonly familyName: string },
): Promise<void> {
  const { personId, reference } = await aChild(app, { ...again, givenName: "Apart" });
  await app.query(
    `with made as (
       insert into subjects.merges (merge_id, partnership_id, person_id, other_person_id, other_reference, reason, proposed_by, agreed_by, merged_at,
         split_by, split_at, split_reason, breach_reference)
       select gen_random_uuid(), s.partnership_id, $1, $2, $3, 'The older record has more', o.staff_id, s.staff_id, now() - interval '9 days',
         s.staff_id, now() - interval '8 days', 'Two children: the births differ', 'BR-1-1'
       from directory.staff s, directory.staff o where s.email = 'mash@eastmoor.example' and o.email = 'coordinator@eastmoor.example'
       returning *
     )
     insert into subjects.merge_tells (merge_tell_id, partnership_id, merge_id, person_id, other_person_id, kind, staff_id, recipient, last_at, times, made_by)
     select gen_random_uuid(), m.partnership_id, m.merge_id, m.person_id, m.other_person_id, t.kind, t.staff_id, t.recipient, now(), 3, m.split_by
     from made m, (select 'looked', staff_id, null from directory.staff where email = 'manager@eastmoor.example'
       union all select 'sent', null, 'Featherstonehaugh-Wolstenholme-Papadimitriu School') t (kind, staff_id, recipient)`,
    [child.personId, personId, reference],
  );
}

const coordinator = { as: "coordinator" };
const inTable = (page: Page) => page.locator("table .govuk-link").first();

async function open(page: Page): Promise<void> {
  await inTable(page).click();
  await page.getByRole("heading", { level: 1, name: "Is this one child?" }).waitFor();
}

export const samePages: readonly Stop[] = [
  ...standingPages,
  {
    ...coordinator,
    name: "pairs of records",
    at: "/same-child",
    heading: "Possible duplicates",
  },
  {
    ...coordinator,
    name: "how well records are recognised, by group",
    at: "/same-child/by-group",
    heading: "How well records are recognised, by group",
  },
  {
    ...coordinator,
    name: "what the comparison weighs",
    at: "/same-child/model",
    heading: "What the comparison weighs",
  },
  {
    ...coordinator,
    name: "a sample of pairs",
    at: "/same-child/sample",
    heading: "A sample of pairs",
  },
  {
    ...coordinator,
    name: "what decisions show of the comparison",
    at: "/same-child/learned",
    heading: "What decisions show",
  },
  {
    ...coordinator,
    name: "what was decided about pairs",
    at: "/same-child/decided",
    heading: "What was decided about pairs",
  },
  {
    ...coordinator,
    name: "a pair of records, with errors",
    at: "/same-child",
    then: async (page) => {
      await open(page);
      await page.getByRole("button", { name: "Record what I decide" }).click();
    },
    heading: "Is this one child?",
  },
  {
    ...coordinator,
    name: "how a pair was worked out",
    at: "/same-child",
    then: async (page) => {
      await open(page);
      const link = page.getByRole("link", { name: /^How this was worked out/ });
      // It opens beside the form, which keeps what was typed.
      await page.goto(new URL((await link.getAttribute("href")) ?? "", page.url()).href);
    },
    heading: "How this was worked out",
  },
  {
    ...coordinator,
    name: "a decision about a pair taken back, with errors",
    at: "/same-child/decided",
    then: async (page) => {
      await open(page);
      await page.getByRole("link", { name: /Take this back/ }).click();
      await page.getByRole("button", { name: "Take it back" }).click();
    },
    heading: "Take a decision back",
  },
  {
    ...coordinator,
    name: "joining two records, with errors",
    at: "/same-child/decided",
    then: async (page) => {
      await page
        .getByRole("link", { name: /Joinable/ })
        .first()
        .click();
      await page.getByRole("link", { name: "Join the two records" }).click();
      await page.getByRole("button", { name: "Propose to a colleague" }).click();
    },
    heading: "Join two records",
  },
  {
    ...coordinator,
    name: "joined records",
    at: "/same-child/merges",
    heading: "Joined records",
  },
  {
    ...coordinator,
    name: "a proposal to join two records, with errors",
    at: "/same-child/merges",
    then: async (page) => {
      await page.locator("table").first().locator(".govuk-link").first().click();
      await page.getByRole("button", { name: "Record what I answer" }).click();
    },
    heading: "A proposal to join two records",
  },
  {
    as: "mash",
    name: "my work, with people to tell of a mistake",
    at: "/work",
    heading: "My work",
  },
  {
    as: "mash",
    name: "whom to tell that records were joined by mistake, with errors",
    at: "/work",
    then: async (page) => {
      await page.getByRole("link", { name: /^Tell \d+ p/ }).click();
      await page.getByText("Told in another way").first().click();
      await page.getByRole("button", { name: "They were told" }).first().click();
    },
    heading: " into ",
  },
  {
    ...coordinator,
    name: "records that were joined, with errors",
    at: "/same-child/merges",
    then: async (page) => {
      await page.locator("table").nth(1).locator(".govuk-link").first().click();
      await page.getByRole("button", { name: "Separate them" }).click();
    },
    heading: " into ",
  },
];

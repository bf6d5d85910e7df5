import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { Tx } from "../platform/database/database.ts";
import { recordEntry, type Side } from "../rooms/vulnerability-profile/index.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Person = { readonly personId: string; readonly partnershipId: number };

type Told = {
  readonly area: string;
  readonly side: Side;
  readonly reason?: string;
  readonly wording: string;
  readonly source: string;
  readonly sourceName?: string;
  readonly ago: number;
};

/** What is known of some children, and what is not. */
const stories: readonly (readonly Told[])[] = [
  [
    {
      area: "home",
      side: "strength",
      wording: "Spends every weekend at a grandparent’s, who rings the social worker when worried",
      source: "parent-carer",
      ago: 60,
    },
    {
      area: "home",
      side: "vulnerability",
      wording: "Two changes of address this year; sleeps on a sofa during the week",
      source: "social-care",
      ago: 55,
    },
    {
      area: "education",
      side: "strength",
      wording: "Plays in the school football team and has not missed a match",
      source: "school",
      sourceName: "Head of year",
      ago: 40,
    },
    {
      area: "online",
      side: "not-known",
      reason: "did-not-say",
      wording: "Asked about accounts and contacts; did not want to talk about it yet",
      source: "child",
      ago: 20,
    },
    {
      area: "trust",
      side: "strength",
      wording: "“I’d tell my coach before anybody else”",
      source: "child",
      ago: 20,
    },
  ],
  [
    {
      area: "relationships",
      side: "vulnerability",
      wording: "New friends who are older; has stopped seeing two friends from school",
      source: "school",
      ago: 35,
    },
    {
      area: "money",
      side: "vulnerability",
      wording: "Two new telephones that nobody can account for",
      source: "parent-carer",
      ago: 30,
    },
    {
      area: "health",
      side: "not-known",
      reason: "not-asked",
      wording: "No health assessment since the move; asked for",
      source: "social-care",
      ago: 12,
    },
  ],
];

/** Vulnerability profiles of the first children that are open, by the command that people use. */
export async function fillProfiles(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const lead = cast.get("lead");
  if (!lead) throw new Error("the demonstration has no lead");
  const { rows } = await sql<Person>`
    select p.person_id as "personId", p.partnership_id as "partnershipId" from subjects.people p
    join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
    where not p.restricted and p.born_on is not null and cardinality(p.shut_out) = 0
      and not exists (select from subjects.protections q where q.person_id = p.person_id)
    order by p.reference limit ${stories.length}`.execute(tx);
  for (const [index, story] of stories.entries()) {
    const person = rows[index];
    if (!person) continue;
    for (const { ago, sourceName = "", reason = "", ...told } of story) {
      const today = addDays(clock.today(), -ago);
      const by = { actor: lead, at: new Date(`${today}T14:30:00Z`), today };
      const form = { ...told, sourceName, reason, notedOn: datePartsOf(today), version: "" };
      const change = await recordEntry(tx, by, { person, form });
      if (change.kind !== "accepted")
        throw new Error(`a profile was not recorded: ${JSON.stringify(change)}`);
    }
  }
  await sql`
    update protect.chronology_entries set recorded_at = happened_on + time '14:30'
    where headline like 'Vulnerability profile, %' and recorded_at > happened_on + interval '1 day'`.execute(
    tx,
  );
}

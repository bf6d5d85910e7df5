import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import { blankOf } from "../kernel/forms/index.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  factForms,
  immigrationForm,
  recordFact,
  recordImmigration,
  type FactKind,
} from "../rooms/child-identity/index.ts";
import type { Cast } from "./cast.ts";
import { careStories, needsStories, safeContacts, storyOf } from "./identity-stories.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Person = {
  readonly personId: string;
  readonly partnershipId: number;
  readonly familyName: string;
};
type Fact = readonly [kind: FactKind, answers: object];

/** So many children have been asked everything, and so many more who they say they are; of the others nobody knows yet. */
const asked = 24;
const askedInShort = 26;
const blankDay = { day: "", month: "", year: "" };

/** Who some children say that they are, by the command that people use. */
export async function fillIdentity(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const lead = cast.get("lead");
  if (!lead) throw new Error("the demonstration has no lead");
  const { rows } = await sql<Person>`
    select p.person_id as "personId", p.partnership_id as "partnershipId", p.family_name as "familyName"
    from subjects.people p join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
    where not p.restricted and cardinality(p.shut_out) = 0
      and not exists (select from subjects.protections q where q.person_id = p.person_id)
    order by p.reference limit ${asked + askedInShort}`.execute(tx);
  for (const [index, person] of rows.entries()) {
    const today = addDays(clock.today(), -(10 + (index % asked)));
    await tell(
      tx,
      { lead, today },
      { person, facts: index < asked ? factsOf(person, index, today) : inShort(person, index) },
    );
  }
  await sql`
    update protect.chronology_entries set recorded_at = happened_on + time '14:30'
    where headline like 'Identity and contact: %' and recorded_at > happened_on + interval '1 day'`.execute(
    tx,
  );
}

const one = <T>(list: readonly T[], index: number): T => list[index % list.length] as T;

/** One child in five is not asked everything yet, and one does not want to say. */
function factsOf({ familyName }: Person, index: number, today: string): readonly Fact[] {
  const { ethnicity, language, faith, interpreter } = storyOf(familyName);
  const since = datePartsOf(addDays(today, -200));
  const care = { ...one(careStories, index), from: since, to: blankDay };
  const unsaid = { state: index % 5 === 4 ? "did-not-say" : "known" };
  return [
    ["language", { language }],
    ["ethnicity", { ethnicity, ...unsaid }],
    ...(faith === undefined ? [] : [["faith", { faith }] as const]),
    [
      "interpreter",
      interpreter ? { need: "yes", spoken: language, ...interpreter } : { need: "no" },
    ],
    ...(index % 5 === 3 ? [] : [["safe-contact", one(safeContacts, index)] as const]),
    ...(index % 2 === 0 ? [["needs", one(needsStories, index / 2)] as const] : []),
    ["care", { ...care, source: "social-care", childAsked: "asked" }],
  ];
}

/** As a council’s own record has it: how the child describes themselves, and whether they are disabled. */
const inShort = ({ familyName }: Person, index: number): readonly Fact[] => [
  ["ethnicity", { ethnicity: storyOf(familyName).ethnicity }],
  ["needs", one(needsStories, index)],
];

type Telling = { readonly lead: StaffActor; readonly today: string };

async function tell(
  tx: Tx,
  { lead: actor, today }: Telling,
  { person, facts }: { readonly person: Person; readonly facts: readonly Fact[] },
): Promise<void> {
  const by = { actor, at: new Date(`${today}T14:30:00Z`), today };
  const told = {
    state: "known",
    source: "child",
    goesTo: [],
    notedOn: datePartsOf(today),
    version: "0",
  };
  for (const [kind, answers] of facts) {
    const form = { ...blankOf(factForms[kind].form), ...told, ...answers };
    const change = await recordFact(tx, by, { person, kind, form });
    if (change.kind !== "accepted")
      throw new Error(`${kind} was not recorded: ${JSON.stringify(change)}`);
  }
  const { immigration } = storyOf(person.familyName);
  if (!immigration) return;
  const form = { ...blankOf(immigrationForm), ...told, ...immigration };
  const change = await recordImmigration(tx, by, { person, form });
  if (change.kind !== "accepted") throw new Error(JSON.stringify(change));
}

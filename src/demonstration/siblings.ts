import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { Tx } from "../platform/database/database.ts";
import { addPerson, linkSibling } from "../rooms/family-network/index.ts";
import { actAs, actAsNobody } from "./act-as.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Pair = {
  readonly personId: string;
  readonly otherId: string;
  readonly partnershipId: number;
  readonly bornOn: string | null;
  readonly name: string;
  readonly relationship: string;
};

/** Two pairs of children of one family: one of whom others may read that they may be at risk, and one of whom not. */
export async function fillSiblings(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const manager = cast.get("coordinator");
  if (!manager) throw new Error("the demonstration has no co-ordinator");
  const today = addDays(clock.today(), -12);
  const at = new Date(`${today}T10:40:00Z`);
  const actor = await actAs(tx, manager, at);
  const by = { actor, at, today };
  for (const [nth, pair] of (await pairs(tx)).entries())
    await link(tx, by, { pair, maySay: nth === 0 });
  await actAsNobody(tx);
}

type By = Parameters<typeof linkSibling>[1];

async function link(
  tx: Tx,
  by: By,
  { pair, maySay }: { readonly pair: Pair; readonly maySay: boolean },
): Promise<void> {
  const { personId, partnershipId, bornOn } = pair;
  const person = { personId, partnershipId, bornOn };
  const blank = { described: "", phone: "", email: "", language: "", sourceName: "", version: "" };
  const form = {
    ...blank,
    name: pair.name,
    relationship: pair.relationship,
    part: "informed",
    source: "social-care",
    notedOn: datePartsOf(by.today),
  };
  const added = await addPerson(tx, by, { person, form });
  if (added.kind !== "accepted") throw new Error(`a sibling was not added: ${added.kind}`);
  const linked = await linkSibling(tx, by, {
    person,
    aroundId: added.aroundId,
    offered: [],
    form: {
      record: "another",
      reference: await referenceOf(tx, pair.otherId),
      howKnown: "Both birth certificates were seen at the assessment",
      maySay: maySay ? "yes" : "no",
      sayReason: maySay
        ? ""
        : "The older one asked that nobody at the younger one’s school learns of it",
      version: "",
    },
  });
  if (linked.kind !== "accepted") throw new Error(`not linked: ${JSON.stringify(linked)}`);
}

/** Children of one family name with open cases, born apart as brothers and sisters are, of whom nobody said yet who is around them. */
async function pairs(tx: Tx): Promise<readonly Pair[]> {
  const { rows } = await sql<Pair>`
    with free as (
      select p.* from subjects.people p join protect.tracker_entries t on t.person_id = p.person_id and t.is_open
      where not p.restricted and p.sex is not null and p.born_on is not null
        and not exists (select from protect.people_around x where x.person_id = p.person_id)
        and not exists (select from subjects.protections x where x.person_id = p.person_id)
        and not exists (select from subjects.pair_decisions x where p.person_id in (x.person_id, x.other_person_id))
        and not exists (select from subjects.merges x where x.person_id = p.person_id)
    )
    select distinct on (a.family_name) a.person_id as "personId", b.person_id as "otherId", a.partnership_id as "partnershipId",
      a.born_on::text as "bornOn", b.given_name || ' ' || b.family_name as name,
      case b.sex when 'female' then 'sister' else 'brother' end as relationship
    from free a join free b on b.family_name = a.family_name and b.born_on - a.born_on between 350 and 2900
    order by a.family_name, a.reference, b.reference limit 2`.execute(tx);
  return rows;
}

async function referenceOf(tx: Tx, personId: string): Promise<string> {
  const { reference } = await tx
    .selectFrom("subjects.people")
    .select("reference")
    .where("person_id", "=", personId)
    .executeTakeFirstOrThrow();
  return reference;
}

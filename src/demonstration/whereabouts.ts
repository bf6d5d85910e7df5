import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { seeded, type Chance } from "../kernel/random.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Tx } from "../platform/database/database.ts";
import { addWhereabouts, findPerson, protectWhereabouts } from "../rooms/subjects/index.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Fact = { readonly kind: string; readonly wording: string; readonly source: string };

const protectedChildren = 4;
const streets = [
  "Alder Row",
  "Canal Street",
  "Fernhill Lane",
  "Harbour View",
  "Mill Road",
] as const;
const wards = ["Northside", "Harbour", "Fernhill", "Millfields"] as const;
const schools = ["Fernhill High School", "Eastmoor Academy", "Harbour School"] as const;
const practices = ["Mill Road Surgery", "Harbour Health Centre"] as const;

/** Most children have a home, a ward and a school, some a practice or a placement; four are protected. */
export async function fillWhereabouts(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const chance = seeded(20_261_128);
  const [lead, coordinator] = [member(cast, "lead"), member(cast, "coordinator")];
  const today = clock.today();
  const acting = { actor: lead, at: clock.now(), today };
  const rows = await tx
    .selectFrom("subjects.people")
    .select("person_id")
    .where("restricted", "=", false)
    .orderBy("reference")
    .execute();
  for (const [index, row] of rows.entries()) {
    const person = await findPerson(tx, lead, row.person_id);
    if (!person || (index >= protectedChildren && chance.percent(12))) continue;
    for (const fact of inventFacts(chance)) {
      const from = datePartsOf(addDays(today, -30 - chance.below(700)));
      await addWhereabouts(tx, acting, { person, form: { ...fact, from } });
    }
    if (index >= protectedChildren) continue;
    await protectWhereabouts(
      tx,
      { ...acting, actor: coordinator },
      { person, form: protectionFor(cast, today, index) },
    );
  }
}

function inventFacts(chance: Chance): readonly Fact[] {
  const ward = chance.pick(wards);
  const home = `${1 + chance.below(90)} ${chance.pick(streets)}, ${ward}`;
  const facts: Fact[] = [
    { kind: "address", wording: home, source: "The parent, at the first visit" },
    { kind: "ward", wording: ward, source: "From the address" },
    { kind: "school", wording: chance.pick(schools), source: "The school’s safeguarding lead" },
  ];
  if (chance.percent(60)) {
    facts.push({ kind: "practice", wording: chance.pick(practices), source: "The named nurse" });
  }
  if (chance.percent(15)) {
    facts.push({ kind: "carer", wording: "Grandmother, father’s side", source: "The child" });
  }
  return facts;
}

/** Two of the owning team, who can open the record and end the protection, and the MASH for most. */
function protectionFor(cast: Cast, today: string, index: number) {
  return {
    named1: member(cast, "lead").id,
    named2: member(cast, "manager").id,
    named3: index > 0 ? member(cast, "mash").id : "",
    named4: "",
    reason:
      "An adult who was told to keep away has asked the child’s friends where the child lives now.",
    review: datePartsOf(addDays(today, 14 + 14 * index)),
  };
}

function member(cast: Cast, key: string): StaffActor {
  const found = cast.get(key);
  if (!found) throw new Error(`the demonstration has no ${key}`);
  return found;
}

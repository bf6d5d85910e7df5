import type { Clock } from "../kernel/clock.ts";
import { isNhsNumber, isUpn } from "../linkage/index.ts";
import type { Tx } from "../platform/database/database.ts";
import { keepNumber } from "../rooms/subjects/index.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Child = { readonly personId: string; readonly partnershipId: number };

const figures = Array.from({ length: 10 }, (_, figure) => String(figure));
const letters = Array.from({ length: 26 }, (_, place) => String.fromCodePoint(65 + place));

/** The so-manieth NHS number of those that the NHS keeps for tests, which no patient has: 999 000 0000 and on. */
export function inventedNhs(count: number): string {
  let left = count;
  for (let nine = 999_000_000; nine <= 999_999_999; nine += 1) {
    const found = figures.map((last) => `${nine}${last}`).find(isNhsNumber);
    // Of some the check digit would be ten, and they are never issued.
    if (found !== undefined && left-- === 0) return found;
  }
  throw new RangeError("there are no more NHS numbers for tests");
}

/** A pupil number of a council and a school that are not there. */
export function inventedUpn(count: number): string {
  const rest = `899400122${String(count).padStart(3, "0")}`;
  const found = letters.map((first) => `${first}${rest}`).find(isUpn);
  if (found === undefined) throw new RangeError(`no pupil number ends in ${rest}`);
  return found;
}

/** Of the children of whom somebody asked the GP or the school. */
export async function fillNumbers(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const [mash, lead] = [cast.get("mash"), cast.get("lead")];
  if (!mash || !lead) return;
  const at = clock.now();
  const children = await tx
    .selectFrom("subjects.people")
    .select(["person_id as personId", "partnership_id as partnershipId"])
    .orderBy("reference")
    .execute();
  for (const [index, person] of children.entries()) {
    if (index % 3 !== 2) {
      const number = {
        kind: "nhs",
        value: inventedNhs(index),
        source: "The GP’s practice",
      } as const;
      await keepNumber(tx, { actor: mash, at }, { person, number });
    }
    if (index % 4 === 0) {
      const number = {
        kind: "upn",
        value: inventedUpn(index),
        source: "The school’s register",
      } as const;
      await keepNumber(tx, { actor: lead, at }, { person, number });
    }
  }
}

/** Gives a second record the NHS number of the first, as two agencies had it; a new one where there was none. */
export async function shareNumber(
  tx: Tx,
  { cast, clock }: Filling,
  [one, other]: readonly [Child, Child],
): Promise<void> {
  const mash = cast.get("mash");
  if (!mash) return;
  const kept = await tx
    .selectFrom("subjects.identifiers")
    .select("value")
    .where("person_id", "=", one.personId)
    .where("kind", "=", "nhs")
    .executeTakeFirst();
  const value = kept?.value ?? inventedNhs(9000);
  for (const [person, source] of [
    [one, "The GP’s practice"],
    [other, "The school nurse’s list"],
  ] as const) {
    const number = { kind: "nhs", value, source } as const;
    await keepNumber(tx, { actor: mash, at: clock.now() }, { person, number });
  }
}

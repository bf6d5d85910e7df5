import { type DateParts, datePartsOf } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Findable } from "../subjects/index.ts";
import type { ChildFacts } from "../child-record/index.ts";
import { makeMoment } from "./record-moment.ts";

type Move = {
  readonly findable: Findable;
  readonly form: { readonly kind: string; readonly from: DateParts };
  readonly whereaboutsId: string;
};

const isToday = (from: DateParts, today: string): boolean => {
  const { day, month, year } = datePartsOf(today);
  const typed = [Number(from.day), Number(from.month), from.year.trim()].join(" ");
  return from.day === "" || typed === [day, month, year].join(" ");
};

/**
 * A move to another placement, recorded as of today, is a moment. The first placement that is recorded
 * is no move; one of the past is history; and of a protected child nothing is made, because that the
 * child has moved is for the named.
 */
export async function makeMove(
  tx: Tx,
  { person, actor, now, today }: ChildFacts,
  { findable, form, whereaboutsId }: Move,
): Promise<void> {
  if (form.kind !== "placement" || findable.kind !== "open") return;
  if (!findable.facts.some(({ kind }) => kind === "placement") || !isToday(form.from, today)) {
    return;
  }
  await makeMoment(
    tx,
    { actor, at: now, today },
    {
      personId: person.personId,
      madeBy: "move",
      originId: whereaboutsId,
      happenedAt: now,
      source: "A placement was recorded under “Home, school and contacts”",
    },
  );
}

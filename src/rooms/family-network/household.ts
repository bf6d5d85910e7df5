import { counted } from "../../kernel/words.ts";
import { calledOf, spanOn, type Around, type Recorded, type Span } from "./family.ts";

/** What kind of household it is. Where it is stands with where the child can be found, and not here. */
export const householdKinds = {
  family: "Family home",
  relatives: "With relatives or friends",
  foster: "Foster home",
  residential: "Children’s home",
  shared: "Hostel or shared accommodation",
  other: "Another household",
} as const;
export type HouseholdKind = keyof typeof householdKinds;

/** Who a child lives with, from and until when. */
export type Household = Recorded &
  Span & {
    readonly householdId: string;
    readonly kind: HouseholdKind;
    /** How many live there, about; null where those around the child are all. */
    readonly inAll: number | null;
    readonly source: string;
    readonly sourceName: string | null;
    readonly notedOn: string;
    readonly aroundIds: readonly string[];
  };

/** Households of the child on a day: two, where the child lives with each of two parents by turns. */
export const householdsOn = (all: readonly Household[], on: string): readonly Household[] =>
  all.filter((one) => spanOn(one, on) === "now");

/** Who lives with the child on a day. */
export const livesWithOn = (all: readonly Household[], on: string): ReadonlySet<string> =>
  new Set(householdsOn(all, on).flatMap(({ aroundIds }) => aroundIds));

/** "Ada Marsh (grandparent), Bo (brother) and about 38 others". A household of forty is counted and not listed. */
export function membersOf(
  { aroundIds, inAll }: Pick<Household, "aroundIds" | "inAll">,
  people: readonly Around[],
  relationOf: (one: Around) => string,
): string {
  const known = people
    .filter(({ aroundId }) => aroundIds.includes(aroundId))
    .map((one) => `${calledOf(one)} (${relationOf(one)})`);
  const others = (inAll ?? 0) - known.length;
  if (others > 0)
    known.push(
      known.length === 0
        ? `about ${counted(others, "person", "people")}`
        : `about ${counted(others, "other")}`,
    );
  if (known.length === 0) return "nobody who is recorded";
  const last = known.pop() ?? "";
  return known.length === 0 ? last : `${known.join(", ")} and ${last}`;
}

import type { IsoDate } from "../../kernel/dates.ts";
import { ageRangeText, bornBetween, type AgeRange } from "../subjects/index.ts";
import type { Offer } from "./offer.ts";

/** What one source says of something of which there is one answer. */
export type Saying = {
  readonly says: string;
  readonly from: string;
  readonly by: string;
  readonly on: string;
};

export type Disagreement = {
  readonly about: string;
  readonly sayings: readonly Saying[];
  /** What the record says of it today; null where it says nothing. */
  readonly record: string | null;
};

const plain = (text: string): string => text.trim().toLowerCase();

/** What there can be one answer to, and what the source answers; of the rest sources add to each other. */
function asked(offer: Offer): { readonly about: string; readonly says: string } | undefined {
  if (offer.sort === "age") return { about: "How old the child is", says: `About ${offer.value}` };
  if (offer.sort === "at-home" && offer.label !== null)
    return { about: `Who ${offer.value} is`, says: offer.label };
  return undefined;
}

/** The age that the record has, where nobody knows the date of birth. */
export type InRecord = { readonly ageSaid: AgeRange | null; readonly today: IsoDate };

const ageIn = ({ value, on }: Offer): AgeRange => ({
  youngest: Number(value),
  oldest: Number(value),
  on,
});

/** Whether one date of birth fits both: who was about 14 a year ago is about 15. */
function agree(one: AgeRange, other: AgeRange): boolean {
  const [born, otherBorn] = [bornBetween(one), bornBetween(other)];
  return born.earliest <= otherBorn.latest && otherBorn.earliest <= born.latest;
}

/** Whether sources, or a source and the record, cannot all be right. */
function isOther(offers: readonly Offer[], { ageSaid }: InRecord): boolean {
  const ages = offers.filter(({ sort }) => sort === "age").map(ageIn);
  const said = ageSaid === null ? ages : [...ages, ageSaid];
  if (ages.length > 0) return said.some((one) => said.some((other) => !agree(one, other)));
  return new Set(offers.map(({ label }) => plain(label ?? ""))).size > 1;
}

/**
 * Where two sources, or a source and the record, say different things of what has one answer, each with its source and
 * day. None is preferred: a person asks, and takes one or none.
 */
export function disagreementsOf(
  offers: readonly Offer[],
  record: InRecord,
): readonly Disagreement[] {
  const answered = offers.flatMap((offer) => {
    const one = asked(offer);
    return one ? [{ ...one, offer }] : [];
  });
  const byAbout = Map.groupBy(answered, ({ offer, about }) => `${offer.sort} ${plain(about)}`);
  return [...byAbout.values()]
    .filter((all) =>
      isOther(
        all.map(({ offer }) => offer),
        record,
      ),
    )
    .map((all) => ({
      about: all[0]?.about ?? "",
      sayings: all.map(({ says, offer: { from, by, on } }) => ({ says, from, by, on })),
      record: all[0]?.offer.sort === "age" ? recordWords(record) : null,
    }));
}

const recordWords = ({ ageSaid, today }: InRecord): string | null =>
  ageSaid === null ? null : ageRangeText(ageSaid, today);

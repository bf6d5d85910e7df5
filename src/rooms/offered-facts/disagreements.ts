import { ageOn, type IsoDate } from "../../kernel/dates.ts";
import { ageRangeText, bornBetween, type AgeRange } from "../subjects/index.ts";
import { isLinked, sorts, type Offer } from "./offer.ts";

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
  readonly isRecordOther: boolean;
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

/** Whether the record’s age, on the day on which another was said, comes to the same. */
function fits({ value, on }: Offer, { ageSaid }: InRecord): boolean {
  if (ageSaid === null) return true;
  const { earliest, latest } = bornBetween(ageSaid);
  const years = Number(value);
  return (ageOn(latest, on) ?? years) <= years && years <= (ageOn(earliest, on) ?? years);
}

/**
 * Where two sources, or a source and the record, say different things of what has one answer, each with its source and
 * day. None is preferred: a person asks, and takes one or none.
 */
export function disagreementsOf(
  offers: readonly Offer[],
  record: InRecord,
): readonly Disagreement[] {
  const byAbout = new Map<string, Disagreement>();
  for (const offer of offers) {
    const one = isLinked(offer) ? undefined : asked(offer);
    if (!one) continue;
    const key = `${sorts[offer.sort]} ${plain(one.about)}`;
    const saying = { says: one.says, from: offer.from, by: offer.by, on: offer.on };
    const before = byAbout.get(key);
    byAbout.set(key, {
      about: one.about,
      sayings: [...(before?.sayings ?? []), saying],
      record: offer.sort === "age" ? recordWords(record) : null,
      isRecordOther:
        (before?.isRecordOther ?? false) || (offer.sort === "age" && !fits(offer, record)),
    });
  }
  return [...byAbout.values()].filter(
    ({ sayings, isRecordOther }) =>
      isRecordOther || new Set(sayings.map(({ says }) => plain(says))).size > 1,
  );
}

const recordWords = ({ ageSaid, today }: InRecord): string | null =>
  ageSaid === null ? null : ageRangeText(ageSaid, today);

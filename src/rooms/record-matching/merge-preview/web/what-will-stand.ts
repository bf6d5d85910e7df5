import { formatDate } from "../../../../kernel/dates.ts";
import { dueInWords } from "../../../../kernel/words.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import {
  harmSaid,
  levelSaid,
  upcomingReviews,
  schemesOn,
  findStanding,
  type Standing,
} from "../../../child-record/index.ts";

/** What would stand at the top of a record once another is joined to it, and on which of the two it stands now. */
export type WillStand = {
  readonly name: string;
  readonly says: string;
  readonly of: readonly string[];
};

type ReadQuery = { readonly stays: string; readonly ends: string; readonly today: string };
type Sides = { readonly here: Standing; readonly there: Standing };

/** As `subjects.take_over` does it; nothing where the reader does not read both. */
export async function listWhatWillStand(
  tx: Tx,
  { stays, ends, today }: ReadQuery,
): Promise<readonly WillStand[]> {
  const [here, there] = [await findStanding(tx, stays), await findStanding(tx, ends)];
  if (!here || !there) return [];
  const { scheme, harmScheme } = await schemesOn(tx, today);
  const levelled = here.level === null ? there : here;
  const decided = here.harmStatus === "undecided" ? there : here;
  const of = (says: (one: Standing) => boolean): readonly string[] => [
    ...(says(here) ? [stays] : []),
    ...(says(there) ? [ends] : []),
  ];
  return [
    {
      name: "Level",
      says: levelSaid(scheme, { level: levelled.level, said: levelled.levelSaid }),
      of: of(({ level }) => level === levelled.level),
    },
    {
      name: "Harm status",
      says: harmSaid(harmScheme, { status: decided.harmStatus, said: decided.harmSaid }),
      of: of(({ harmStatus }) => harmStatus === decided.harmStatus),
    },
    ...reviewsOf({ here, there }, decided.harmStatus === "undecided").map(
      ({ what, on, stands }, at) => ({
        name: at === 0 ? "Next review" : "Then",
        says: `${what}, ${dayText(on, today)}`,
        of: of(stands),
      }),
    ),
  ];
}

/** The first date of both stands. Nothing is due of a record that is closed. */
function reviewsOf({ here, there }: Sides, isUndecided: boolean) {
  const first = (dates: readonly (string | null)[]): string | null =>
    dates.filter((one) => one !== null).toSorted()[0] ?? null;
  const stands = (one: string | null, other: string | null): string | null =>
    there.isOpen ? first([one, other]) : (one ?? other);
  const dates = {
    harmReviewBy: stands(here.harmReviewBy, there.harmReviewBy),
    reviewBy: stands(here.reviewBy, there.reviewBy),
    flagReviewBy: first([here.flagReviewBy, there.flagReviewBy]),
  };
  const column = { harm: "harmReviewBy", level: "reviewBy", flag: "flagReviewBy" } as const;
  return upcomingReviews(dates, isUndecided).map(({ review, what, on }) => ({
    what,
    on,
    stands: (one: Standing) => one[column[review]] === on,
  }));
}

function dayText(on: string, today: string): string {
  const due = dueInWords(on, today);
  return due.isOverdue ? `${formatDate(on)}, ${due.text}` : formatDate(on);
}

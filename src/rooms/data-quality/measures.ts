import { disclosable, type Shown } from "../../kernel/small-numbers.ts";

/** What should be known of each child whose record is open. */
export type Measure = {
  readonly key: string;
  readonly text: string;
  /** Of which children it is asked, where that is not each. */
  readonly of?: string;
  /** Whether it is done or not, and not a thing to be known. */
  readonly isDone?: true;
  /** The children of whom it is not known, in the tracker of who may open it. */
  readonly href?: string;
};

/** In the order of the page. */
export const measures: readonly Measure[] = [
  { key: "lead", text: "Lead practitioner", href: "/children?lead=none" },
  { key: "level", text: "Level decided", isDone: true, href: "/children?level=unknown" },
  {
    key: "level-review",
    text: "Level reviewed in time",
    isDone: true,
    of: "with a level",
    href: "/children?due=overdue",
  },
  { key: "harm", text: "Harm status decided", isDone: true },
  { key: "flag-review", text: "Flags reviewed in time", isDone: true, of: "with a flag" },
  { key: "stage", text: "Stage of the pathway", href: "/children?stage=unknown" },
  { key: "seen", text: "Seen in the last month", isDone: true, href: "/children?unseen=month" },
  { key: "birth", text: "Date of birth" },
  { key: "safe-contact", text: "Safe contact" },
  { key: "ethnicity", text: "Ethnicity, asked of the child" },
  { key: "language", text: "First language" },
  { key: "needs", text: "Disability and communication" },
  { key: "care", text: "Care and legal status" },
];

/** How many children a measure is asked of, of how many it is known, and how many did not say or could not be asked. */
export type Counted = {
  readonly measure: string;
  readonly counted: number;
  readonly known: number;
  readonly asked: number;
};

export type Quality = Measure & {
  readonly counted: Shown;
  readonly known: Shown;
  readonly asked: Shown;
  readonly notKnown: Shown;
};

/** Each measure as it may be read, where there is anybody whom it is asked of. */
export function qualityOf(rows: readonly Counted[]): readonly Quality[] {
  return measures.flatMap((measure) => {
    const row = rows.find((one) => one.measure === measure.key);
    if (!row || row.counted === 0) return [];
    const { counted, known, asked } = row;
    const parts = disclosable([known, asked, counted - known - asked]);
    const [shownKnown = 0, shownAsked = 0, notKnown = 0] = parts;
    const [all = 0] = disclosable([counted]);
    return [{ ...measure, counted: all, known: shownKnown, asked: shownAsked, notKnown }];
  });
}

/** Those of which most is not known, the worst first; what is withheld is not among them. */
export const worst = (quality: readonly Quality[], most: number): readonly Quality[] =>
  quality
    .filter(({ notKnown }) => typeof notKnown === "number" && notKnown > 0)
    .toSorted((one, other) => shareOf(other) - shareOf(one))
    .slice(0, most);

const shareOf = ({ notKnown, counted }: Quality): number => Number(notKnown) / Number(counted);

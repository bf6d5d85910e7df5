import { disclosable, type Shown } from "../../../kernel/small-numbers.ts";
import { itemsOf, tryOut, type Instrument, type PastUse } from "../../../instruments/index.ts";

/** What a draft would have come to on past answers, as it may be read. */
export type TestRun = {
  readonly children: number;
  /** Bands then down, bands with the draft across. */
  readonly then: readonly string[];
  readonly now: readonly string[];
  readonly cells: readonly (readonly Shown[])[];
  readonly gone: readonly {
    readonly label: string;
    readonly why: "question" | "answer";
    readonly children: Shown;
  }[];
  /** New questions, of which past answers say nothing. */
  readonly neverAsked: readonly string[];
};

/** A tool without bands, or answers that could still come to more than one. */
const none = "No one band";

/**
 * The small numbers of the whole table are hidden together: its sum stands on the page. Where some are,
 * how many answers are gone is not said: with a draft made for it that is the sum of a column.
 */
export function testRun(
  draft: Instrument,
  before: Instrument | undefined,
  past: readonly PastUse[],
): TestRun {
  const { uses, moves, gone, neverAsked } = tryOut(draft, past);
  const titles = new Map(
    [...(before?.bands ?? []), ...draft.bands].map(({ key, title }) => [key, title]),
  );
  const titleOf = (key: string | undefined): string =>
    key === undefined ? none : (titles.get(key) ?? key);
  const rowKeys = inOrder(before?.bands, moves, (one) => one.then);
  const columnKeys = inOrder(draft.bands, moves, (one) => one.now);
  const counts = rowKeys.map((then) =>
    columnKeys.map((now) => moves.find((one) => one.then === then && one.now === now)?.uses ?? 0),
  );
  const shown = disclosable(counts.flat());
  const isWhole = shown.every((one) => typeof one === "number");
  const width = columnKeys.length;
  const labels = new Map(
    [before, draft].flatMap((tool) =>
      tool ? itemsOf(tool).map(({ key, label }) => [key, label] as const) : [],
    ),
  );
  return {
    children: uses,
    then: rowKeys.map(titleOf),
    now: columnKeys.map(titleOf),
    cells: rowKeys.map((_, row) => shown.slice(row * width, (row + 1) * width)),
    gone: gone.map((one) => ({
      label: labels.get(one.item) ?? one.item,
      why: one.why,
      // Beside the sum, the rest is a number too.
      children: (isWhole ? disclosable([one.uses, uses - one.uses])[0] : undefined) ?? "withheld",
    })),
    neverAsked: neverAsked.map((key) => labels.get(key) ?? key),
  };
}

type Keys = readonly (string | undefined)[];

/** The bands of the tool, and those that only past answers have. */
function inOrder<M>(
  bands: Instrument["bands"] = [],
  moves: readonly M[],
  of: (move: M) => string | undefined,
): Keys {
  return [...new Set([...bands.map(({ key }) => key), ...moves.map(of)])];
}

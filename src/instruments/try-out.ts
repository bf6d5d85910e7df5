import type { Answers } from "./answers.ts";
import { calculate } from "./calculate.ts";
import { choicesOf, itemsOf, notKnown, type ChildFacts, type Instrument } from "./instrument.ts";

export type PastUse = {
  readonly answers: Pick<Answers, "items">;
  readonly child: ChildFacts;
  /** The band it came to then. */
  readonly band: string | undefined;
};

export type TryOut = {
  readonly uses: number;
  /** How many went from one band to another, or stayed; none of those with nobody in them. */
  readonly moves: readonly {
    readonly then: string | undefined;
    readonly now: string | undefined;
    readonly uses: number;
  }[];
  /** Answers that this tool cannot take: the question is gone, or the answer is no longer one to it. */
  readonly gone: readonly {
    readonly item: string;
    readonly why: "question" | "answer";
    readonly uses: number;
  }[];
  /** Questions that the past answers do not have: of them the try-out can say nothing. */
  readonly neverAsked: readonly string[];
};

/** What a changed tool would have come to on answers that were given before. It changes none of them. */
export function tryOut(instrument: Instrument, past: readonly PastUse[]): TryOut {
  const moves = past.map(({ answers, child, band }) => ({
    then: band,
    now: calculate(instrument, answers, child).band?.key,
  }));
  const gone = past.flatMap(({ answers }) => goneOf(instrument, answers));
  return {
    uses: past.length,
    moves: counted(moves),
    gone: counted(gone),
    neverAsked: itemsOf(instrument)
      .map(({ key }) => key)
      .filter((key) => past.every(({ answers }) => answers.items[key] === undefined)),
  };
}

type Gone = Omit<TryOut["gone"][number], "uses">;

function goneOf(instrument: Instrument, { items }: PastUse["answers"]): readonly Gone[] {
  const asked = new Map(itemsOf(instrument).map((item) => [item.key, item]));
  return Object.entries(items).flatMap(([key, { value }]): readonly Gone[] => {
    const item = asked.get(key);
    if (!item) return [{ item: key, why: "question" }];
    const isTaken =
      item.type === "words" ||
      value === notKnown ||
      choicesOf(item).some((choice) => choice.value === value);
    return isTaken ? [] : [{ item: key, why: "answer" }];
  });
}

/** How often each of several equal things is there. */
function counted<T extends object>(list: readonly T[]): readonly (T & { uses: number })[] {
  const groups = Map.groupBy(list, (one) => JSON.stringify(Object.values(one).map(String)));
  return [...groups.values()].flatMap(([first, ...rest]) =>
    first ? [{ ...first, uses: rest.length + 1 }] : [],
  );
}

import { formatDate } from "../../kernel/dates.ts";
import type { PlanContent } from "./plan.ts";
import { ratingName, type PlanScheme } from "./plan-scheme.ts";

export type Difference = {
  readonly how: "added" | "changed" | "removed";
  /** What it is about: "Outcome", "What the child wants". */
  readonly what: string;
  readonly was: string | null;
  readonly is: string | null;
};

type Row = { readonly id: string };

/**
 * What the second plan says otherwise than the first, in words and in the order of the plan. Parts
 * are told apart by their ids, so that one that was put in other words is "changed".
 */
export function comparePlans(
  before: PlanContent,
  after: PlanContent,
  scheme: PlanScheme,
): readonly Difference[] {
  return [
    ...compareRows(before.outcomes, after.outcomes, {
      what: () => "Outcome",
      words: ({ wording, why }) => [wording, why].filter(Boolean).join("\n"),
    }),
    ...pairs(before.outcomes, after.outcomes).flatMap(([one, other]) => [
      ...compareTexts(
        `How far “${other.wording}” is`,
        rated(one, scheme),
        rated(other, scheme),
        "changed",
      ),
    ]),
    ...comparePromises(before, after),
    ...compareRows(before.contingencies, after.contingencies, {
      what: () => "If it goes wrong",
      words: ({ happens, response, who }) => `If ${happens}: ${response} (${who})`,
    }),
    ...compareRows(before.trusted, after.trusted, {
      what: () => "Adult the child trusts",
      words: ({ name, relationship, reachedBy }) =>
        [name, relationship, reachedBy].filter(Boolean).join(", "),
    }),
    ...compareTexts("What the child wants", before.childWants, after.childWants),
    ...compareTexts("What parents and carers want", before.parentsWant, after.parentsWant),
    ...compareTexts("What the child thinks of the plan", before.childView, after.childView),
    ...compareTexts(
      "What parents and carers think of the plan",
      before.parentsView,
      after.parentsView,
    ),
  ];
}

type Outcome = PlanContent["outcomes"][number];

const rated = ({ rating, ratingReason }: Outcome, scheme: PlanScheme): string =>
  [ratingName(scheme, rating), ratingReason].filter(Boolean).join(": ");

/** Rows that stand in both, as each says it. */
function pairs<T extends Row>(before: readonly T[], after: readonly T[]): readonly [T, T][] {
  return after.flatMap((other): [T, T][] => {
    const one = before.find(({ id }) => id === other.id);
    return one ? [[one, other]] : [];
  });
}

type Told<T> = { readonly what: (row: T) => string; readonly words: (row: T) => string };

function compareRows<T extends Row>(
  before: readonly T[],
  after: readonly T[],
  { what, words }: Told<T>,
): readonly Difference[] {
  const had = new Set(before.map(({ id }) => id));
  const has = new Set(after.map(({ id }) => id));
  return [
    ...after
      .filter(({ id }) => !had.has(id))
      .map((row) => ({ how: "added" as const, what: what(row), was: null, is: words(row) })),
    ...pairs(before, after).flatMap(([one, other]) =>
      compareTexts(what(other), words(one), words(other), "changed"),
    ),
    ...before
      .filter(({ id }) => !has.has(id))
      .map((row) => ({ how: "removed" as const, what: what(row), was: words(row), is: null })),
  ];
}

function compareTexts(
  what: string,
  was: string | null,
  is: string | null,
  how: Difference["how"] = was === null ? "added" : is === null ? "removed" : "changed",
): readonly Difference[] {
  return was === is ? [] : [{ how, what, was, is }];
}

/** A promise may serve several outcomes: it is told of under each. */
function comparePromises(before: PlanContent, after: PlanContent): readonly Difference[] {
  return compareRows(promisesOf(before), promisesOf(after), {
    what: ({ under }) => `Action towards “${under}”`,
    words: ({ wording, who, dueOn, state, outcome }) =>
      [`${wording} (${who}, by ${formatDate(dueOn)}): ${stateOf(state)}`, outcome]
        .filter(Boolean)
        .join("\n"),
  });
}

const promisesOf = ({ outcomes }: PlanContent) =>
  outcomes.flatMap(({ id: outcomeId, wording: under, promises }) =>
    promises.map((one) => ({ ...one, id: `${outcomeId} ${one.id}`, under })),
  );

const states: Readonly<Record<string, string>> = {
  open: "open",
  done: "done",
  not_achieved: "not achieved",
  superseded: "replaced by another action",
};

/** Outcome of an action, in words. */
export const stateOf = (state: string): string => states[state] ?? state;

import type { IsoDate } from "../kernel/dates.ts";
import type { Answer, Answers } from "./answers.ts";
import { choicesOf, itemsOf, notKnown, type Instrument, type Item } from "./instrument.ts";

export type Change = {
  readonly item: string;
  readonly label: string;
  readonly before: string;
  readonly now: string;
  readonly direction: "more" | "less" | "known now" | "not known now" | "asked anew" | "changed";
};

/** What differs from the answers of an earlier time, in the tool's order. */
export function changesSince(
  instrument: Instrument,
  before: Answers,
  now: Answers,
): readonly Change[] {
  return itemsOf(instrument).flatMap((item): readonly Change[] => {
    const [old, fresh] = [before.items[item.key]?.value, now.items[item.key]?.value];
    if (fresh === undefined || old === fresh) return [];
    const words = { before: wordsOf(item, old), now: wordsOf(item, fresh) };
    return [
      { item: item.key, label: item.label, ...words, direction: directionOf(item, old, fresh) },
    ];
  });
}

function directionOf(item: Item, old: string | undefined, fresh: string): Change["direction"] {
  if (old === undefined) return "asked anew";
  if (old === notKnown) return "known now";
  // Not less: what is no longer known has not gone away.
  if (fresh === notKnown) return "not known now";
  const [was, is] = [scoreOf(item, old), scoreOf(item, fresh)];
  if (was === is) return "changed";
  return is > was ? "more" : "less";
}

const scoreOf = (item: Item, value: string): number =>
  choicesOf(item).find((choice) => choice.value === value)?.score ?? 0;

function wordsOf(item: Item, value: string | undefined): string {
  if (value === undefined) return "Not asked";
  if (value === notKnown) return "Not known";
  return choicesOf(item).find((choice) => choice.value === value)?.label ?? value;
}

/** An earlier answer laid beside the question: it counts for nothing until somebody confirms it. */
export type Offer = {
  readonly item: string;
  readonly answer: Answer;
  readonly from: IsoDate;
};

/** What an earlier version can offer. Answers that this version does not have are left behind. */
export function offersFrom(
  instrument: Instrument,
  previous: { readonly answers: Answers; readonly on: IsoDate },
): readonly Offer[] {
  return itemsOf(instrument).flatMap((item): readonly Offer[] => {
    const answer = previous.answers.items[item.key];
    if (answer === undefined || answer.value === notKnown) return [];
    const stands = choicesOf(item).some(({ value }) => value === answer.value);
    return stands ? [{ item: item.key, answer, from: previous.on }] : [];
  });
}

/** The answers with those offers that were confirmed one by one; an answer given today stays. */
export function withConfirmed(
  answers: Readonly<Record<string, Answer>>,
  offers: readonly Offer[],
  confirmed: ReadonlySet<string>,
): Readonly<Record<string, Answer>> {
  const taken = offers.filter(({ item }) => confirmed.has(item));
  const brought = Object.fromEntries(
    taken.map(({ item, answer, from }) => [item, { ...answer, on: answer.on ?? from }]),
  );
  return { ...brought, ...answers };
}

import {
  choicesOf,
  notKnown,
  type Answer,
  type Instrument,
  type Item,
} from "../../../../instruments/index.ts";

/** "High"; "No bands" for a conversation. */
export const bandTitle = ({ bands }: Instrument, key: string | undefined): string =>
  bands.find((band) => band.key === key)?.title ?? "No bands";

export function answerText(item: Item, answer: Answer | undefined): string {
  if (answer === undefined) return "Not asked";
  if (answer.value === notKnown) return "Not known";
  return choicesOf(item).find(({ value }) => value === answer.value)?.label ?? answer.value;
}

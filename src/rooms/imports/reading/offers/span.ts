import type { Offer } from "../reading-types.ts";

/** Something found in a text, with where it stands. */
export interface Span extends Pick<Offer, "kind" | "text" | "value" | "described"> {
  start: number;
  end: number;
}

/** The words around a place in a text, as far as its sentence goes. */
export function before(text: string, at: number, reach: number): string {
  const words = text.slice(Math.max(0, at - reach), at);
  return words.slice(words.search(/[^.;:\n]*$/u));
}

export function after(text: string, at: number, reach: number): string {
  return /^[^.;:\n]*/u.exec(text.slice(at, at + reach))?.[0] ?? "";
}

export function overlaps(
  spans: readonly Span[],
  { start, end }: Pick<Span, "start" | "end">,
): boolean {
  return spans.some((span) => start < span.end && span.start < end);
}

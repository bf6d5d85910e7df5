import type { FactSort } from "./offered-facts.ts";

export type FactInText = {
  readonly sort: Extract<FactSort, "vehicle" | "telephone">;
  readonly value: string;
  /** The sentence that it stands in. */
  readonly said: string;
};

/** A registration of Great Britain since 2001, in capitals: in small letters it may be two words. */
const plate = /(?<![A-Z0-9])[A-Z]{2}\d{2} ?[A-Z]{3}(?![A-Z0-9])/gu;

/** A telephone number of the United Kingdom, with or without its country. */
const telephone = /(?<![\d+])(?:\+44 ?(?:\(0\) ?)?|0)[1-9](?:[ -]?\d){8,9}(?![\d])/gu;

const sentence = /[^.!?\n]*(?:[.!?](?!\s|$)[^.!?\n]*)*[.!?]?/gu;
const most = 400;

/** Registrations and telephone numbers in somebody's words, each once. Nothing else is read out of a text. */
export function factsInText(text: string | null): readonly FactInText[] {
  if (text === null) return [];
  const found = (text.match(sentence) ?? []).flatMap((one): readonly FactInText[] => {
    const said = one.trim().slice(0, most);
    return [
      ...(one.match(plate) ?? []).map((value) => ({ sort: "vehicle" as const, value, said })),
      ...(one.match(telephone) ?? []).map((value) => ({ sort: "telephone" as const, value, said })),
    ];
  });
  return found.filter(
    ({ sort, value }, index) =>
      found.findIndex((other) => other.sort === sort && plain(other.value) === plain(value)) ===
      index,
  );
}

const plain = (text: string): string => text.replaceAll(/[\s-]/gu, "");

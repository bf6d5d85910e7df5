import { sentencesOf, type ChildSaid } from "./said.ts";

/** A name and the number that a page or a table gives for it. */
export type NumberSaid = { readonly name: string; readonly phone: string; readonly where: string };

const figures = (phone: string): string => phone.replaceAll(/\D/g, "");

/** One person has one number, and one number is one person’s. */
export function phonesApart(said: readonly NumberSaid[]): readonly string[] {
  const one = (
    by: (one: NumberSaid) => string,
    other: (one: NumberSaid) => string,
  ): readonly string[] =>
    [...Map.groupBy(said, by)].flatMap(([key, all]) => {
      const others = [...new Map(all.map((each) => [other(each), each.where]))];
      if (others.length < 2) return [];
      return [`${key} has ${others.map(([value, where]) => `${value} (${where})`).join(" and ")}`];
    });
  const name = (each: NumberSaid): string => each.name;
  const phone = (each: NumberSaid): string => figures(each.phone);
  return [...one(name, phone), ...one(phone, name)];
}

export type LeadNamed = { readonly of: string; readonly name: string };

/** Of an agency, an area of it or a school one person leads. */
export const leadsTwice = (leads: readonly LeadNamed[]): readonly string[] =>
  [...Map.groupBy(leads, (lead) => lead.of)].flatMap(([of, named]) =>
    named.length > 1 ? [`${of} is led by ${named.map(({ name }) => name).join(" and ")}`] : [],
  );

/** Two dates of one row, of which the first comes first. */
export type InOrder = {
  readonly where: string;
  readonly first: string | null;
  readonly then: string | null;
};

export const outOfOrder = (rows: readonly InOrder[]): readonly string[] =>
  rows.flatMap(({ where, first, then }) =>
    first !== null && then !== null && first > then ? [`${where}: ${then} before ${first}`] : [],
  );

/** The same number as two places say it: what nobody knows is no number. */
export type CountedTwice = {
  readonly what: string;
  readonly counts: readonly { readonly where: string; readonly count: number | null }[];
};

export const countsApart = (twice: readonly CountedTwice[]): readonly string[] =>
  twice.flatMap(({ what, counts }) => {
    const known = counts.filter(({ count }) => count !== null);
    if (new Set(known.map(({ count }) => count)).size < 2) return [];
    return [`${what}: ${known.map(({ where, count }) => `${String(count)} ${where}`).join(", ")}`];
  });

/** Shorter sentences are said of many. */
const longEnough = 40;

/** A sentence that somebody wrote twice about one child at one place. */
export const saidTwice = (children: readonly ChildSaid[]): readonly string[] =>
  children.flatMap(({ reference, said }) => {
    const sentences = said.flatMap(({ where, text }) =>
      sentencesOf(text)
        .filter(({ length }) => length >= longEnough)
        .map((sentence) => `${reference} ${where}: “${sentence}”`),
    );
    return [...Map.groupBy(sentences, (one) => one)].flatMap(([one, all]) =>
      all.length > 1 ? [`${one} ${String(all.length)} times`] : [],
    );
  });

/** A sentence that stands on the records of more children than anybody believes. */
export function saidOfMany(children: readonly ChildSaid[], most: number): readonly string[] {
  const of = new Map<string, Set<string>>();
  for (const { reference, said } of children)
    for (const { where, text } of said)
      for (const sentence of sentencesOf(text)) {
        if (sentence.length < longEnough) continue;
        const key = `${where}: “${sentence}”`;
        of.set(key, (of.get(key) ?? new Set()).add(reference));
      }
  return [...of].flatMap(([key, { size }]) =>
    size > most ? [`${key} of ${String(size)} children`] : [],
  );
}

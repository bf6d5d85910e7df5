import type { Atom } from "./key-maker.ts";

/** What keys are made of. A name that is missing in the data is missing here. */
export type Atoms = Readonly<Partial<Record<AtomName, Atom>>> & {
  readonly exact: readonly { readonly name: string; readonly atom: Atom }[];
  /** Whichever of them it is: they are one key. */
  readonly phones: readonly { readonly name: string; readonly atom: Atom }[];
  /** Other surnames of a record, and postcodes and lines of its other homes. */
  readonly formers: readonly Atom[];
  readonly otherPostcodes: readonly Atom[];
  readonly otherAddresses: readonly Atom[];
  /** What else is known, for records that tell too little of names or of birth. */
  readonly kinds: readonly Atom[];
};

export type AtomName =
  | "forename"
  | "forenameStart"
  | "middle"
  | "surname"
  /** The last word of a surname in several. */
  | "lastPart"
  | "surnameStart"
  /** The same, where some records tell no more. */
  | "forenameInitial"
  | "surnameInitial"
  | "birth"
  | "year"
  | "yearMonth"
  | "monthDay"
  | "yearDay"
  /** Where some records tell an age and others a birth. */
  | "age"
  /** The year of birth, where some records tell no more. */
  | "yearAlone"
  | "postcode"
  | "district"
  | "address"
  | "place"
  | "emailName";

/** Which atoms there are, in the order of their columns. */
type Columns = {
  readonly named: readonly AtomName[];
  readonly exact: readonly string[];
  readonly phones: readonly string[];
  readonly formers: number;
  readonly otherPostcodes: number;
  readonly otherAddresses: number;
  readonly kinds: number;
};

/** The atoms by what they are of, each as the column in which its hashes stand. */
export function atomsIn({ named, exact, phones, ...counts }: Columns): Atoms {
  let next = 0;
  const of = (count: number): readonly Atom[] =>
    Array.from({ length: count }, (): Atom => ({ column: next++ }));
  return {
    ...Object.fromEntries(named.map((name): [string, Atom] => [name, { column: next++ }])),
    exact: exact.map((name) => ({ name, atom: { column: next++ } })),
    phones: phones.map((name) => ({ name, atom: { column: next++ } })),
    formers: of(counts.formers),
    otherPostcodes: of(counts.otherPostcodes),
    otherAddresses: of(counts.otherAddresses),
    kinds: of(counts.kinds),
  };
}

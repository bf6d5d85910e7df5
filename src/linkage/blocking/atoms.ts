import type { Atom } from "./key-maker.ts";

/** What keys are made of. A name that is missing in the data is missing here. */
export type Atoms = Readonly<Partial<Record<AtomName, Atom>>> & {
  readonly exact: readonly { readonly name: string; readonly atom: Atom }[];
  /** Other surnames of a record, and postcodes of its other homes. */
  readonly formers: readonly Atom[];
  readonly otherPostcodes: readonly Atom[];
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
  | "birth"
  | "year"
  | "yearMonth"
  | "monthDay"
  | "yearDay"
  | "postcode"
  | "district"
  | "address"
  | "place"
  | "emailName";

/** Which atoms there are, in the order of their columns. */
type Columns = {
  readonly named: readonly AtomName[];
  readonly exact: readonly string[];
  readonly formers: number;
  readonly otherPostcodes: number;
  readonly kinds: number;
};

/** The atoms by what they are of, each as the column in which its hashes stand. */
export function atomsIn({ named, exact, formers, otherPostcodes, kinds }: Columns): Atoms {
  const own = named.length + exact.length;
  const others = formers + otherPostcodes + kinds;
  const rest = Array.from({ length: others }, (_, at): Atom => ({ column: own + at }));
  return {
    ...Object.fromEntries(named.map((name, column): [string, Atom] => [name, { column }])),
    exact: exact.map((name, at) => ({ name, atom: { column: named.length + at } })),
    formers: rest.slice(0, formers),
    otherPostcodes: rest.slice(formers, formers + otherPostcodes),
    kinds: rest.slice(formers + otherPostcodes),
  };
}

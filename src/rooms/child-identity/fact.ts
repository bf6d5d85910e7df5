/** Whether something is known of a child, and why it is not; a guess in its place is refused. */
export const states = {
  known: "Known",
  "not-asked": "Not yet asked",
  "did-not-say": "Asked, did not say",
  "not-safe": "Not safe to ask now",
} as const;
export type FactState = keyof typeof states;

/** Where somebody else says it: whether the child was asked first. */
export const childAskedWords = {
  asked: "Yes, the child was asked first",
  "not-yet": "Not yet",
  "not-safe": "It is not safe to ask now",
} as const;
export type ChildAsked = keyof typeof childAskedWords;

/** Whom a fact may go to outside the record. */
export const audiences = {
  parents: "Parents and carers",
  papers: "Papers to other people",
  exports: "Files that leave Lantern",
} as const;
export type Audience = keyof typeof audiences;

type Described = {
  readonly title: string;
  /** Only the child says what it is: nobody answers for them. */
  readonly isChilds?: true;
  /** It leaves the record only where the child chose so. */
  readonly isChosen?: true;
};

/** What facts are about, in the order of the page. */
export const factKinds = {
  "safe-contact": { title: "Safe contact" },
  language: { title: "First language" },
  interpreter: { title: "Interpreter" },
  needs: { title: "Disability and communication" },
  ethnicity: { title: "Ethnicity", isChilds: true },
  faith: { title: "Religion or belief", isChilds: true, isChosen: true },
  gender: { title: "Gender identity", isChilds: true, isChosen: true },
  orientation: { title: "Sexual orientation", isChilds: true, isChosen: true },
  care: { title: "Care and legal status" },
  parenthood: { title: "Pregnancy and own children", isChosen: true },
} as const satisfies Readonly<Record<string, Described>>;
export type FactKind = keyof typeof factKinds;

export const describedKind = (kind: FactKind): Described => factKinds[kind];

/** What every fact says beside what it is about. */
export type Told = {
  readonly state: FactState;
  readonly source: string | null;
  readonly sourceName: string | null;
  readonly childAsked: ChildAsked | null;
  readonly goesTo: readonly Audience[];
  readonly notWith: string | null;
  readonly notedOn: string;
};

/** What a fact of one kind says. */
export type Said = {
  readonly value: string | null;
  readonly wording: string | null;
  readonly details: Readonly<Record<string, string>>;
  readonly from: string | null;
  readonly to: string | null;
};

/** One fact, as it was recorded: none is edited, a later one of its kind stands. */
export type Fact = Told &
  Said & {
    readonly factId: string;
    readonly kind: FactKind;
    readonly recordedBy: string;
    readonly recordedAt: Date;
  };

/** Facts of one kind, the newest first. */
export const factsOf = (facts: readonly Fact[], kind: FactKind): readonly Fact[] =>
  facts.filter((one) => one.kind === kind).toReversed();

export const standingFact = (facts: readonly Fact[], kind: FactKind): Fact | undefined =>
  factsOf(facts, kind)[0];

export type Completeness = {
  readonly known: readonly FactKind[];
  readonly notAsked: readonly FactKind[];
  readonly didNotSay: readonly FactKind[];
  readonly notSafe: readonly FactKind[];
};

/** What of a child is known and why the rest is not. It is shown with the child and counted for nobody. */
export function completenessOf(facts: readonly Fact[]): Completeness {
  const kinds = Object.keys(factKinds) as FactKind[];
  const inState = (wanted: FactState) =>
    kinds.filter((kind) => (standingFact(facts, kind)?.state ?? "not-asked") === wanted);
  return {
    known: inState("known"),
    notAsked: inState("not-asked"),
    didNotSay: inState("did-not-say"),
    notSafe: inState("not-safe"),
  };
}

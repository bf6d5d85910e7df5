/**
 * A screening or assessment tool as data: a partnership edits it without a line of code, and a record
 * keeps the version that it was made with. What a tool asks is set out here; what was answered, and
 * what a person judges, is in answers.ts and conclude.ts.
 */
export type Instrument = {
  /** Stable across versions: `safeguard`. */
  readonly key: string;
  readonly version: number;
  readonly name: string;
  /** A screening says whether to look closer, an assessment looks; neither stands for the other. */
  readonly purpose: "screening" | "assessment" | "conversation";
  /** Whose structure it follows and how sure that is; shown on the page. */
  readonly source: string;
  /** In whose work it is used, in words: “Schools and colleges”. */
  readonly usedBy?: string;
  readonly domains: readonly Domain[];
  /** Lowest first. A conversation has none: it ends in words. */
  readonly bands: readonly Band[];
  readonly floors: readonly Floor[];
  /** Occasions of the same tool on one child, in order: score, review, final. None: it is repeated freely. */
  readonly occasions: readonly string[];
  readonly asksProtectiveFactors: boolean;
};

export type Domain = {
  readonly key: string;
  readonly title: string;
  readonly items: readonly Item[];
};

/** `current` is the window that an area sets (often six months), `earlier` the one before it. */
export type Item = {
  readonly key: string;
  readonly label: string;
  readonly hint?: string;
  /** Says what it rests on: the answer is not taken without evidence in words. */
  readonly needsEvidence?: boolean;
} & ItemType;

export type ItemType =
  | {
      readonly type: "sign";
      readonly weight: number;
      readonly allowsPossible?: boolean;
      /** Something that protects: asked, told, and never counted. */
      readonly isProtective?: boolean;
    }
  | { readonly type: "windows"; readonly current: number; readonly earlier: number }
  | { readonly type: "grade"; readonly labels: readonly string[] }
  | {
      readonly type: "level";
      readonly scores: readonly [none: number, low: number, medium: number, high: number];
    }
  | { readonly type: "words" };

export type Band = { readonly key: string; readonly title: string; readonly from: number };

/** A band below which the tool does not go, whatever the sum says, and why. */
export type Floor = {
  readonly atLeast: string;
  readonly because: string;
  readonly when: Condition;
};

export type Condition =
  | { readonly ageUnder: number }
  | { readonly fact: Fact }
  | { readonly item: string; readonly isOneOf: readonly string[] }
  | { readonly anyItemIs: string };

/** What is known of the child beside the tool. */
export type Fact = "learning-disability" | "physical-disability" | "in-care";

export type ChildFacts = {
  /** Whole years; not known is a value, and sets no floor aside. */
  readonly age: number | undefined;
  readonly facts: readonly Fact[];
  /** Asked about, and nobody knows: a floor that looks at one may hold. */
  readonly factsNotKnown?: readonly Fact[];
  /** Floors that hold for this child whatever is answered, as the partnership has set them. */
  readonly floors?: readonly HeldFloor[];
};

/** A band below which no tool goes for this child, and why. */
export type HeldFloor = Pick<Floor, "atLeast" | "because">;

/** Always offered, and never counted as a no. */
export const notKnown = "unknown";

export type Choice = { readonly value: string; readonly label: string; readonly score: number };

const noChoice: Choice = { value: "no", label: "No", score: 0 };

/** What can be answered to an item besides `unknown`, with what each adds. Words are not counted. */
export function choicesOf(item: Item): readonly Choice[] {
  switch (item.type) {
    case "sign":
      return [
        { value: "yes", label: "Yes", score: item.weight },
        // A possible sign is looked into; it is not half a sign, and adds nothing by itself.
        ...(item.allowsPossible ? [{ value: "possible", label: "Possible", score: 0 }] : []),
        noChoice,
      ];
    case "windows":
      return [
        noChoice,
        { value: "current", label: "Now or lately", score: item.current },
        { value: "earlier", label: "Earlier, not lately", score: item.earlier },
        { value: "both", label: "Both", score: item.current + item.earlier },
      ];
    case "grade":
      return item.labels.map((label, score) => ({ value: String(score), label, score }));
    case "level":
      return (["none", "low", "medium", "high"] as const).map((value, index) => ({
        value,
        label: levelLabels[value],
        score: item.scores[index] ?? 0,
      }));
    case "words":
      return [];
  }
}

const levelLabels = { none: "None", low: "Low", medium: "Medium", high: "High" };

export const itemsOf = ({ domains }: Instrument): readonly Item[] =>
  domains.flatMap(({ items }) => items);

/** An answer that is no answer yet: it is looked into, and could still be anything. */
export const isOpenAnswer = (item: Item, value: string | undefined): boolean =>
  item.type !== "words" && (value === undefined || value === notKnown || value === "possible");

/** What an answer that is open could still turn out to be. */
export const closingsOf = (item: Item): readonly Choice[] =>
  choicesOf(item).filter(({ value }) => !isOpenAnswer(item, value));

/** The least that an item can add once it is answered. */
export const leastOf = (item: Item): number =>
  Math.min(...closingsOf(item).map(({ score }) => score));

/** The most that an item can add. */
export const mostOf = (item: Item): number =>
  Math.max(0, ...choicesOf(item).map(({ score }) => score));

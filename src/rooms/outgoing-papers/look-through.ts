import { tokensIn } from "../../platform/words/index.ts";
import { hasContact } from "../family-network/index.ts";
import { placesInText, wordsOf, type PlaceFact } from "../subjects/index.ts";
import { isForFamily } from "./kinds.ts";
import { hasWord, tellingWords } from "./names-in-parts.ts";
import type { Part } from "./parts.ts";

type FindingRule = {
  /** After "Paragraph 3": what stands there, and never more than the person who reaches the child may know. */
  readonly words: string;
  readonly mayBeKept: (kind: string) => boolean;
};

/** What is looked for in a paper. Something new to look for is a row here and a line in `lookThrough`. */
export const findingRules = {
  place: {
    words: "says where the child can be found, which is protected",
    mayBeKept: () => false,
  },
  held: {
    words: "has words that are withheld",
    mayBeKept: () => false,
  },
  harm: {
    words: "names a person who may be harming the child",
    mayBeKept: (kind: string) => !isForFamily(kind),
  },
  untold: {
    words: "says how to reach someone who must not be told, or what is known of contact with them",
    mayBeKept: (kind: string) => !isForFamily(kind),
  },
  sender: {
    words: "says who sent a concern about the child",
    mayBeKept: (kind: string) => !isForFamily(kind),
  },
  child: {
    words: "has the name of another child known to Lantern",
    mayBeKept: () => true,
  },
} as const satisfies Readonly<Record<string, FindingRule>>;

export type What = keyof typeof findingRules;

/** By whichever names they go, and for who they work. */
export type Sender = {
  readonly names: readonly string[];
  readonly agency: string;
  readonly agencyKind: string;
};

export type Finding = { readonly part: string; readonly what: What };

/** What a paper is compared with: more than the person who prepares or releases it may know. */
export type PaperFacts = {
  readonly places: readonly PlaceFact[];
  /** Who is said to do the child harm. */
  readonly harm: readonly string[];
  /** How the person who must not be told is reached, and what is recorded of contact with them. */
  readonly untold: readonly {
    readonly phone: string | null;
    readonly email: string | null;
    readonly contact: string | null;
  }[];
  /** Who sent concerns about the child; nobody for a kind of paper that does not hide it. */
  readonly senders: readonly Sender[];
  /** The child's own names. */
  readonly names: readonly { readonly given: string; readonly family: string }[];
};

/**
 * Where a paper says something that must not leave: which part, and of what kind, never which words.
 * `namesAChild` says whether a part has another child's name in it.
 */
export function lookThrough(
  parts: readonly Part[],
  facts: PaperFacts,
  namesAChild: (part: Part) => boolean,
): readonly Finding[] {
  const own = facts.names.flatMap(({ given, family }) => [given, family]);
  const harm = new Set(facts.harm.flatMap((name) => tellingWords(name, own)));
  const asks: Readonly<Record<What, (one: Part) => boolean>> = {
    place: ({ text }) => placesInText(text, facts.places).length > 0,
    held: ({ text }) => tokensIn(text).length > 0,
    harm: ({ text }) => hasWord(text, harm),
    untold: ({ text }) =>
      facts.untold.some((one) => hasContact(text, one) || saysContact(text, one)),
    sender: ({ text }) => facts.senders.some((one) => saysWho(text, one, own)),
    child: namesAChild,
  };
  const whats = Object.keys(findingRules) as What[];
  return parts.flatMap((one) =>
    whats.filter((what) => asks[what](one)).map((what) => ({ part: one.part, what })),
  );
}

/** Whether what is recorded of contact stands in a text, word for word. */
function saysContact(text: string, { contact }: PaperFacts["untold"][number]): boolean {
  const bare = (words: string): string =>
    wordsOf(words)
      .map((word) => word.text)
      .join(" ");
  return contact !== null && bare(contact).length > 12 && bare(text).includes(bare(contact));
}

/** A school is known by its name alone; of other agencies the whole name is looked for. */
function saysWho(text: string, sender: Sender, own: readonly string[]): boolean {
  const { names, agency: wording, agencyKind } = sender;
  const kind = agencyKind === "school" ? "school" : "address";
  return (
    hasWord(text, new Set(names.flatMap((name) => tellingWords(name, own)))) ||
    placesInText(text, [{ kind, wording }]).length > 0
  );
}

/** What was kept all the same, with why. */
export type Kept = Finding & { readonly reason: string };

/** Findings that nobody has answered, or that no reason answers. */
export function unanswered(
  findings: readonly Finding[],
  kept: readonly Finding[],
  kind: string,
): readonly Finding[] {
  return findings.filter(
    ({ part, what }) =>
      !findingRules[what].mayBeKept(kind) ||
      !kept.some((one) => one.part === part && one.what === what),
  );
}

import { keysOfPerson, wordsOf } from "../subjects/index.ts";
import {
  addressReasons,
  judgeAddress,
  type AddressFacts,
  type Posting,
  type ReasonRule,
} from "./judge-address.ts";
import { tellingWords } from "./names-in-parts.ts";

/**
 * Why someone must not get a paper about a child, or why it is to be looked at twice. The words are
 * for those who manage conflicts of interest; everyone else is told who to ring. People who get
 * records of their own are more rows here.
 */
export const recipientReasons = {
  excluded: {
    effect: "blocks",
    about: "recipient",
    words: "Their access to this record is blocked because of a conflict of interest.",
  },
  household: {
    effect: "blocks",
    about: "recipient",
    words: "A person whose access to this record is blocked lives with them, or is family.",
  },
  harm: {
    effect: "blocks",
    about: "recipient",
    words: "A concern names them as a person who may be harming the child.",
  },
  untold: {
    effect: "blocks",
    about: "recipient",
    words: "They are marked as someone who must not be told.",
  },
  adult: {
    effect: "blocks",
    about: "recipient",
    words: "The young person is 18 and has not said that they may be told.",
  },
  "no-post": { effect: "blocks", about: "recipient", words: "They have no post here today." },
  "no-reach": {
    effect: "blocks",
    about: "recipient",
    words: "They cannot open this record, and the paper does not say what it is for.",
  },
  ...addressReasons,
  "harm-word": {
    effect: "warns",
    about: "recipient",
    words: "A concern names a person who may be harming the child, with one of their names.",
  },
  surname: {
    effect: "warns",
    about: "recipient",
    words: "A person whose access to this record is blocked has the same family name.",
  },
} as const satisfies Readonly<Record<string, ReasonRule>>;

export type RecipientReason = keyof typeof recipientReasons;

export const isAboutAddress = (reason: RecipientReason): boolean =>
  recipientReasons[reason].about === "address";

export const blocks = (reason: RecipientReason): boolean =>
  recipientReasons[reason].effect === "blocks";

export type Candidate = Posting & {
  readonly kind: string;
  readonly name: string;
  readonly aroundId: string | null;
  readonly somebodyElse: string | null;
  readonly hasPurpose: boolean;
};

export type RecipientFacts = Omit<AddressFacts, "excluded"> & {
  /** Who is shut out, with who they named as family or household. */
  readonly excluded: readonly {
    readonly staffId: string;
    readonly name: string;
    readonly people: readonly string[];
    readonly homes: readonly string[];
  }[];
  readonly harm: readonly string[];
  /** Who must not be told today. */
  readonly untold: readonly { readonly aroundId: string; readonly name: string | null }[];
  /** From 18 who the young adult named; null before that. */
  readonly adult: readonly string[] | null;
  readonly names: readonly { readonly given: string; readonly family: string }[];
  /** Of a colleague alone. */
  readonly standing: { readonly works: boolean; readonly reaches: boolean } | undefined;
};

/** Every reason that speaks against this recipient today. Pure: it decides from what it is handed. */
export function judgeRecipient(
  candidate: Candidate,
  facts: RecipientFacts,
): readonly RecipientReason[] {
  const { excluded, standing } = facts;
  const asks: Readonly<Record<RecipientReason, boolean>> = {
    excluded: excluded.some(
      ({ staffId, name }) => staffId === candidate.staffId || isSame(name, candidate.name),
    ),
    household: excluded.some(({ people }) => people.some((name) => isSame(name, candidate.name))),
    harm: harmsBy(candidate.name, facts, isSaidToHarm),
    untold: facts.untold.some((one) => isMeant(one, candidate)),
    adult:
      candidate.kind === "family" &&
      facts.adult !== null &&
      !(candidate.aroundId !== null && facts.adult.includes(candidate.aroundId)),
    "no-post": standing !== undefined && !standing.works,
    "no-reach": standing !== undefined && !standing.reaches && !candidate.hasPurpose,
    ...judgeAddress(candidate, facts),
    "harm-word": harmsBy(candidate.name, facts, sharesAWord),
    surname: excluded.some(
      ({ staffId, name }) =>
        staffId !== candidate.staffId &&
        !isSame(name, candidate.name) &&
        surnameOf(name) === surnameOf(candidate.name),
    ),
  };
  return (Object.keys(asks) as RecipientReason[]).filter((reason) => asks[reason]);
}

/** The person who is marked, or someone of their name of who nobody said that it is another. */
function isMeant(
  { aroundId, name }: RecipientFacts["untold"][number],
  candidate: Candidate,
): boolean {
  if (candidate.aroundId !== null) return candidate.aroundId === aroundId;
  if (name === null || candidate.kind === "child" || candidate.somebodyElse !== null) return false;
  const keys = keysOfPerson(name);
  return keysOfPerson(candidate.name).some((key) => keys.includes(key));
}

const plainWords = (text: string): readonly string[] => wordsOf(text).map(({ text: word }) => word);
const joined = (text: string): string => plainWords(text).join(" ");
const isSame = (one: string, other: string): boolean =>
  joined(one) !== "" && joined(one) === joined(other);
const surnameOf = (name: string): string => plainWords(name).at(-1) ?? "";

type Said = { readonly said: string; readonly telling: readonly string[] };

/** Whether someone who is said to do harm is like this name. */
function harmsBy(
  name: string,
  { harm, names }: RecipientFacts,
  isLike: (name: string, said: Said) => boolean,
): boolean {
  const own = names.flatMap(({ given, family }) => [given, family]);
  return harm.some((said) => isLike(name, { said, telling: tellingWords(said, own) }));
}

const isSaidToHarm = (name: string, { said, telling }: Said): boolean =>
  isSame(said, name) ||
  (telling.length > 1 && telling.every((word) => plainWords(name).includes(word)));

/** "Dave" is many people: someone looks again, and nobody is refused for it. */
const sharesAWord = (name: string, one: Said): boolean =>
  !isSaidToHarm(name, one) && one.telling.some((word) => plainWords(name).includes(word));

import {
  askedIf,
  choice,
  choiceFrom,
  date,
  optionalChoice,
  optionalText,
  readIf,
  severalFrom,
  type Option,
} from "../../../kernel/forms/index.ts";
import {
  audiences,
  childAskedWords,
  describedKind,
  type Audience,
  type ChildAsked,
  type FactKind,
  type FactState,
  type Told,
} from "../fact.ts";
import type { IdentityScheme } from "../identity-scheme.ts";

export type Reading = { readonly scheme: IdentityScheme; readonly now: Date };
export type Drawing = { readonly scheme: IdentityScheme };

/** Read only where something is known: what is typed beside “Not yet asked” is no fact. */
export const ifKnown = <T, V>(
  question: Asked<T, V>,
): ReturnType<typeof readIf<T, V, Reading, Drawing>> =>
  readIf(({ state }) => state === "known", question);

/** A question that is read with the lists of the day. */
export type Asked<T, V> = Parameters<typeof readIf<T, V, Reading, Drawing>>[1];

const toldNames = ["source", "sourceName", "childAsked", "goesTo", "notWith"] as const;

/**
 * @param about the questions that a known fact answers
 * @param told what else is asked of it
 */
export const stateQuestion = (about: readonly string[], told: readonly string[] = toldNames) =>
  choice<Reading, Drawing, FactState>({
    label: "Is it known?",
    missing: "Choose whether it is known, and if not, why",
    options: {
      known: "It is known",
      "not-asked": { text: "Not yet asked", hint: "Do not guess" },
      "did-not-say": {
        text: "Asked, did not say",
        hint: "The child was asked and need not answer. Do not ask again unless they raise it",
      },
      "not-safe": {
        text: "Not safe to ask now",
        hint: "For example because someone else listens or interprets",
      },
    },
    reveals: { known: [...about, ...told] },
  });

/** Of what only the child can say, the child or a record that says what they said. */
const sourcesFor = (isChilds: boolean, { sources }: IdentityScheme): readonly Option[] =>
  sources
    .filter((one) => !isChilds || one.isChilds === true)
    .map(({ key, name }) => ({ value: key, text: name }));

const audienceOptions = Object.entries(audiences).map(([value, text]) => ({ value, text }));

const goesToWords = {
  chosen: {
    label: "Where the child chose that this may go",
    hint: "Tick only what the child chose. Without a tick it stays in the record",
  },
  open: {
    label: "Where this may go outside the record",
    hint: "Take a tick away where the child does not want it",
  },
};

/** What every fact is asked beside what it is about. */
export function toldQuestions(kind: FactKind) {
  const { isChilds = false, isChosen = false } = describedKind(kind);
  return {
    source: ifKnown(
      choiceFrom<Reading, Drawing>({
        label: isChilds ? "Who says so? Only the child can" : "Where this comes from",
        options: ({ scheme }) => sourcesFor(isChilds, scheme),
        unchosen: "Choose a source",
        missing: isChilds
          ? "Choose the child, or a record that says what the child said"
          : "Choose where this comes from",
      }),
    ),
    sourceName: ifKnown(
      optionalText({
        label: "Name of the source (optional)",
        hint: "“Aunt”, “Assessment of 3 October”. A record needs its name",
        called: "Name of the source",
        most: 200,
      }),
    ),
    childAsked: askedIf(
      () => !isChilds,
      ifKnown(
        optionalChoice({
          label: "If someone else says it: has the child been asked?",
          classes: "govuk-radios--small",
          options: childAskedWords,
          unknown: "Choose whether the child has been asked",
        }),
      ),
    ),
    goesTo: severalFrom<Reading, Drawing>({
      ...goesToWords[isChosen ? "chosen" : "open"],
      classes: "govuk-checkboxes--small",
      options: () => audienceOptions,
    }),
    notWith: ifKnown(
      optionalText({
        label: "The child said: do not share with (optional)",
        hint: "Who the child named, in their words",
        called: "Who not to share it with",
        most: 500,
      }),
    ),
    notedOn: date<Reading, Drawing>({
      label: "When it was said, or when you tried to ask",
      called: "When it was said",
      isPast: true,
    }),
  };
}

/** What has been read so far; what was wrong is absent. */
type ReadSoFar = {
  readonly state?: FactState;
  readonly source?: string | null;
  readonly sourceName?: string | null;
  readonly childAsked?: ChildAsked | null;
};

/** Rules of every fact that need another answer. */
export function toldChecks(kind: FactKind) {
  const { isChilds = false } = describedKind(kind);
  const sourceOf = ({ source }: ReadSoFar, { scheme }: Reading) =>
    scheme.sources.find(({ key }) => key === source);
  return {
    sourceName: (values: ReadSoFar, context: Reading) =>
      sourceOf(values, context)?.isRecord === true &&
      values.sourceName === null &&
      "Enter which record says so",
    childAsked: (values: ReadSoFar, context: Reading) => {
      const source = sourceOf(values, context);
      if (isChilds || !source || source.isChilds === true || values.childAsked !== null)
        return false;
      return "Choose whether the child has been asked: they are asked first";
    },
  };
}

export type ToldValues = Omit<Told, "goesTo"> & { readonly goesTo: readonly string[] };

/** What a form was answered, as a fact keeps it. */
export function toldOf(values: ToldValues): Told {
  const isKnown = values.state === "known";
  return {
    state: values.state,
    source: values.source,
    sourceName: values.sourceName,
    childAsked: values.childAsked,
    goesTo: isKnown ? (values.goesTo as readonly Audience[]) : [],
    notWith: values.notWith,
    notedOn: values.notedOn,
  };
}

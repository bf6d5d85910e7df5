import { formatDateTime } from "../../kernel/dates.ts";
import {
  askedIf,
  choice,
  choiceFrom,
  defineForm,
  optionalChoiceFrom,
  optionalText,
  text,
  type Option,
} from "../../kernel/forms/index.ts";
import {
  adultDecides,
  isItThem,
  mustNotBeTold,
  untoldMeant,
  whyNotTold,
  type WhoMayBeTold,
} from "../family-network/index.ts";
import type { FamilyLinks, Language } from "./family-config.ts";
import type { Booked } from "./link-reads.ts";

/** What a link is made of, on the day, for one child. */
export type LinkContext = {
  readonly links: FamilyLinks;
  readonly languages: readonly Language[];
  readonly booked: readonly Booked[];
  /** The record is restricted or a place is protected: a second person agrees first. */
  readonly isGuarded: boolean;
  readonly mayBeTold: WhoMayBeTold;
};

/** The child's own link: it is for nobody around them. */
export const ownRelation = "young-person";
/** For an adult who is not recorded around the child. */
export const notAround = "other";

/** What is asked for: a meeting's id, or one of these. */
export const purposes = { saw: "saw", sheet: "sheet" } as const;

const sheet: Option = {
  value: purposes.sheet,
  text: "Nothing: give them the page for parents and carers",
  hint: "What to watch for, what to do tonight and who to ring. No child is on it. Never to an adult who may be part of the harm",
};

const purposesOf = ({ booked, links }: LinkContext): readonly Option[] => [
  ...booked.map(({ meetingId, name, startsAt }) => ({
    value: meetingId,
    text: `Views before: ${name}, ${formatDateTime(startsAt)}`,
  })),
  { value: purposes.saw, text: "What they saw or are worried about" },
  ...(links.carerPage?.isOn === true ? [sheet] : []),
];

/** People around the child, and the person who must not be told among them with the mark beside them. */
const peopleOf = ({ mayBeTold }: LinkContext): readonly Option[] => [
  ...mayBeTold.people
    .filter(({ isEnded, doNotTell }) => !isEnded || doNotTell !== null)
    .map(({ aroundId, called, relation }) => {
      const why = whyNotTold(mayBeTold, aroundId);
      const named = { value: aroundId, text: `${called} (${relation})` };
      return why === undefined ? named : { ...named, hint: why };
    }),
  { value: notAround, text: "Someone who is not recorded around the child" },
];

const hasPeople = ({ mayBeTold }: LinkContext): boolean => mayBeTold.people.length > 0;

const hasLanguages = ({ languages }: LinkContext): boolean => languages.length > 1;

/** The language that was chosen, or the only one there is. */
export const languageOf = (
  key: string | null | undefined,
  languages: readonly Language[],
): Language | undefined =>
  languages.length === 1 ? languages[0] : languages.find((one) => one.key === key);

const small = "govuk-fieldset__legend--s";

type Answers = {
  readonly relation?: string;
  readonly person?: string | null;
  readonly notThem?: string | null;
  readonly knownAs?: string | null;
  readonly purpose?: string;
};

/** Whom around the child it is for; null where for themselves, for nobody yet, or for someone who is not recorded. */
export const aroundOf = ({ relation, person }: Answers): string | null =>
  relation === ownRelation || person === notAround ? null : (person ?? null);

/** Into whose hands, whether it is safe, and what for: asked before there is a link. */
export const askForm = defineForm<LinkContext, LinkContext>()(
  {
    relation: choiceFrom({
      label: "Whose link is it?",
      labelClasses: small,
      classes: "govuk-radios--small",
      options: ({ links }) => links.relations.map(({ key, name }) => ({ value: key, text: name })),
      missing: "Choose whose link it is",
    }),
    person: askedIf(
      hasPeople,
      optionalChoiceFrom({
        label: "If it is not for the young person: who is it for?",
        labelClasses: small,
        classes: "govuk-radios--small",
        options: peopleOf,
        unknown: "Choose who it is for",
        reveals: { [notAround]: ["notThem"] },
      }),
    ),
    notThem: optionalText({
      label: "Who they are, and how you know that they may be told",
      called: "Who they are",
      most: 500,
    }),
    knownAs: optionalText({
      label: "What you call them (optional)",
      hint: "“Mum”, “Nan”. Never on the page that they see",
      classes: "govuk-input--width-20",
      called: "Name",
      most: 100,
    }),
    purpose: choiceFrom({
      label: "What do you ask for?",
      labelClasses: small,
      classes: "govuk-radios--small",
      options: purposesOf,
      missing: "Choose what you ask for",
    }),
    language: askedIf(
      hasLanguages,
      choiceFrom({
        label: "In which language?",
        classes: "app-fits",
        options: ({ languages }) =>
          languages.map(({ key, body }) => ({ value: key, text: body.name })),
        unchosen: "Choose a language",
        missing: "Choose the language",
      }),
    ),
    hands: text({
      label: "Into whose hands does it go, and who else sees that phone or post?",
      hint: "Why it is safe that it is opened there",
      rows: 3,
      called: "Into whose hands",
      most: 1000,
      missing: "Enter into whose hands it goes, and why it is safe that it is opened there",
    }),
    safe: choice({
      label: "Is it safe that it is opened there?",
      labelClasses: small,
      classes: "govuk-radios--small",
      options: {
        yes: "Yes: I asked them",
        "not-asked": "I have not asked yet",
        no: "No, or I am not sure",
      },
      missing: "Choose whether it is safe",
    }),
  },
  {
    relation: ({ relation, purpose }) =>
      purpose === purposes.sheet && relation === ownRelation && "The page is for a parent or carer",
    person: (answers, { mayBeTold }) => whyNotFor(answers, mayBeTold),
    notThem: (answers, { mayBeTold }) => whyNotThem(answers, mayBeTold),
    language: ({ language, purpose }, { languages }) => {
      const chosen = languageOf(language, languages);
      if (!chosen) return "Nobody has set up a language for these questions yet";
      const { name, carer } = chosen.body;
      return purpose === purposes.sheet && !carer && `There is no page for carers in ${name} yet`;
    },
    hands: ({ hands }, { mayBeTold }) => {
      const meant = hands === undefined ? undefined : untoldMeant(mayBeTold, { words: hands });
      return meant && `${mustNotBeTold(meant)}: it must not pass through their hands`;
    },
    safe: ({ safe }) => {
      if (safe === "no")
        return "Do not make a link that it is not safe to open. Ask in person, and write a note";
      return safe === "not-asked" && "Ask first whether it is safe to open it there";
    },
  },
);

const isMarked = ({ people }: WhoMayBeTold): boolean =>
  people.some(({ doNotTell }) => doNotTell !== null);

/**
 * No link is made for someone who must not be told. While anyone is marked, and from 18, it is said which person it is
 * for.
 */
function whyNotFor(answers: Answers, told: WhoMayBeTold): string | false | undefined {
  if (answers.relation === ownRelation) return false;
  const { person = null, purpose } = answers;
  const aroundId = aroundOf(answers);
  if (aroundId !== null) return whyNotTold(told, aroundId);
  if (told.namedAsAdult !== undefined) return adultDecides;
  if (isMarked(told) && person !== notAround)
    return "Choose who it is for: someone around this child must not be told";
  const isForNobody = person === null && told.people.length > 0;
  return purpose === purposes.sheet && isForNobody && "Choose who it is for";
}

/** Of someone who is not recorded it is said how it is known that they may be told, while anyone is marked. */
function whyNotThem(answers: Answers, told: WhoMayBeTold): string | false {
  const { relation, person, notThem, knownAs } = answers;
  const isOther = relation !== ownRelation && person === notAround;
  if (!isOther || told.namedAsAdult !== undefined || !isMarked(told) || notThem) return false;
  const meant = untoldMeant(told, { name: knownAs ?? "" });
  return meant ? isItThem(meant) : "Enter who they are, and how you know that they may be told";
}

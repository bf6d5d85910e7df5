import {
  choice,
  choiceFrom,
  date,
  defineForm,
  text,
  type Option,
} from "../../kernel/forms/index.ts";
import { isMail, isWhole } from "../training/index.ts";
import { usesOf, type ForumScheme } from "./forum-scheme.ts";

type Named = ForumScheme["forums"][number];
type Drawing = { readonly scheme: ForumScheme };
type Now = { readonly now: Date };

const optionsOf = (list: readonly Named[]): readonly Option[] =>
  list.map(({ key, name }) => ({ value: key, text: name }));

/** A meeting of a forum: how many came, and never who. */
export const meetingForm = defineForm<Drawing & Now, Drawing>()(
  {
    forum: choiceFrom({
      label: "Which forum?",
      options: ({ scheme }) => optionsOf(scheme.forums),
      missing: "Choose the forum",
    }),
    heldOn: date({ label: "Date", called: "Date", isPast: true }),
    came: text({
      label: "How many came",
      hint: "As a number. No list of members is held",
      classes: "govuk-input--width-3",
      called: "How many came",
      most: 5,
      missing: "Enter how many came",
    }),
  },
  { came: ({ came }) => came && !isWhole(came, 0, 500) && "Enter a whole number from 0 to 500" },
);

/** One thing that was said. */
export const pointForm = defineForm()({
  about: text({
    namesNoChild: true,
    label: "What it was about",
    hint: "In your own words, for example: lights on the way from the bus. It becomes public when a second person has read it",
    called: "What it was about",
    most: 300,
    missing: "Enter what it was about",
  }),
  said: text({
    namesNoChild: true,
    label: "What was said, word for word",
    hint: "No name, no school and nothing that tells who said it",
    rows: 4,
    isVerbatim: true,
    called: "What was said",
    most: 2000,
    missing: "Enter what was said",
  }),
});

/** What is promised, who does it and by when. */
export const promiseForm = defineForm<Now>()(
  {
    promise: text({
      namesNoChild: true,
      label: "The promise",
      hint: "It becomes public when a second person has read it",
      rows: 3,
      called: "The promise",
      most: 1000,
      missing: "Enter the promise",
    }),
    owner: text({
      label: "Work e-mail of who does it",
      hint: "A colleague with an account, who has a notice",
      called: "Work e-mail",
      most: 254,
      missing: "Enter who does it",
    }),
    dueOn: date({ label: "By when", called: "The date" }),
  },
  { owner: ({ owner }) => owner && !isMail(owner) && "Enter an e-mail address" },
);

/** What changed: by who owns the promise. */
export const changedForm = defineForm<Now>()({
  changed: text({
    namesNoChild: true,
    label: "What changed?",
    hint: "Or why it could not change. It becomes public when a second person has read it",
    rows: 4,
    called: "What changed",
    most: 2000,
    missing: "Enter what changed",
  }),
  changedOn: date({ label: "Since when", called: "The date", isPast: true }),
});

export const toldForm = defineForm<Now>()({
  toldHow: text({
    namesNoChild: true,
    label: "How the forum was told",
    hint: "For example: at the next meeting, by the worker who runs it",
    rows: 2,
    called: "How the forum was told",
    most: 1000,
    missing: "Enter how the forum was told",
  }),
  toldOn: date({ label: "Told on", called: "The date", isPast: true }),
});

/** A permission for one use of what was said. */
export const useForm = defineForm<Drawing & Now, Drawing>()({
  use: choiceFrom({
    label: "For which use?",
    hint: "One permission for each use. Who gave it is not recorded",
    options: ({ scheme }) => optionsOf(usesOf(scheme)),
    missing: "Choose the use",
  }),
  givenOn: date({ label: "Given on", called: "The date", isPast: true }),
});

/** The second person: who wrote none of it. */
export const releaseForm = defineForm()({
  isRead: choice({
    label: "Does anything tell who said it, or who it is about?",
    options: {
      no: "No: release it",
      yes: { text: "Yes", hint: "Nothing is released. Ask who wrote it to change the words" },
    },
    missing: "Choose whether anything tells who said it",
  }),
});

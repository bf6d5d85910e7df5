import {
  choice,
  choiceFrom,
  defineForm,
  optionalText,
  readIf,
  text,
  type Option,
} from "../../kernel/forms/index.ts";
import { asksAChild, neverAskAChild } from "./asks-a-child.ts";

/** Managers who can decide in place of telling the child. */
type Deciding = { readonly managers: readonly Option[] };

const askedIn = (typed: string | null | undefined): string | false => {
  const found = typed ? asksAChild(typed) : undefined;
  return found !== undefined && `${neverAskAChild}: “${found}”`;
};

/** What any agency saw or heard, in three minutes. */
export const sendForm = defineForm<Deciding, Deciding>()(
  {
    what: text({
      label: "What was seen or heard?",
      hint: "Facts, as you know them. Registrations, nicknames and places help",
      rows: 6,
      called: "What was seen or heard",
      most: 20_000,
      missing: "Enter what was seen or heard",
    }),
    who: optionalText({
      label: "Who was there? (optional)",
      hint: "Names, nicknames or descriptions of adults, vehicles, telephones, accounts",
      rows: 2,
      called: "Who was there",
      most: 4000,
    }),
    whereSaid: optionalText({
      label: "Where? (optional)",
      called: "Where",
      most: 2000,
    }),
    whenSaid: text({
      label: "When?",
      hint: "As well as you know: “Tuesday 24 November, about 4pm”, “most Fridays since half term”",
      called: "When",
      most: 500,
      missing: "Enter when it was",
    }),
    how: text({
      label: "How is it known?",
      hint: "“I saw it”, “a neighbour saw it”, “overheard”. Do not name who told you: no source is kept here",
      rows: 2,
      called: "How it is known",
      most: 2000,
      missing: "Enter how it is known",
    }),
    recognisable: choice({
      label: "Could a child be recognised as the source?",
      hint: "For example because only they were there",
      missing: "Choose whether a child could be recognised as the source",
      options: { no: "No", yes: "Yes", "not-known": "Not sure" },
    }),
    childSaid: choice({
      label: "Did a child say any of it, and has the child been told that this may go to police?",
      hint: "Also what a child said in a return interview. The child is told first",
      missing: "Choose whether a child said it, and whether they have been told",
      options: {
        no: "No child said it",
        told: "A child said it, and has been told that it may go to police",
        "not-yet": "A child said it, and has not been told yet",
        unsafe: {
          text: "A child said it, and telling them would be unsafe",
          hint: "A manager you name decides whether it is passed on. Police read nothing before that",
        },
      },
      reveals: { unsafe: ["why", "decider"] },
    }),
    why: readIf(
      ({ childSaid }) => childSaid === "unsafe",
      text({
        label: "Why would it be unsafe to tell the child?",
        rows: 2,
        called: "Why it would be unsafe",
        most: 2000,
        missing: "Enter why it would be unsafe to tell the child",
      }),
    ),
    decider: readIf(
      ({ childSaid }) => childSaid === "unsafe",
      choiceFrom({
        label: "Which manager decides?",
        options: ({ managers }) => managers,
        unchosen: "Choose a manager",
        missing: "Choose the manager who decides",
      }),
    ),
    asksChild: choice({
      label: "Has a child been asked to find out more, or to watch, photograph or report anything?",
      missing: "Choose whether a child has been asked to find out more",
      options: { no: "No", yes: "Yes" },
    }),
  },
  {
    what: ({ what }) => askedIn(what),
    who: ({ who }) => askedIn(who),
    how: ({ how }) => askedIn(how),
    childSaid: ({ childSaid }) =>
      childSaid === "not-yet" &&
      "Tell the child first, then send this. Nothing has been kept: what you typed is on this page only",
    asksChild: ({ asksChild }) => asksChild === "yes" && neverAskAChild,
  },
);

/** The named manager decides in place of telling the child. */
export const decideForm = defineForm()({
  outcome: choice({
    label: "Does it go to police without the child being told?",
    missing: "Choose whether it goes to police",
    options: {
      "pass-on": {
        text: "Yes, pass it on",
        hint: "Police then read it. Agree who tells the child when it is safe",
      },
      withhold: { text: "No", hint: "Police never read it" },
    },
  }),
  reason: text({
    label: "Reason",
    hint: "What the risk to the child is either way, and how you weighed it",
    rows: 4,
    called: "Reason",
    most: 2000,
    missing: "Enter the reason",
  }),
});

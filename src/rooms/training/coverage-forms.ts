import {
  choiceFrom,
  date,
  defineForm,
  optionalChoiceFrom,
  text,
} from "../../kernel/forms/index.ts";
import { bodyOptions, type Body } from "./bodies.ts";
import { isWhole } from "./course-form.ts";
import { isMail } from "./person-form.ts";
import { optionsOf, type TrainingScheme } from "./training-scheme.ts";

type Context = { readonly scheme: TrainingScheme; readonly bodies: readonly Body[] };
type Reading = Context & { readonly now: Date };

/** How many people an agency or a school has. A later one takes its place; none is changed. */
export const headcountForm = defineForm<Reading, Context>()(
  {
    body: choiceFrom({
      label: "Agency or school",
      options: ({ bodies }) => bodyOptions(bodies),
      unchosen: "Choose an agency or a school",
      missing: "Choose the agency or school",
    }),
    audience: choiceFrom({
      label: "Audience",
      options: ({ scheme }) => optionsOf(scheme.audiences),
      unchosen: "Choose an audience",
      missing: "Choose the audience",
    }),
    role: optionalChoiceFrom({
      label: "Role (optional)",
      hint: "Leave empty for all roles of this audience together",
      options: ({ scheme }) => optionsOf(scheme.roles),
      unchosen: "All roles",
      unknown: "Choose a role",
    }),
    people: text({
      label: "How many people",
      hint: "As a number. Nobody is named",
      classes: "govuk-input--width-5",
      called: "How many people",
      most: 7,
      missing: "Enter how many people",
    }),
    countedOn: date({ label: "Counted on", called: "Counted on", isPast: true }),
  },
  {
    people: ({ people }) =>
      people && !isWhole(people, 0, 100000) && "Enter a whole number from 0 to 100,000",
  },
);

/** Names a colleague as training contact of an agency or a school. */
export const contactForm = defineForm<
  { readonly bodies: readonly Body[] },
  { readonly bodies: readonly Body[] }
>()(
  {
    body: choiceFrom({
      label: "Agency or school",
      options: ({ bodies }) => bodyOptions(bodies),
      unchosen: "Choose an agency or a school",
      missing: "Choose the agency or school",
    }),
    email: text({
      label: "Work e-mail of a colleague with an account",
      hint: "They then see who there is trained, by name",
      called: "Work e-mail",
      most: 254,
      missing: "Enter the work e-mail",
    }),
  },
  { email: ({ email }) => email && !isMail(email) && "Enter an e-mail address" },
);

/** Support that is offered where too few are trained. */
export const supportForm = defineForm<Reading, Context>()(
  {
    audience: choiceFrom({
      label: "Audience",
      options: ({ scheme }) => optionsOf(scheme.audiences),
      unchosen: "Choose an audience",
      missing: "Choose the audience",
    }),
    wording: text({
      label: "What is offered",
      hint: "For example, a session on site, or a trainer for an inset day",
      rows: 3,
      called: "What is offered",
      most: 1000,
      missing: "Enter what is offered",
    }),
    owner: text({
      label: "Work e-mail of who does it",
      hint: "A colleague with an account, who has a notice",
      called: "Work e-mail",
      most: 254,
      missing: "Enter who does it",
    }),
    dueOn: date({ label: "Due date", called: "Due date" }),
  },
  { owner: ({ owner }) => owner && !isMail(owner) && "Enter an e-mail address" },
);

export const closeSupportForm = defineForm()({
  outcome: text({
    label: "What came of it?",
    rows: 3,
    called: "What came of it",
    most: 1000,
    missing: "Enter what came of it",
  }),
});

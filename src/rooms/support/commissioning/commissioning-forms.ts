import {
  choice,
  choiceFrom,
  date,
  defineForm,
  optionalText,
  readIf,
  text,
} from "../../../kernel/forms/index.ts";
import type { CommissioningScheme } from "./commissioning-scheme.ts";
import { agreementWords, decisionWords } from "./contract-state.ts";

type Drawing = { readonly scheme: CommissioningScheme };
type Reading = Drawing & { readonly now: Date };

const isWhole = (typed: string, most: number): boolean =>
  /^\d{1,9}$/.test(typed) && Number(typed) <= most;

const whole = (typed: string | null | undefined, most: number): string | false =>
  typed != null &&
  typed !== "" &&
  !isWhole(typed, most) &&
  `Enter a whole number from 0 to ${most.toLocaleString("en-GB")}`;

const small = "govuk-input--width-5";
const isDated = ({ agreement }: { readonly agreement?: unknown }): boolean =>
  agreement === "contract" || agreement === "pilot";

/** Terms of a service from a day: later ones take their place, and none is changed. */
export const termsForm = defineForm<Reading, Drawing>()(
  {
    fromOn: date({ label: "From which day do these terms count?", called: "Day" }),
    kind: choiceFrom({
      label: "Kind of support",
      options: ({ scheme }) => scheme.kinds.map(({ key, name }) => ({ value: key, text: name })),
      unchosen: "Choose a kind",
      missing: "Choose the kind of support",
    }),
    capacity: optionalText({
      label: "Places: children at one time (optional)",
      classes: small,
      called: "Places",
      most: 6,
    }),
    cost: optionalText({
      label: "Cost a year, in whole pounds (optional)",
      hint: "Read by those who commission services and by the provider",
      classes: small,
      called: "Cost",
      most: 10,
    }),
    agreement: choice({
      label: "How is it agreed?",
      options: agreementWords,
      missing: "Choose how it is agreed",
    }),
    contractFrom: readIf(isDated, date({ label: "It begins", called: "Beginning" })),
    contractUntil: readIf(isDated, date({ label: "It ends", called: "End" })),
    noticeOn: readIf(
      isDated,
      date({
        label: "Notice date",
        hint: "By when notice must be given, or a pilot be decided on",
        called: "Notice date",
      }),
    ),
    outcomes: text({
      label: "Outcomes expected",
      hint: "What should be better for children. Not how many were harmed again: a service that is paid by it refuses the hardest cases",
      rows: 4,
      called: "Outcomes",
      most: 2000,
      missing: "Enter the outcomes expected",
    }),
  },
  {
    capacity: ({ capacity }) => whole(capacity, 10_000),
    cost: ({ cost }) => whole(cost, 100_000_000),
    contractUntil: ({ contractFrom, contractUntil }) =>
      contractFrom != null &&
      contractUntil != null &&
      contractUntil < contractFrom &&
      "It must not end before it begins",
    noticeOn: ({ contractFrom, contractUntil, noticeOn }) =>
      noticeOn != null &&
      contractFrom != null &&
      contractUntil != null &&
      (noticeOn < contractFrom || noticeOn > contractUntil) &&
      "Notice date must be between the beginning and the end",
  },
);

/** Whether a contract or a pilot goes on. */
export const decisionForm = defineForm()({
  decision: choice({
    label: "What is decided?",
    options: decisionWords,
    missing: "Choose what is decided",
  }),
  reasons: text({
    label: "Reasons",
    hint: "Demand, waits, unmet need and what young people say. No child is described",
    rows: 5,
    called: "Reasons",
    most: 2000,
    missing: "Enter the reasons",
  }),
});

/** Names who answers for a service at its provider. */
export const contactForm = defineForm()(
  {
    email: text({
      label: "Work e-mail of a colleague at the provider, with an account",
      hint: "They see the terms of this service and return its numbers each month",
      called: "Work e-mail",
      most: 254,
      missing: "Enter the work e-mail",
    }),
  },
  {
    email: ({ email }) =>
      email !== undefined && !/^[^\s@]+@[^\s@]+$/.test(email) && "Enter an e-mail address",
  },
);

const count = (label: string, called: string) =>
  text<object, object>({
    label,
    classes: small,
    called,
    most: 5,
    missing: `Enter a number, or 0`,
  });

const numbers = {
  places: count("Places you could offer", "Places"),
  referred: count("Children referred to you", "Children referred"),
  started: count("Children who started", "Children who started"),
  ended: count("Children whose work ended", "Children whose work ended"),
  waiting: count("Children waiting at the end of the month", "Children waiting"),
  wording: optionalText<object, object>({
    label: "What stood in the way, or went well (optional)",
    hint: "For example a vacancy. No child is described",
    rows: 3,
    called: "What stood in the way",
    most: 2000,
  }),
};

type Typed = { readonly [Name in Exclude<keyof typeof numbers, "wording">]?: string };

const wholeNumbers = {
  places: ({ places }: Typed) => whole(places, 10_000),
  referred: ({ referred }: Typed) => whole(referred, 10_000),
  started: ({ started }: Typed) => whole(started, 10_000),
  ended: ({ ended }: Typed) => whole(ended, 10_000),
  waiting: ({ waiting }: Typed) => whole(waiting, 10_000),
};

/** What a provider says of a month, in numbers. What direct work knows is filled in. */
export const returnForm = defineForm()(numbers, wholeNumbers);

/** The same again, where a month that was returned was wrong. */
export const correctionForm = defineForm()(
  {
    ...numbers,
    reason: text({
      label: "Why it is corrected",
      hint: "The return before stays beside it. No child is described",
      rows: 2,
      called: "Why it is corrected",
      most: 1000,
      missing: "Enter why it is corrected",
    }),
  },
  wholeNumbers,
);

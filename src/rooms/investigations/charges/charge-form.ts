import { addDays, londonDate } from "../../../kernel/dates.ts";
import { choice, date, defineForm, text } from "../../../kernel/forms/index.ts";
import {
  answers,
  askedOf,
  chargeKinds,
  nrmAnswers,
  section45Answers,
  type Charge,
} from "./charge.ts";

type Now = { readonly now: Date };

const reason = (label: string, missing: string, most = 1000) =>
  text<Now, object>({ label, rows: 2, called: label, most, missing });

const reviewBy = date<Now, object>({
  label: "Look at it again by",
  hint: "Within a year",
  called: "The day by which it is looked at again",
});

const toCome = (day: string | undefined, { now }: Now): string | false => {
  const today = londonDate(now);
  return (
    day !== undefined &&
    (day <= today || day > addDays(today, 366)) &&
    "It must be after today, and within a year"
  );
};

const checkReview = ({ reviewBy: day }: { readonly reviewBy?: string }, now: Now) =>
  toCome(day, now);

/** What the child was charged with, cautioned for or convicted of. */
export const chargeForm = defineForm<Now>()(
  {
    kind: choice({
      label: "What happened to the child?",
      options: chargeKinds,
      missing: "Choose what happened to the child",
    }),
    offence: text({
      label: "The offence",
      hint: "As the charge or the caution has it. No account of what happened",
      called: "The offence",
      most: 300,
      missing: "Enter the offence",
    }),
    decidedOn: date({ label: "When", called: "The day", isPast: true }),
    exploited: reason(
      "How the child was exploited then, and who says so",
      "Enter how the child was exploited then, and who says so",
      2000,
    ),
    section45: choice({
      label: "The defence of section 45 of the Modern Slavery Act 2015",
      options: section45Answers,
      missing: "Choose whether section 45 was considered",
    }),
    section45Basis: reason(
      "Who considered section 45, and why it was decided so",
      "Enter who considered it, or who can",
    ),
    nrm: choice({
      label: "The National Referral Mechanism",
      options: nrmAnswers,
      missing: "Choose whether the NRM was considered",
    }),
    nrmBasis: reason(
      "Who considered the NRM, and why it was decided so",
      "Enter who considered it, or who can",
    ),
    reviewBy,
  },
  { reviewBy: checkReview },
);

type OfCharge = Now & { readonly charge: Charge };

const notBefore = ({ charge }: OfCharge, day: string | undefined): string | false =>
  day !== undefined && day < charge.decidedOn && "It must not be before the charge or the caution";

/** Somebody is asked to review it. */
export const askForm = defineForm<OfCharge>()(
  {
    about: choice({ label: "Who was asked?", options: askedOf, missing: "Choose who was asked" }),
    happenedOn: date({ label: "When they were asked", called: "The day", isPast: true }),
    answerBy: date({ label: "They answer by", called: "The day of the answer" }),
    wording: text({
      label: "Who asked, and on what ground",
      rows: 2,
      called: "Who asked",
      most: 1000,
      missing: "Enter who asked, and on what ground",
    }),
  },
  {
    happenedOn: ({ happenedOn }, reading) => notBefore(reading, happenedOn),
    answerBy: ({ answerBy, happenedOn }) =>
      answerBy !== undefined &&
      happenedOn !== undefined &&
      (answerBy < happenedOn || answerBy > addDays(happenedOn, 1096)) &&
      "It must not be before they were asked, and within three years",
  },
);

/** What came of it. */
export const answerForm = defineForm<OfCharge>()(
  {
    about: choice({
      label: "What came of it?",
      options: answers,
      missing: "Choose what came of it",
    }),
    happenedOn: date({ label: "When they answered", called: "The day", isPast: true }),
    wording: text({
      label: "Who answered, and what they said of it",
      rows: 2,
      called: "Who answered",
      most: 1000,
      missing: "Enter who answered",
    }),
    reviewBy,
  },
  {
    happenedOn: ({ happenedOn }, reading) => notBefore(reading, happenedOn),
    reviewBy: checkReview,
  },
);

/** It was looked at again, and stays open. */
export const lookForm = defineForm<OfCharge>()(
  {
    wording: text({
      label: "What was considered, who by, and what is next",
      rows: 3,
      called: "What was considered",
      most: 1000,
      missing: "Enter what was considered, who by, and what is next",
    }),
    reviewBy,
  },
  { reviewBy: checkReview },
);

/** Nothing more can be asked for; the entry stays. */
export const closeForm = defineForm()({
  wording: text({
    label: "Why nothing more is asked for, and who decided it",
    rows: 2,
    called: "Why nothing more is asked for",
    most: 1000,
    missing: "Enter why nothing more is asked for, and who decided it",
  }),
});

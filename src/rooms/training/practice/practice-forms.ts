import { choice, date, defineForm, optionalChoiceFrom, text } from "../../../kernel/forms/index.ts";
import type { IsoDate } from "../../../kernel/dates.ts";
import { isMail } from "../person-form.ts";
import { directions, practiceFields } from "./practice.ts";

type Now = { readonly now: Date };

const owner = text({
  label: "Work e-mail of its owner",
  hint: "A colleague with an account, who reviews it",
  called: "Work e-mail",
  most: 254,
  missing: "Enter the owner",
});

/** A practice that is taken over, where it came from and since when. */
export const practiceForm = defineForm<Now & { readonly today: IsoDate }>()(
  {
    name: text({
      namesNoChild: true,
      label: "Name",
      called: "Name",
      most: 200,
      missing: "Enter the name",
    }),
    field: choice({
      label: "Which work does it come from?",
      options: practiceFields,
      missing: "Choose which work it comes from",
    }),
    cameFrom: text({
      namesNoChild: true,
      label: "Where it came from",
      hint: "The area, the service or the evidence: “Northgate’s gangs team”",
      called: "Where it came from",
      most: 400,
      missing: "Enter where it came from",
    }),
    about: text({
      namesNoChild: true,
      label: "What is done",
      hint: "No child is described",
      rows: 4,
      called: "What is done",
      most: 2000,
      missing: "Enter what is done",
    }),
    sinceOn: date({ label: "Used here since", called: "The date", isPast: true }),
    owner,
    reviewOn: date({ label: "Review by", called: "The date" }),
  },
  {
    owner: ({ owner: typed }) =>
      Boolean(typed) && !isMail(typed ?? "") && "Enter an e-mail address",
    reviewOn: ({ reviewOn }, { today }) =>
      reviewOn !== undefined && reviewOn < today && "The date must be today or later",
  },
);

/** To what effect, and how that was measured. */
export const effectForm = defineForm<Now & { readonly sinceOn: IsoDate }>()(
  {
    measuredOn: date({ label: "Measured on", called: "The date", isPast: true }),
    measuredHow: text({
      namesNoChild: true,
      label: "How it was measured",
      hint: "What was counted or asked, and of what: “missing episodes from two homes, six months before and after”",
      called: "How it was measured",
      most: 400,
      missing: "Enter how it was measured",
    }),
    effect: text({
      namesNoChild: true,
      label: "What was found",
      hint: "No child is described",
      rows: 4,
      called: "What was found",
      most: 2000,
      missing: "Enter what was found",
    }),
    direction: choice({
      label: "Compared with before",
      options: directions,
      missing: "Choose how it compares with before",
    }),
  },
  {
    measuredOn: ({ measuredOn }, { sinceOn }) =>
      measuredOn !== undefined && measuredOn < sinceOn && "It was not used here before that day",
  },
);

export const reviewForm = defineForm<Now & { readonly today: IsoDate }>()(
  {
    goesOn: choice({
      label: "Does it go on?",
      options: {
        yes: "Yes",
        no: { text: "No, it ends today", hint: "What was recorded stays" },
      },
      missing: "Choose whether it goes on",
    }),
    owner,
    reviewOn: date({ label: "Next review by", called: "The date" }),
  },
  {
    owner: ({ owner: typed }) =>
      Boolean(typed) && !isMail(typed ?? "") && "Enter an e-mail address",
    reviewOn: ({ reviewOn, goesOn }, { today }) =>
      goesOn === "yes" &&
      Boolean(reviewOn) &&
      (reviewOn ?? "") < today &&
      "The date must be today or later",
  },
);

type Offered = readonly { readonly id: string; readonly name: string }[];
type Linking = { readonly programmes: Offered; readonly cases: Offered };
const optionsOf = (all: Offered) => all.map(({ id, name }) => ({ value: id, text: name }));

/** Where it is used. */
export const linkForm = defineForm<Linking, Linking>()(
  {
    programme: optionalChoiceFrom({
      label: "A programme in which it is used",
      options: ({ programmes }) => optionsOf(programmes),
      unchosen: "None",
      unknown: "Choose a programme",
    }),
    context: optionalChoiceFrom({
      label: "A case on a place, a group or an online space in which it is used",
      hint: "Only those that you read",
      options: ({ cases }) => optionsOf(cases),
      unchosen: "None",
      unknown: "Choose a case",
    }),
  },
  {
    programme: ({ programme, context }) =>
      programme === null && context === null && "Choose a programme or a case",
  },
);

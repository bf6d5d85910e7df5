import {
  choice,
  date,
  defineForm,
  optionalChoiceFrom,
  text,
  type Option,
} from "../../kernel/forms/index.ts";
import { closings } from "./context-words.ts";

type Now = { readonly now: Date };

/** A named fact before anything is done. */
export const factForm = defineForm<Now>()({
  wording: text({
    namesNoChild: true,
    label: "What is counted or seen?",
    hint: "“Young people approached by adults at the bandstand on a Friday”",
    called: "What is counted or seen",
    most: 500,
    missing: "Enter what is counted or seen",
  }),
  source: text({
    namesNoChild: true,
    label: "Where does it come from?",
    hint: "“Youth workers’ log”, “calls to police”",
    called: "Where it comes from",
    most: 400,
    missing: "Enter where it comes from",
  }),
  beforeSaid: text({
    namesNoChild: true,
    label: "Before",
    hint: "“9 in four weeks”",
    called: "Before",
    most: 1000,
    missing: "Enter how it was before",
  }),
  beforeOn: date({ label: "Before, as of", called: "The day before", isPast: true }),
});

type After = Now & { readonly beforeOn: string };

/** The same fact after. */
export const factAfterForm = defineForm<After>()(
  {
    afterSaid: text({
      namesNoChild: true,
      label: "After",
      hint: "The same thing, counted or seen in the same way",
      called: "After",
      most: 1000,
      missing: "Enter how it is after",
    }),
    afterOn: date({ label: "After, as of", called: "The day after", isPast: true }),
    isSafer: choice({
      label: "Does it show that it is safer there?",
      missing: "Choose whether it shows that it is safer",
      options: { yes: "Yes", no: "No" },
    }),
  },
  {
    afterOn: ({ afterOn }, { beforeOn }) =>
      afterOn !== undefined && afterOn <= beforeOn && "It must be later than the day before",
  },
);

/** What young people there say. */
export const voiceForm = defineForm<Now>()({
  wording: text({
    namesNoChild: true,
    label: "What do young people there say?",
    hint: "In their own words, and without a name",
    rows: 4,
    isVerbatim: true,
    called: "What they say",
    most: 2000,
    missing: "Enter what they say",
  }),
  saidOn: date({ label: "When they said it", called: "When they said it", isPast: true }),
  heardHow: text({
    namesNoChild: true,
    label: "How it was heard",
    hint: "“At a walk with six young people”, “on cards at the youth club”. Name no child",
    called: "How it was heard",
    most: 400,
    missing: "Enter how it was heard",
  }),
});

type Elsewhere = { readonly others: readonly Option[] };

/** Where the harm moved. */
export const movedForm = defineForm<Now & Elsewhere, Elsewhere>()({
  wording: text({
    namesNoChild: true,
    label: "Where did it move, and how is it known?",
    hint: "Name no child",
    rows: 2,
    called: "Where it moved",
    most: 1000,
    missing: "Enter where it moved",
  }),
  movedTo: optionalChoiceFrom({
    label: "The case there, if there is one",
    hint: "If there is none, refer it next",
    options: ({ others }) => others,
    unchosen: "No case that you read",
    unknown: "Choose a case from the list",
  }),
  seenOn: date({ label: "When it was seen", called: "When it was seen", isPast: true }),
});

type Closing = {
  readonly openActions: number;
  readonly saferFacts: number;
  readonly moves: number;
  readonly voices: number;
};

/** A manager who does not own the case closes it. */
export const closeForm = defineForm<Closing>()(
  {
    outcome: choice({
      label: "How does it end?",
      options: closings,
      missing: "Choose how it ends",
    }),
    reason: text({
      namesNoChild: true,
      label: "Reason",
      hint: "Also what young people there say of it, and who looks after the place from now on. Name no child",
      rows: 4,
      called: "Reason",
      most: 4000,
      missing: "Enter the reason",
    }),
  },
  {
    outcome: ({ outcome }, { openActions, saferFacts, moves, voices }) => {
      if (outcome === undefined) return false;
      if (openActions > 0) return "Actions are open: say what came of each first";
      if (outcome === "made-safer" && saferFacts === 0)
        return "Made safer needs a named fact, before and after, that shows it";
      if (outcome === "made-safer" && voices === 0)
        return "Record first what young people there say";
      return outcome === "moved" && moves === 0 && "Record first where it moved";
    },
  },
);

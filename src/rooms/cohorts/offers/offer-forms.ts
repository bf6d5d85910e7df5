import { choiceFrom, date, defineForm, optionalText, text } from "../../../kernel/forms/index.ts";
import type { Cohort } from "../cohort-reads.ts";
import type { Offerable } from "./offer-sources.ts";

type Now = { readonly now: Date };
type Offered = { readonly offerable: readonly Offerable[] };

const keyOf = ({ kind, id }: Offerable): string => `${kind}:${id}`;
export const chosenIn = (all: readonly Offerable[], key: string): Offerable | undefined =>
  all.find((one) => keyOf(one) === key);

const isNumber = (typed: string): boolean => /^\d{1,5}$/.test(typed) && Number(typed) <= 10_000;

const count = (label: string, called: string, missing: string) =>
  text({ label, classes: "govuk-input--width-4", called, most: 5, missing });

/** What the cohort was offered, since when and to how many; not to whom. */
export const offerForm = defineForm<Now & Offered & { readonly cohort: Cohort }, Offered>()(
  {
    what: choiceFrom({
      label: "What was the cohort offered?",
      options: ({ offerable }) =>
        offerable.map((one) => ({
          value: keyOf(one),
          text: `${one.name} (${one.kind})`,
        })),
      unchosen: "Choose a programme or a service",
      missing: "Choose a programme or a service",
    }),
    sinceOn: date({
      label: "Offered since",
      called: "The date",
      earliest: (_typed, { cohort }) => cohort.openedOn,
      isPast: true,
    }),
    offered: count(
      "To how many children of the cohort",
      "How many children",
      "Enter how many children it was offered to",
    ),
  },
  {
    offered: ({ offered }) =>
      Boolean(offered) &&
      (!isNumber(offered ?? "") || Number(offered) === 0) &&
      "Enter a whole number from 1 to 10,000",
  },
);

type Counting = Now & { readonly offered: number; readonly sinceOn: string };

/** What came of it, in numbers. */
export const countForm = defineForm<Counting>()(
  {
    countedOn: date({
      label: "Counted on",
      called: "The date",
      earliest: (_typed, { sinceOn }) => sinceOn,
      isPast: true,
    }),
    takenUp: count("How many took it up", "How many took it up", "Enter how many took it up"),
    better: count(
      "For how many of them it went better",
      "For how many",
      "Enter for how many it went better",
    ),
    learned: optionalText({
      namesNoChild: true,
      label: "What was learned (optional)",
      hint: "No child is described. A child’s name is refused",
      rows: 3,
      called: "What was learned",
      most: 2000,
    }),
  },
  {
    takenUp: ({ takenUp }, { offered }) => {
      if (!takenUp) return false;
      if (!isNumber(takenUp)) return "Enter a whole number from 0 to 10,000";
      return Number(takenUp) > offered && "It cannot be more than it was offered to";
    },
    better: ({ better, takenUp }) => {
      if (!better) return false;
      if (!isNumber(better)) return "Enter a whole number from 0 to 10,000";
      return Number(better) > Number(takenUp) && "It cannot be more than took it up";
    },
  },
);

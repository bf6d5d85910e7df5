import { londonDate } from "../../kernel/dates.ts";
import {
  choiceFrom,
  date,
  defineForm,
  optionalChoiceFrom,
  text,
} from "../../kernel/forms/index.ts";
import type { RegisteredAgreement } from "../directory/index.ts";
import { earliest } from "./acting.ts";
import type { Cohort } from "./cohort-reads.ts";
import type { CohortScheme } from "./cohort-scheme.ts";

type Now = { readonly now: Date };

/** A member of staff, with their agency beside their name. */
export type Person = { readonly staffId: string; readonly name: string };

type Opened = {
  readonly scheme: CohortScheme;
  /** Who can own one. */
  readonly colleagues: readonly Person[];
  /** Those of the register that are in force. */
  readonly agreements: readonly RegisteredAgreement[];
};

type Colleagues = { readonly colleagues: readonly Person[] };
const colleaguesOf = ({ colleagues }: Colleagues) =>
  colleagues.map(({ staffId, name }) => ({ value: staffId, text: name }));

/** What the reference and the name of an agreement take of the text at most. */
const mostOfAgreement = 240;

/** What a cohort is for, on what basis, by whom, and whom it is for. */
export const cohortForm = defineForm<Now & Opened, Opened>()({
  kind: choiceFrom({
    label: "What kind of cohort?",
    classes: "govuk-radios--small",
    options: ({ scheme }) =>
      scheme.kinds.map(({ key, name, meaning, isListed }) => ({
        value: key,
        text: `${name}: ${meaning}${isListed === true ? ". Known to its list alone" : ""}`,
      })),
    missing: "Choose a kind of cohort",
  }),
  name: text({
    label: "What is it called?",
    called: "Name",
    most: 200,
    missing: "Enter a name",
  }),
  purpose: text({
    label: "What is it for?",
    rows: 3,
    called: "Purpose",
    most: 2000,
    missing: "Enter what it is for",
  }),
  criteria: text({
    label: "Who is it for?",
    rows: 3,
    called: "Criteria",
    most: 2000,
    missing: "Enter who it is for",
  }),
  agreement: optionalChoiceFrom({
    label: "Sharing agreement (optional)",
    hint: "From the register: those in force",
    unchosen: "Choose one",
    options: ({ agreements }) =>
      agreements.map(({ reference, title }) => ({
        value: reference,
        text: `${reference}: ${title}`,
      })),
    unknown: "Choose an agreement of the register",
  }),
  basis: text({
    label: "Lawful basis",
    why: "A list of children needs a lawful basis of its own before the first child is on it. Governance reads it here.",
    rows: 3,
    called: "Basis",
    most: 1000 - mostOfAgreement,
    missing: "Enter the lawful basis",
  }),
  owner: choiceFrom({
    label: "Who owns it?",
    unchosen: "Choose one",
    options: colleaguesOf,
    missing: "Choose who owns it",
  }),
  agencies: text({
    label: "Which agencies take part?",
    rows: 3,
    called: "Agencies",
    most: 1000,
    missing: "Enter who takes part",
  }),
  openedOn: date({ label: "When did it begin?", called: "Date", earliest, isPast: true }),
  reviewBy: date({
    label: "Reviewed by",
    called: "Review date",
    earliest: (_typed, { now }) => londonDate(now),
  }),
});

/** What was learned when it ends. */
export const closeForm = defineForm<Now & { readonly cohort: Cohort }>()({
  closedOn: date({
    label: "When did it end?",
    called: "Date",
    earliest: (_typed, { cohort }) => cohort.openedOn,
    isPast: true,
  }),
  learned: text({
    label: "What was learned?",
    rows: 3,
    called: "What was learned",
    most: 4000,
    missing: "Enter what was learned",
  }),
});

/** Puts a colleague on the list of a cohort. */
export const readerForm = defineForm<Colleagues, Colleagues>()({
  staff: choiceFrom({
    label: "Put a colleague on the list",
    unchosen: "Choose one",
    options: colleaguesOf,
    missing: "Choose a colleague",
  }),
  reason: text({
    label: "Why they need to know",
    called: "Why",
    most: 1000,
    missing: "Enter why they need to know",
  }),
});

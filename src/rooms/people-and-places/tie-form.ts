import { choice, defineForm, text } from "../../kernel/forms/index.ts";
import { namingNoChild } from "../subjects/index.ts";
import { linkChecks, sourceQuestions, sureQuestions } from "./link-questions.ts";
import { tieRelations } from "./tie-words.ts";

type Reading = { readonly now: Date };

const relationNames = Object.fromEntries(
  Object.entries(tieRelations).map(([key, { name }]) => [key, name]),
);

/** What is asked of a link whose two ends are known. */
const tieQuestions = {
  relation: choice({
    label: "How is this one linked with it?",
    options: relationNames,
    missing: "Choose how they are linked",
  }),
  ...sureQuestions,
  wording: text({
    namesNoChild: true,
    label: "What was said or seen",
    hint: "Name no child",
    rows: 3,
    called: "What was said or seen",
    most: 2000,
    missing: "Enter what was said or seen",
  }),
  ...sourceQuestions,
  source: namingNoChild(sourceQuestions.source),
};

/** A link between two subjects that are no children. */
export const tieForm = defineForm<Reading>()(
  {
    other: text({
      label: "The other person, place or subject",
      hint: "Its name, registration, number or postcode. Never a child",
      called: "The other subject",
      most: 200,
      missing: "Enter the other subject",
    }),
    ...tieQuestions,
  },
  linkChecks,
);

/** The same where Lantern suggested the other end, and a person takes it. */
export const takenTieForm = defineForm<Reading>()(tieQuestions, linkChecks);

/** Why a link is ended; the entry stays. */
export const endTieForm = defineForm()({
  reason: text({
    namesNoChild: true,
    label: "Why it is ended, and how that is known",
    rows: 3,
    called: "Why it is ended",
    most: 1000,
    missing: "Enter why it is ended",
  }),
});

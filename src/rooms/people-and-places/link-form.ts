import { along, choiceFrom, defineForm, text, type Option } from "../../kernel/forms/index.ts";
import {
  certaintyQuestion,
  linkChecks,
  reviewByQuestion,
  reviewCheck,
  sourceQuestions,
  sureQuestions,
} from "./link-questions.ts";
import type { ThingKind } from "./thing-kinds.ts";
import { relationsFor, type LinkScheme } from "./thing-scheme.ts";

export type LinkDrawing = { readonly scheme: LinkScheme; readonly kind: ThingKind };
type Reading = LinkDrawing & { readonly now: Date };

const relationsOf = ({ scheme, kind }: LinkDrawing): readonly Option[] =>
  relationsFor(scheme, kind).map(({ key, name }) => ({ value: key, text: name }));

const linkQuestions = {
  relation: choiceFrom({
    label: "How are they linked?",
    options: relationsOf,
    missing: "Choose how they are linked",
  }),
  ...sureQuestions,
  wording: text({
    label: "What was said or seen?",
    hint: "In the source’s own words. Everyone who may read this link can read it",
    rows: 3,
    called: "What was said",
    most: 2000,
    missing: "Enter what was said or seen",
  }),
  ...sourceQuestions,
};

/** What links a child with a subject that was looked for on the child’s page. */
export const childLinkForm = defineForm<Reading, LinkDrawing>()(
  { thing: along(), q: along(), ...linkQuestions },
  linkChecks,
);

/** The same from the page of the subject: the child by the reference of a record within reach. */
export const thingLinkForm = defineForm<Reading, LinkDrawing>()(
  {
    reference: text({
      label: "Reference of the child’s record",
      hint: "For example C-2048-2",
      called: "Reference",
      most: 40,
      missing: "Enter the reference of the child’s record",
    }),
    ...linkQuestions,
  },
  linkChecks,
);

/** Whether it still stands: who says so, how sure it is now, and until when. */
export const renewLinkForm = defineForm<{ readonly now: Date }>()(
  {
    certainty: certaintyQuestion,
    reason: text({
      label: "Why it still stands, and how that is known",
      rows: 3,
      called: "Why it still stands",
      most: 1000,
      missing: "Enter why it still stands",
    }),
    reviewBy: reviewByQuestion,
  },
  { reviewBy: reviewCheck },
);

/** Why a link is taken back; what was said stays on the child’s record. */
export const endLinkForm = defineForm()({
  reason: text({
    label: "Why is it withdrawn, and what is the evidence?",
    rows: 3,
    called: "Reason",
    most: 1000,
    missing: "Enter why it is withdrawn, and how that is known",
  }),
});

import {
  choice,
  choiceFrom,
  defineForm,
  optionalChoiceFrom,
  text,
} from "../../kernel/forms/index.ts";
import { subjects } from "./escalation.ts";

type Named = { readonly staffId: string; readonly name: string };
export type RaiseChoices = {
  /** Agencies that can be disagreed with: all but one's own. */
  readonly agencies: readonly { readonly agencyId: string; readonly name: string }[];
  /** Who may be named to decide: they reach the child. */
  readonly deciders: readonly Named[];
};
export type Deciders = Pick<RaiseChoices, "deciders">;

/** Somebody whom it is put to by name; nobody has to be. */
export const decider = <R extends Deciders, D extends Deciders>() =>
  optionalChoiceFrom<R, D>({
    label: "Ask a named person to decide (optional)",
    hint: "Add them to the child’s professional network first.",
    unchosen: "Nobody by name",
    options: ({ deciders }) =>
      deciders.map(({ staffId, name }) => ({ value: staffId, text: name })),
    unknown: "Choose a person in the child’s professional network, or leave it empty",
  });

/** Who raises it, for whom and when are known already. */
export const raiseForm = defineForm<RaiseChoices, RaiseChoices>()({
  about: choice({
    label: "What is it about?",
    classes: "govuk-radios--small",
    options: subjects,
    missing: "Choose what it is about",
  }),
  agency: choiceFrom({
    label: "Which agency do you disagree with?",
    unchosen: "Choose an agency",
    options: ({ agencies }) =>
      agencies.map(({ agencyId, name }) => ({ value: agencyId, text: name })),
    missing: "Choose the agency that you disagree with",
  }),
  wording: text({
    label: "What do you disagree about, and why?",
    hint: "What was decided or done, and what it means for the child.",
    rows: 5,
    called: "What you disagree about",
    most: 4000,
    missing: "Enter what you disagree about, and why",
  }),
  asked: text({
    label: "What do you ask for?",
    rows: 3,
    called: "What you ask for",
    most: 2000,
    missing: "Enter what you ask for",
  }),
  decider: decider(),
});

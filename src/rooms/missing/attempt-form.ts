import {
  carried,
  choice,
  date,
  defineForm,
  moment,
  optionalChoice,
  optionalChoiceFrom,
  optionalText,
  severalFrom,
  type FormTyped,
  type Option,
} from "../../kernel/forms/index.ts";
import { reachQuestion } from "../actions/index.ts";
import type { Reasons } from "./missing-scheme.ts";
import { isBefore } from "./return-form.ts";

type Reading = {
  readonly reasons: Reasons;
  readonly now: Date;
  readonly missingSince: Date;
  readonly returnedAt: Date;
  /** Those who lead for the child: an interview by one of them is not independent. */
  readonly leads: readonly string[];
};
export type AttemptDrawing = {
  readonly reasons: Reasons;
  /** Who can be asked to do what follows. */
  readonly owners: readonly Option[];
};

export const sameName = (one: string, other: string): boolean =>
  one.trim().toLowerCase() === other.trim().toLowerCase();

/** An offer of the return home interview or an attempt at it: what must be said depends on what happened. */
export const attemptForm = defineForm<Reading, AttemptDrawing>()(
  {
    outcome: choice({
      label: "What happened?",
      missing: "Choose what happened",
      options: {
        offered: { text: "It was offered", hint: "Each time, whatever the child said before" },
        done: { text: "It was done", hint: "This stops the clock" },
        declined: {
          text: "The child declined",
          hint: "It stays due until a person decides otherwise",
        },
        "not-found": "The child was not found",
        "not-attempted": "It was not attempted",
      },
      reveals: {
        offered: ["offeredTo"],
        done: ["interviewer", "independent", "childAccount", "reasons"],
      },
    }),
    offeredTo: optionalText({
      label: "Who to?",
      hint: "“The child, by telephone”, “the child, through her carer”",
      called: "Who it was offered to",
      most: 200,
    }),
    interviewer: optionalText({ label: "Who interviewed?", called: "Interviewer", most: 200 }),
    independent: optionalChoice({
      label: "Are they independent?",
      hint: "They neither care for the child nor lead their plan",
      classes: "govuk-radios--small",
      options: { yes: "Yes", no: "No" },
      unknown: "Say whether the interviewer is independent",
    }),
    childAccount: optionalText({
      label: "What does the child say?",
      hint: "In their own words: why, where, who with, how they travelled, whether anyone hurt or frightened them, what would help",
      rows: 8,
      isVerbatim: true,
      called: "What the child says",
      most: 10_000,
    }),
    reasons: severalFrom({
      label: { push: "What drove them away", pull: "What drew them" },
      classes: "govuk-checkboxes--small",
      options: ({ reasons }) =>
        reasons.map(({ key, name, kind }) => ({
          value: key,
          text: name,
          group: kind,
          id: `reason-${key}`,
        })),
    }),
    happened: moment({ label: "When was this?", called: "When this was" }),
    instead: optionalText({
      label: "Where it was not done: what was tried instead, or will be?",
      hint: "Another day, another person, a walk, a message, through a person they trust",
      rows: 3,
      called: "What was tried instead",
      most: 2000,
    }),
    parentAccount: optionalText({
      label: "What the parent or carer says (optional)",
      hint: "Ask also where the child declines",
      rows: 3,
      isVerbatim: true,
      called: "What the carer says",
      most: 10_000,
    }),
    doneFor: optionalText({
      label: "Which area or agency interviews, for a child placed elsewhere (optional)",
      called: "Area or agency",
      most: 200,
    }),
    changes: optionalText({
      label: "What changes?",
      rows: 3,
      called: "What changes in the plan",
      most: 2000,
    }),
    /** An action that follows, where there is one: read by the command of every action. */
    promise: carried({
      wording: optionalText({
        label: "An action: what will be done",
        rows: 2,
        called: "What will be done",
        most: 1000,
      }),
      owner: optionalChoiceFrom({
        label: "Who will do it",
        unchosen: "Choose",
        options: ({ owners }: AttemptDrawing) => owners,
        unknown: "Choose who will do it",
      }),
      reach: reachQuestion(),
      due: date({ label: "By when", called: "Due date" }),
    }),
  },
  {
    offeredTo: ({ outcome, offeredTo }) =>
      outcome === "offered" && offeredTo === null && "Enter who it was offered to",
    interviewer: ({ outcome, interviewer }) =>
      outcome === "done" && interviewer === null && "Enter who interviewed",
    independent: ({ outcome, independent, interviewer }, { leads }) => {
      if (outcome !== "done" || independent === "no") return undefined;
      if (independent === null) return "Say whether the interviewer is independent";
      if (!interviewer || !leads.some((name) => sameName(name, interviewer))) return undefined;
      return `${interviewer} leads for this child: say that they are not independent`;
    },
    childAccount: ({ outcome, childAccount }) =>
      outcome === "done" &&
      childAccount === null &&
      "Enter what the child says, in their own words",
    /** An offer can be made while the child is still missing; an interview cannot. */
    happened: ({ outcome, happened }, { missingSince, returnedAt }) =>
      outcome === "done"
        ? isBefore(happened, returnedAt) && "When this was must be after they came back"
        : isBefore(happened, missingSince) && "When this was must be after they went missing",
    instead: ({ outcome, instead }) =>
      (outcome === "declined" || outcome === "not-found" || outcome === "not-attempted") &&
      instead === null &&
      "Enter what was tried instead, or will be",
  },
);

export type AttemptForm = FormTyped<typeof attemptForm>;

/** What is kept of an attempt: who interviewed, where it was done. */
export function readAttempt(form: AttemptForm, reading: Reading) {
  const { value, errors } = attemptForm.read(form, reading);
  if (errors) return { errors };
  const { happened, independent, interviewer, promise, ...said } = value;
  const isDone = said.outcome === "done";
  const attempt = {
    ...said,
    happenedAt: happened,
    interviewer: isDone ? interviewer : null,
    isIndependent: isDone ? independent === "yes" : null,
  };
  return { attempt, promise };
}

export type ReadAttempt = Extract<ReturnType<typeof readAttempt>, { attempt: object }>["attempt"];

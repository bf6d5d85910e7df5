import { choice, date, defineForm, severalFrom, type Sent } from "../../kernel/forms/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { addStep } from "./change-investigation.ts";
import {
  beforeOpened,
  optionsOf,
  tooFar,
  type Drawing,
  type Reading,
  type Working,
} from "./step-questions.ts";

export const interviewKinds = {
  abe: "Achieving Best Evidence (ABE) interview",
  statement: "Statement",
} as const;
export const interviewOutcomes = {
  planned: "Planned",
  done: "Done",
  "not-held": "Did not take place",
} as const;
export const intermediaryAnswers = {
  asked: "An intermediary was asked for",
  "not-asked": "An intermediary was not asked for",
  "not-needed": "It was decided that none is needed",
} as const;

type Sending<F> = { readonly working: Working; readonly form: F };

/** When an interview or a statement is or was, and whether it took place: never what was said. */
export const interviewForm = defineForm<Reading, Drawing>()(
  {
    about: choice({ label: "What is it?", options: interviewKinds, missing: "Choose what it is" }),
    outcome: choice({
      label: "Has it taken place?",
      options: interviewOutcomes,
      missing: "Choose whether it has taken place",
    }),
    heldOn: date({ label: "The day", called: "The day" }),
    intermediary: choice({
      label: "Was an intermediary asked for?",
      options: intermediaryAnswers,
      missing: "Choose whether an intermediary was asked for",
    }),
  },
  {
    heldOn: ({ outcome, heldOn }, reading) => {
      const wrong = beforeOpened(reading, heldOn) || tooFar(reading, heldOn);
      if (wrong || heldOn === undefined || outcome === undefined) return wrong;
      const isToCome = heldOn > reading.today;
      if (isToCome && outcome === "done")
        return "It is in the future: it cannot have taken place yet";
      return (
        !isToCome &&
        outcome === "planned" &&
        heldOn < reading.today &&
        "It is past: choose whether it took place"
      );
    },
  },
);

export async function recordInterview(
  tx: Tx,
  acting: CommandContext,
  { working, form }: Sending<Sent<typeof interviewForm>>,
): Promise<Change> {
  const { value, errors } = interviewForm.read(form, { ...working, now: acting.at });
  if (errors) return { kind: "invalid", errors };
  const isPast = value.outcome === "done";
  return addStep(tx, acting, {
    investigation: working.investigation,
    version: form.version,
    step: {
      step: "interview",
      about: value.about,
      outcome: value.outcome,
      way: value.intermediary,
      happenedOn: isPast ? value.heldOn : null,
      dueOn: isPast ? null : value.heldOn,
    },
  });
}

export const measureOutcomes = {
  asked: "Asked for",
  granted: "Granted",
  refused: "Refused",
  "not-wanted": "Not wanted by the child",
} as const;

/** Special measures: which were asked for, granted or refused. */
export const measuresForm = defineForm<Reading, Drawing>()(
  {
    measures: severalFrom({
      label: "Which special measures?",
      options: ({ scheme }) => optionsOf(scheme.measures),
    }),
    outcome: choice({
      label: "What became of them?",
      options: measureOutcomes,
      missing: "Choose what became of them",
    }),
    decidedOn: date({ label: "The day", called: "The day", isPast: true }),
  },
  {
    measures: ({ measures }) => measures?.length === 0 && "Choose which special measures",
    decidedOn: ({ decidedOn }, reading) => beforeOpened(reading, decidedOn),
  },
);

export async function recordMeasures(
  tx: Tx,
  acting: CommandContext,
  { working, form }: Sending<Sent<typeof measuresForm>>,
): Promise<Change> {
  const { value, errors } = measuresForm.read(form, { ...working, now: acting.at });
  if (errors) return { kind: "invalid", errors };
  const { outcome, measures, decidedOn: happenedOn } = value;
  return addStep(tx, acting, {
    investigation: working.investigation,
    version: form.version,
    step: { step: "measures", outcome, measures, happenedOn },
  });
}

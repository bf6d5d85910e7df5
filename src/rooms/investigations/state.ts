import { choice, date, defineForm, type Sent } from "../../kernel/forms/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { addStep } from "./change-investigation.ts";
import { nextStates, states } from "./investigation.ts";
import { toldBy } from "./scheme.ts";
import {
  beforeOpened,
  oneLine,
  type Drawing,
  type Reading,
  type Working,
} from "./step-questions.ts";

/** How the investigation stands: charged, no further action, at court, ended. */
export const stateForm = defineForm<Reading, Drawing>()(
  {
    state: choice({
      label: "How does it stand now?",
      options: states,
      isOffered: (state, { investigation }) => nextStates(investigation.state).includes(state),
      missing: "Choose how it stands now",
    }),
    stateOn: date({ label: "Since when", called: "The day", isPast: true }),
    why: oneLine("Decided by (optional)", "In one line: who decided it. No evidence"),
  },
  {
    state: ({ state }, { investigation }) =>
      state !== undefined &&
      !nextStates(investigation.state).includes(state) &&
      "It stands so already: choose how it stands now",
    stateOn: ({ stateOn }, reading) =>
      beforeOpened(reading, stateOn) ||
      (stateOn !== undefined &&
        stateOn < reading.investigation.stateOn &&
        "It must not be before the last change"),
  },
);

/** Records it. The clock of telling the victim begins with it, also where the investigation has ended. */
export async function recordState(
  tx: Tx,
  acting: CommandContext,
  { working, form }: { readonly working: Working; readonly form: Sent<typeof stateForm> },
): Promise<Change> {
  const { value, errors } = stateForm.read(form, { ...working, now: acting.at });
  if (errors) return { kind: "invalid", errors };
  const { investigation, scheme, calendar } = working;
  const { isEnhanced } = investigation;
  const tellBy = toldBy(scheme, { on: value.stateOn, isEnhanced, calendar });
  return addStep(tx, acting, {
    investigation,
    version: form.version,
    columns: {
      state: value.state,
      state_on: value.stateOn,
      update_due_on: tellBy,
      ...(value.state === "ended" && { escalation_due_at: null }),
    },
    step: {
      step: "state",
      about: value.state,
      wording: value.why,
      happenedOn: value.stateOn,
      dueOn: tellBy,
    },
  });
}

import { choiceFrom, defineForm, type Option, type Sent } from "../../kernel/forms/index.ts";
import { holds } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { oneAtATime } from "../../platform/database/one-at-a-time.ts";
import { invalid, type Change, type CommandContext } from "../../platform/rooms/command.ts";
import { putOn } from "./agenda.ts";
import { listCasesFor } from "./case-links.ts";
import { sectionsFor, type Panel } from "./panel.ts";
import { isOpen, type Sitting } from "./sitting-reads.ts";

type Offered = { readonly cases: readonly Option[]; readonly sections: readonly Option[] };

/** Which case on a place, group or online space a panel looks at. */
export const caseForm = defineForm<Offered, Offered>()({
  case: choiceFrom<Offered, Offered>({
    label: "Which case?",
    hint: "Open cases that you read and that are not restricted",
    options: ({ cases }) => cases,
    unchosen: "Choose a case",
    missing: "Choose a case",
  }),
  section: choiceFrom<Offered, Offered>({
    label: "Part of the agenda",
    options: ({ sections }) => sections,
    missing: "Choose the part of the agenda",
  }),
});

/** The parts of an agenda in which something that is no child can stand. */
export const sectionsOfCases = (panel: Panel): readonly Option[] => {
  const all = [...sectionsFor(panel, "theme"), ...sectionsFor(panel, "thing")];
  return [...new Map(all.map(({ key, name }) => [key, { value: key, text: name }])).values()];
};

export async function offeredCases(
  tx: Tx,
  { sitting, panel }: { readonly sitting: Sitting; readonly panel: Panel },
): Promise<Offered> {
  const cases = await listCasesFor(tx, sitting.sittingId);
  return {
    cases: cases.map(({ contextId, name }) => ({ value: contextId, text: name })),
    sections: sectionsOfCases(panel),
  };
}

type Adding = {
  readonly sitting: Sitting;
  readonly panel: Panel;
  readonly form: Sent<typeof caseForm>;
};

/** Puts a case on an agenda by its name. Who has a conflict of interest in it is asked to nothing and reads nothing of it. */
export async function addCase(
  tx: Tx,
  acting: CommandContext,
  { sitting, panel, form }: Adding,
): Promise<Change> {
  if (!(await isOpen(tx, sitting.sittingId))) return { kind: "stale" };
  await oneAtATime(tx, `agenda of ${sitting.sittingId}`);
  const offered = await offeredCases(tx, { sitting, panel });
  const { value, errors } = caseForm.read(form, offered);
  if (errors) return { kind: "invalid", errors };
  const chosen = offered.cases.find((one) => one.value === value.case);
  if (chosen === undefined) return invalid("case", "Choose a case");
  const item = {
    title: chosen.text,
    contextId: chosen.value,
    section: value.section,
    why: "business",
    minutes: panel.itemMinutes,
  };
  await putOn(tx, acting, { sitting, item });
  return { kind: "accepted" };
}

type At = {
  readonly sitting: Sitting;
  readonly panel: Panel;
  readonly acting: Pick<CommandContext, "actor">;
};

/** Who keeps panels and reads cases, while the sitting is open. */
export const mayAddCase = ({ sitting, panel, acting }: At): boolean =>
  holds(acting.actor, "panel.manage") &&
  holds(acting.actor, "context.view") &&
  sectionsOfCases(panel).length > 0 &&
  sitting.approvedAt === null &&
  sitting.cancelledAt === null;

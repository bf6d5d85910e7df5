import { ageOn } from "../../../kernel/dates.ts";
import type { FieldError } from "../../../kernel/fields.ts";
import { newId } from "../../../kernel/ids.ts";
import {
  conclude,
  itemsOf,
  type AnswerProblem,
  type ChildFacts,
  type Concluded,
  type Instrument,
} from "../../../instruments/index.ts";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Person } from "../../subjects/index.ts";
import { appendChronology, bandFloors, floorsOf, levelSchemeOn } from "../../child-record/index.ts";
import { fieldOf, inPageOrder, readToolForm, type FilledIn, type ToolFields } from "./tool-form.ts";
import { findPreviousUse } from "./tool-reads.ts";
import type { Tool } from "./tools-in-force.ts";

export type ToolChange =
  | { readonly kind: "accepted"; readonly useId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

type Using = { readonly actor: StaffActor; readonly today: string };
type About = { readonly person: Person; readonly tool: Tool; readonly form: ToolFields };

/**
 * Keeps a tool filled in about a child: answers, the person's judgement, and then what the answers
 * came to. It sets no level and no harm status; people do, on their own pages.
 */
export async function useTool(
  tx: Tx,
  { actor, today }: Using,
  { person, tool, form }: About,
): Promise<ToolChange> {
  const { instrument } = tool;
  const key = { personId: person.personId, tool: instrument.key };
  const previous = await findPreviousUse(tx, key);
  const { filledIn, errors } = readToolForm(instrument, form, { today, previous });
  const { answers, judgement, facts } = filledIn;
  const child: ChildFacts = {
    age: person.bornOn === null ? undefined : ageOn(person.bornOn, today),
    facts,
    factsNotKnown: filledIn.factsNotKnown,
    floors: bandFloors(
      await floorsOf(tx, { personId: person.personId, today }),
      await levelSchemeOn(tx, today),
      instrument,
    ),
  };
  const conclusion = conclude(instrument, { answers, child, judgement });
  const problems = conclusion.kind === "invalid" ? errorsOf(conclusion.problems) : [];
  const wrong = inPageOrder(instrument, [...errors, ...problems]);
  if (wrong.length > 0 || conclusion.kind === "invalid") return { kind: "invalid", errors: wrong };
  const useId = newId();
  await keep(tx, {
    useId,
    actor,
    today,
    person,
    tool,
    filledIn,
    child,
    concluded: conclusion.value,
  });
  return { kind: "accepted", useId };
}

/** The engine speaks of items; the form has two fields for each, and three of its own. */
export function errorsOf(problems: readonly AnswerProblem[]): readonly FieldError[] {
  const own = ["band", "judgement", "childsView", "parentsView"];
  return problems.map(({ item, words, isAboutEvidence }) => {
    const part = isAboutEvidence ? "evidence" : "answer";
    return { field: own.includes(item) ? item : fieldOf(part, item), message: words };
  });
}

type Keeping = Using & {
  readonly useId: string;
  readonly person: Person;
  readonly tool: Tool;
  readonly filledIn: FilledIn;
  readonly child: ChildFacts;
  readonly concluded: Concluded;
};

async function keep(tx: Tx, keeping: Keeping): Promise<void> {
  const { useId, actor, today, person, tool, filledIn, child, concluded } = keeping;
  const { judgement, calculated, agreement } = concluded;
  await tx
    .insertInto("protect.tool_uses")
    .values({
      tool_use_id: useId,
      partnership_id: person.partnershipId,
      person_id: person.personId,
      configuration_id: tool.id,
      tool: tool.instrument.key,
      occasion: filledIn.occasion,
      answers: JSON.stringify(filledIn.answers),
      child: JSON.stringify({ ...child, notKnown: filledIn.factsNotKnown }),
      judged_band: judgement.band ?? null,
      judgement: judgement.reason,
      calculated: JSON.stringify(calculated),
      agreement,
      used_on: today,
      used_by: actor.id,
    })
    .execute();
  await appendChronology(tx, person, {
    kind: "tool",
    headline: headlineOf(tool.instrument, filledIn),
    detail: judgement.reason,
    happenedOn: today,
    by: actor,
  });
}

/** The judgement stands in the chronology; the tool’s number stays on its own page. */
function headlineOf(instrument: Instrument, { judgement, occasion, answers }: FilledIn): string {
  const band = instrument.bands.find(({ key }) => key === judgement.band)?.title;
  const time = occasion === null ? "" : ` (${occasion.toLowerCase()})`;
  const unknown = itemsOf(instrument).filter(({ key }) => answers.items[key]?.value === "unknown");
  const missing = unknown.length === 0 ? "" : `; ${unknown.length} not known`;
  return `${instrument.name}${time} filled in${band ? `, judged ${band}` : ""}${missing}`;
}

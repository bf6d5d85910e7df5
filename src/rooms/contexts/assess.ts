import {
  conclude,
  type Answers,
  type AnswerProblem,
  type Calculated,
  type Concluded,
} from "../../instruments/index.ts";
import type { FieldError } from "../../kernel/fields.ts";
import type { Sent } from "../../kernel/forms/index.ts";
import { newId } from "../../kernel/ids.ts";
import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { Change, CommandContext } from "../../platform/rooms/command.ts";
import { readNamingNoChild } from "../subjects/index.ts";
import { assessForm } from "./assess-form.ts";
import type { Context } from "./context-reads.ts";
import type { ContextScheme, ContextTool } from "./context-scheme.ts";
import type { Weighing } from "./context-words.ts";

type Value = NonNullable<ReturnType<typeof assessForm.read>["value"]>;

const viewOf = (words: string | null, notSought: string | null): Answers["childsView"] =>
  words === null ? { notSought: notSought ?? "" } : { words };

/** The engine asks for two views: of the young people there, and of adults there. */
function answersOf(value: Value): Answers {
  return {
    items: Object.fromEntries(
      value.sides.map(({ key, answer, evidence }) => [
        key,
        { value: answer, ...(evidence !== null && { evidence }) },
      ]),
    ),
    protectiveFactors: [],
    childsView: viewOf(value.youngSay, value.youngNot),
    parentsView: viewOf(value.adultsSay, value.adultsNot),
  };
}

const fields: Readonly<Record<string, string>> = {
  band: "band",
  judgement: "judgement",
  childsView: "youngSay",
  parentsView: "adultsSay",
};

const errorOf = ({ item, words, isAboutEvidence }: AnswerProblem): FieldError => ({
  field: fields[item] ?? `${isAboutEvidence === true ? "evidence" : "answer"}.${item}`,
  message: words,
});

type Assessing = {
  readonly context: Context;
  readonly tool: ContextTool;
  readonly scheme: ContextScheme;
  readonly form: Sent<typeof assessForm>;
};

/**
 * Assesses it with the engine of the tools for children, by its pure part: judgement first, an open answer never a no.
 * No age, disability or level of a child goes into it. It sets no level; people do.
 */
export async function assessContext(
  tx: Tx,
  by: CommandContext,
  { context, tool, scheme, form }: Assessing,
): Promise<Change> {
  if (context.state !== "open") return { kind: "stale" };
  const { instrument } = tool;
  const { value, errors } = await readNamingNoChild(tx, assessForm, {
    form,
    context: { tool: instrument, scheme },
  });
  if (errors) return { kind: "invalid", errors };
  const answers = answersOf(value);
  const conclusion = conclude(instrument, {
    answers,
    child: { age: undefined, facts: [] },
    judgement: { band: value.band, reason: value.judgement },
  });
  if (conclusion.kind === "invalid")
    return { kind: "invalid", errors: conclusion.problems.map(errorOf) };
  await keep(tx, by, { context, tool, answers, value, concluded: conclusion.value });
  return { kind: "accepted" };
}

type Keeping = Pick<Assessing, "context" | "tool"> & {
  readonly answers: Answers;
  readonly value: Value;
  readonly concluded: Concluded;
};

async function keep(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { context, tool, answers, value, concluded }: Keeping,
): Promise<void> {
  await tx
    .insertInto("subjects.context_assessments")
    .values({
      context_assessment_id: newId(),
      partnership_id: actor.partnershipId,
      context_id: context.contextId,
      configuration_id: tool.id,
      answers: JSON.stringify(answers),
      weights: JSON.stringify(value.weights.map(({ key, weighs }) => ({ key, weighs }))),
      judged_band: concluded.judgement.band ?? null,
      judgement: value.judgement,
      calculated: JSON.stringify(concluded.calculated),
      agreement: concluded.agreement,
      assessed_on: today,
      recorded_by: actor.id,
      recorded_at: at,
    })
    .execute();
}

export type ContextAssessment = {
  readonly contextAssessmentId: string;
  readonly configurationId: string;
  readonly answers: Answers;
  readonly weights: readonly { readonly key: string; readonly weighs: Weighing }[];
  readonly judgedBand: string | null;
  readonly judgement: string;
  readonly calculated: Calculated;
  readonly agreement: Concluded["agreement"];
  readonly assessedOn: string;
  readonly by: string;
};

/** Assessments of a case, the newest first. */
export async function listContextAssessments(
  tx: Tx,
  contextId: string,
): Promise<readonly ContextAssessment[]> {
  const { rows } = await sql<ContextAssessment>`
    select t.context_assessment_id as "contextAssessmentId", t.configuration_id as "configurationId", t.answers, t.weights,
      t.judged_band as "judgedBand", t.judgement, t.calculated, t.agreement, t.assessed_on::text as "assessedOn", s.name as by
    from subjects.context_assessments t join directory.staff s on s.staff_id = t.recorded_by
    where t.context_id = ${contextId}::uuid order by t.recorded_at desc, t.context_assessment_id desc limit 20`.execute(
    tx,
  );
  return rows;
}

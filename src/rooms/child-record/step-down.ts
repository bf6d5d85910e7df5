import { readText, type FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { stepDownKind } from "./configuration-kinds.ts";

export type StepDownRule = BodyOf<typeof stepDownKind>;

/** What a lower level rests on, as typed; asked only where the level goes down. */
export type StepDownForm = {
  readonly evidence?: string | undefined;
  readonly evidenceSource?: string | undefined;
  readonly childView?: string | undefined;
};

export type StepDown = {
  readonly evidence: string | null;
  readonly evidenceSource: string | null;
  readonly childView: string | null;
};

export async function stepDownOn(tx: Tx, on: string): Promise<StepDownRule> {
  return (await getConfiguration(tx, { kind: stepDownKind, key: "step-down", on })).body;
}

const nothing: StepDown = { evidence: null, evidenceSource: null, childView: null };

type Fall = {
  readonly from: number | null;
  readonly to: number | undefined;
  readonly rule: StepDownRule;
};

/** Whether the new level is lower than what stands. After “not known” no level is called lower. */
export const isLower = ({ from, to }: Pick<Fall, "from" | "to">): boolean =>
  from !== null && to !== undefined && to < from;

/** Reads what a lower level rests on: evidence with its source, and what the child says. */
export function readStepDown(
  form: StepDownForm,
  fall: Fall,
): { readonly stepDown: StepDown } | { readonly errors: readonly FieldError[] } {
  if (!isLower(fall)) return { stepDown: nothing };
  const { asksEvidence, asksChildView } = fall.rule;
  const errors: FieldError[] = [];
  const text = (
    field: "evidence" | "evidenceSource" | "childView",
    rule: { readonly name: string; readonly most: number },
    missing: string | undefined,
  ): string | null => {
    const asked = missing === undefined ? rule : { ...rule, missing };
    const read = readText(form[field] ?? "", asked);
    if (read.ok) return read.value || null;
    errors.push({ field, message: read.error });
    return null;
  };
  const evidence = text(
    "evidence",
    { name: "Evidence", most: 4000 },
    asksEvidence ? "Enter the evidence that the risk is lower" : undefined,
  );
  const evidenceSource = text(
    "evidenceSource",
    { name: "Source", most: 200 },
    asksEvidence ? "Enter who saw or said it" : undefined,
  );
  const childView = text(
    "childView",
    { name: "What the child says", most: 4000 },
    asksChildView ? "Enter what the child says about it, or why they were not asked" : undefined,
  );
  return errors.length > 0 ? { errors } : { stepDown: { evidence, evidenceSource, childView } };
}

/** As the chronology has it, below the reason. */
export function stepDownWords({ evidence, evidenceSource, childView }: StepDown): string {
  return [
    evidence === null
      ? ""
      : `Evidence: ${evidence}${evidenceSource === null ? "" : ` (${evidenceSource})`}`,
    childView === null ? "" : `The child: ${childView}`,
  ]
    .filter((one) => one !== "")
    .join("\n\n");
}

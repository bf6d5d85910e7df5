import type { FieldError } from "../../kernel/fields.ts";
import { readDecision, type Decision, type DecisionForm } from "./decision-form.ts";
import type { LevelScheme } from "./level-scheme.ts";

export type LevelForm = DecisionForm & {
  readonly level: string;
  /** The version of the child's standing that the form was filled in against. */
  readonly version: string;
};

/** A level decision as it will be recorded. */
export type Level = Decision & { readonly level: number };

const missing = "Enter the reason for this level: what you know, and what has changed";

export function readLevelForm(
  form: LevelForm,
  { scheme, today }: { scheme: LevelScheme; today: string },
): { readonly level: Level } | { readonly errors: readonly FieldError[] } {
  const level = scheme.levels.find((one) => String(one.level) === form.level)?.level;
  const decision = readDecision(form, { today, missing });
  if (level !== undefined && decision.ok) return { level: { level, ...decision.value } };
  const unchosen = level === undefined ? [{ field: "level", message: "Choose a level" }] : [];
  return { errors: [...unchosen, ...(decision.ok ? [] : decision.error)] };
}

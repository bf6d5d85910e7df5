import type { FieldError } from "../../../kernel/fields.ts";
import type { WorkingCalendar } from "../../../kernel/working-days.ts";
import {
  type DecisionForm,
  readHarmForm,
  type FloorRules,
  readLevelForm,
  type StepDownForm,
  type StepDownRule,
} from "../../child-record/index.ts";
import { isDecision, type DecisionKey, type GridContext } from "./grid-columns.ts";
import type { GridRow } from "./grid-rows.ts";
import type { JudgedCell } from "./judge-cells.ts";
import { textOf } from "./typed-cells.ts";

/** A level or a harm status that was changed in the grid, with the reason that was given, if any. */
export type GridDecision = {
  readonly personId: string;
  readonly key: DecisionKey;
  readonly value: string;
  readonly was: string | null;
  /** The version of the child's standing that the reason was written against; empty where none was asked yet. */
  readonly version: string;
  readonly form: DecisionForm & StepDownForm;
};

type Fields = Readonly<Record<string, string | readonly string[]>>;
type Part =
  | keyof StepDownForm
  | "reason"
  | "dissent"
  | "review-day"
  | "review-month"
  | "review-year"
  | "version";

export const partName = (
  { personId, key }: { readonly personId: string; readonly key: DecisionKey },
  part: Part,
): string => `d.${personId}.${key}.${part}`;

/** One reason for all that have none of their own: typed once, recorded with each. */
export const sameReason = "same-reason";

export function gridDecisions(
  judged: readonly JudgedCell[],
  fields: Fields,
): readonly GridDecision[] {
  return judged.flatMap(({ personId, column: { key }, was, verdict }) => {
    if (verdict.kind !== "changed" || verdict.value === null || !isDecision(key)) return [];
    const part = (name: Part): string => textOf(fields[partName({ personId, key }, name)]);
    const form = {
      reason: part("reason").trim() === "" ? textOf(fields[sameReason]) : part("reason"),
      dissent: part("dissent"),
      evidence: part("evidence"),
      evidenceSource: part("evidenceSource"),
      childView: part("childView"),
      reviewBy: { day: part("review-day"), month: part("review-month"), year: part("review-year") },
    };
    const { value } = verdict;
    return [{ personId, key, value, was: was === "" ? null : was, version: part("version"), form }];
  });
}

/** Whether each has been asked for, against the standing as it is now. */
export function isEachAsked(
  decisions: readonly GridDecision[],
  rows: ReadonlyMap<string, GridRow>,
): boolean {
  return decisions.every(
    ({ personId, version }) => version === String(rows.get(personId)?.version),
  );
}

const ownParts = ["dissent", "evidence", "evidenceSource", "childView"] as const;
const isPart = (field: string): field is (typeof ownParts)[number] =>
  ownParts.some((one) => one === field);

type Rules = Pick<GridContext, "scheme" | "harmScheme" | "today"> & {
  readonly calendar: WorkingCalendar;
  readonly stepDownRule: StepDownRule;
  /** Of each child whose level is among the decisions. */
  readonly floorRules: ReadonlyMap<string, FloorRules>;
};

const noFloors: FloorRules = { floors: [], seconds: [] };

/** The grid asks for no second person. */
const onOwnPage = "Record this level on the child’s own page: it needs a second person";

/** What is wrong with the reasons, each at its own field. */
export function reasonErrors(
  decisions: readonly GridDecision[],
  rules: Rules,
): readonly FieldError[] {
  return decisions.flatMap((decision) => {
    const { key, personId, value, version, form, was } = decision;
    const floorRules = rules.floorRules.get(personId) ?? noFloors;
    const from = was === null ? null : Number(was);
    const read =
      key === "level"
        ? readLevelForm({ ...form, level: value, version }, { ...rules, from, floorRules })
        : readHarmForm({ ...form, status: value, version }, { ...rules, scheme: rules.harmScheme });
    if (!("errors" in read)) return [];
    return read.errors.map(({ field, message }) => ({
      field: partName(
        decision,
        isPart(field) ? field : field === "reviewBy" ? "review-day" : "reason",
      ),
      message: field === "secondPerson" ? onOwnPage : message,
    }));
  });
}

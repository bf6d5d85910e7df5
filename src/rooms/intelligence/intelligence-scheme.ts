import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type BodyOf } from "../configuration/index.ts";
import { intelligenceKind } from "./configuration-kinds.ts";

export type IntelligenceScheme = BodyOf<typeof intelligenceKind>;
export type Grade = {
  readonly grading: string;
  readonly source: string;
  readonly assessment: string;
};

export const intelligenceSchemeOn = async (tx: Tx, on: string): Promise<IntelligenceScheme> =>
  (await getConfiguration(tx, { kind: intelligenceKind, key: "intelligence", on })).body;

export const ways = {
  file: "By a file that you download and take into the force’s system",
  api: "The force’s system takes it over by the API",
  mail: "By mail without names: the force is told that something waits in Lantern",
} as const;
export type Way = keyof typeof ways;

/** The ways that the partnership has turned on. */
export const waysOn = ({ handOver }: IntelligenceScheme): readonly Way[] =>
  (Object.keys(ways) as Way[]).filter((way) => handOver[way]);

export const handlingName = ({ handling }: IntelligenceScheme, code: string): string =>
  handling.find((one) => one.code === code)?.name ?? code;

export const outcomeName = ({ outcomes }: IntelligenceScheme, key: string): string =>
  outcomes.find((one) => one.key === key)?.name ?? key;

/** "3x5x2: 1 (Reliable), B (Known indirectly but corroborated)". */
export function gradeWords(scheme: IntelligenceScheme, grade: Grade | null): string {
  if (grade === null) return "Not graded by police";
  const grading = scheme.gradings.find(({ key }) => key === grade.grading);
  const source = grading?.sources.find(({ code }) => code === grade.source)?.name;
  const assessment = grading?.assessments.find(({ code }) => code === grade.assessment)?.name;
  const named = (code: string, name: string | undefined) =>
    name === undefined ? code : `${code} (${name})`;
  return `${grading?.name ?? grade.grading}: ${named(grade.source, source)}, ${named(grade.assessment, assessment)}`;
}

/** How good a grade is, as a number between 0 and 2, smaller better; undefined where its scheme is not known. */
export function gradePlace(scheme: IntelligenceScheme, grade: Grade | null): number | undefined {
  const grading = grade && scheme.gradings.find(({ key }) => key === grade.grading);
  if (!grading) return undefined;
  const at = (list: readonly { readonly code: string }[], code: string): number =>
    Math.max(
      0,
      list.findIndex((one) => one.code === code),
    ) / Math.max(1, list.length - 1);
  return at(grading.sources, grade.source) + at(grading.assessments, grade.assessment);
}

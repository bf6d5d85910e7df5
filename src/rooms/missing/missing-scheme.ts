import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, clockKind, type BodyOf } from "../configuration/index.ts";
import {
  missingGradeKind,
  missingReasonKind,
  missingThresholdKind,
} from "./configuration-kinds.ts";

export type GradeScheme = BodyOf<typeof missingGradeKind> & { readonly id: string };
export type Reasons = BodyOf<typeof missingReasonKind>["reasons"];
export type Threshold = BodyOf<typeof missingThresholdKind>;

export async function gradeSchemeOn(tx: Tx, on: string): Promise<GradeScheme> {
  const asked = { kind: missingGradeKind, key: "missing-grade", on } as const;
  const { id, body } = await getConfiguration(tx, asked);
  return { id, ...body };
}

export async function reasonsOn(tx: Tx, on: string): Promise<Reasons> {
  const asked = { kind: missingReasonKind, key: "missing-reason", on } as const;
  return (await getConfiguration(tx, asked)).body.reasons;
}

export async function thresholdOn(tx: Tx, on: string): Promise<Threshold> {
  const asked = { kind: missingThresholdKind, key: "missing-threshold", on } as const;
  return (await getConfiguration(tx, asked)).body;
}

/** How long a return home interview may take from the return on. */
export async function interviewClockOn(tx: Tx, on: string): Promise<BodyOf<typeof clockKind>> {
  return (await getConfiguration(tx, { kind: clockKind, key: "return-interview", on })).body;
}

/** The kinds of place that a child can be missing from; which place it is stands elsewhere. */
export const fromKinds = {
  home: "Home",
  placement: "A placement",
  school: "School or college",
  elsewhere: "Somewhere else",
} as const;
export type FromKind = keyof typeof fromKinds;

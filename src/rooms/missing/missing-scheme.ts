import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, type ConfigurationBody } from "../configuration/index.ts";

export type GradeScheme = ConfigurationBody<"missing-grade"> & { readonly id: string };
export type Reasons = ConfigurationBody<"missing-reason">["reasons"];
export type Threshold = ConfigurationBody<"missing-threshold">;

export async function gradeSchemeOn(tx: Tx, on: string): Promise<GradeScheme> {
  const asked = { kind: "missing-grade", key: "missing-grade", on } as const;
  const { id, body } = await getConfiguration(tx, asked);
  return { id, ...body };
}

export async function reasonsOn(tx: Tx, on: string): Promise<Reasons> {
  const asked = { kind: "missing-reason", key: "missing-reason", on } as const;
  return (await getConfiguration(tx, asked)).body.reasons;
}

export async function thresholdOn(tx: Tx, on: string): Promise<Threshold> {
  const asked = { kind: "missing-threshold", key: "missing-threshold", on } as const;
  return (await getConfiguration(tx, asked)).body;
}

/** How long a return home interview may take from the return on. */
export async function interviewClockOn(tx: Tx, on: string): Promise<ConfigurationBody<"clock">> {
  return (await getConfiguration(tx, { kind: "clock", key: "return-interview", on })).body;
}

/** The kinds of place that a child can be missing from; which place it is stands elsewhere. */
export const fromKinds = {
  home: "Home",
  placement: "A placement",
  school: "School or college",
  elsewhere: "Somewhere else",
} as const;
export type FromKind = keyof typeof fromKinds;

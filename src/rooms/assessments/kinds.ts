import type { Tx } from "../../platform/database/database.ts";
import { getConfiguration, listInForce, type BodyOf } from "../configuration/index.ts";
import { assessmentFactorsKind, assessmentKind } from "./configuration-kinds.ts";

export type KindBody = BodyOf<typeof assessmentKind>;

/** A kind of assessment as it is in force, with the id of the version that an assessment keeps. */
export type AssessmentKind = { readonly id: string; readonly key: string; readonly body: KindBody };

/** In the order in which they come about: the longest clock that runs from the referral first. */
export async function assessmentKindsOn(tx: Tx, on: string): Promise<readonly AssessmentKind[]> {
  const kinds = await listInForce(tx, { kind: assessmentKind, on });
  const place = ({ body: { runsFrom } }: AssessmentKind): number =>
    ["opened", "start", "strategy-discussion"].indexOf(runsFrom);
  return kinds.toSorted((one, other) => place(one) - place(other));
}

export type Factors = BodyOf<typeof assessmentFactorsKind> & { readonly id: string };

export async function factorsOn(tx: Tx, on: string): Promise<Factors> {
  const { id, body } = await getConfiguration(tx, {
    kind: assessmentFactorsKind,
    key: "factors",
    on,
  } as const);
  return { id, ...body };
}

/** An outcome that the version no longer has is still shown, by its key. */
export const outcomeName = ({ outcomes }: KindBody, key: string): string =>
  outcomes.find((one) => one.key === key)?.name ?? key.replaceAll("-", " ");

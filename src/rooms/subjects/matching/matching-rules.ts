import type { CompiledQuery } from "kysely";
import {
  shippedColumns,
  shippedModel,
  shippedPublicRoles,
  withLearned,
  type Learned,
  type Model,
} from "../../../linkage/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import {
  getConfiguration,
  getConfigurationBeside,
  type BodyOf,
} from "../../configuration/index.ts";
import { recordMatchingKind } from "../configuration-kinds.ts";

/** What is shown, what is looked at twice, and the model that records are compared by, on a day. */
export type MatchingRules = BodyOf<typeof recordMatchingKind> & { readonly model: Model };

export async function matchingRules(tx: Tx, on: string): Promise<MatchingRules> {
  const body = await matchingInForce(tx, on);
  return { ...body, model: modelWith(body.learned) };
}

/** The same, and a read that does not wait for them: both are sent at once. */
export async function matchingRulesBeside<Row>(
  tx: Tx,
  on: string,
  other: CompiledQuery<Row>,
): Promise<readonly [MatchingRules, readonly Row[]]> {
  const [{ body }, rows] = await getConfigurationBeside(tx, { ...versionAsked, on }, other);
  return [{ ...body, model: modelWith(body.learned) }, rows];
}

const versionAsked = { kind: recordMatchingKind, key: "record-matching" } as const;

/** The version itself, as it is configured. */
export async function matchingInForce(
  tx: Tx,
  on: string,
): Promise<BodyOf<typeof recordMatchingKind>> {
  return (await getConfiguration(tx, { ...versionAsked, on })).body;
}

/** Made once for each set of numbers: partnerships have few, and a model has thousands of names. */
const made = new Map<string, Model>();
const mostMade = 16;

export function modelWith(learned: readonly Learned[]): Model {
  if (learned.length === 0) return shippedModel;
  const key = JSON.stringify(learned);
  const known = made.get(key);
  if (known) return known;
  if (made.size >= mostMade) made.clear();
  const model = withLearned(shippedModel, learned, {
    columns: shippedColumns,
    roles: shippedPublicRoles,
  });
  made.set(key, model);
  return model;
}

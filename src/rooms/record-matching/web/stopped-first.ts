import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { anId } from "../../../platform/http/field.ts";
import type { Outcome } from "../../../platform/http/outcome.ts";
import type { Route } from "../../../platform/http/route.ts";
import { findMerge, findPerson } from "../../subjects/index.ts";
import { pairParams } from "./pair-facts.ts";

type HandlerInput = Parameters<Route["handle"]>[0];

const mergeParams = z.object({ mergeId: anId });

/**
 * A form about two children that names a place of either asks who may know the place before it is handled, as
 * a form about one does (ADR 34). Only of a record within reach: of another it is not even looked at.
 */
export const stoppedFirst = (one: Route): Route =>
  one.method === "GET"
    ? one
    : { ...one, handle: async (given) => (await stopOf(given)) ?? one.handle(given) };

async function stopOf(given: HandlerInput): Promise<Outcome | undefined> {
  const { tx, actor, stopPlaces, params } = given;
  if (!actor) return undefined;
  const subjectIds = await childrenOf(tx, params);
  for (const personId of subjectIds) {
    const isInReach = (await findPerson(tx, actor, personId)) !== undefined;
    const stopped = isInReach ? await stopPlaces(personId) : undefined;
    if (stopped) return { ...stopped, subjectIds };
  }
  return undefined;
}

/** The two of a form's address: a pair's, or those that were joined. */
async function childrenOf(tx: Tx, params: unknown): Promise<readonly string[]> {
  const pair = pairParams.safeParse(params);
  if (pair.success) return [pair.data.oneId, pair.data.otherId];
  const merged = mergeParams.safeParse(params);
  const merge = merged.success ? await findMerge(tx, merged.data.mergeId) : undefined;
  return merge ? [merge.personId, merge.otherId] : [];
}

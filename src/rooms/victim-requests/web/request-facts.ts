import { sql } from "kysely";
import type { Tx } from "../../../platform/database/database.ts";
import { childParams, type ChildFacts } from "../../child-record/index.ts";
import { anId } from "../../../platform/http/field.ts";
import { whoMayBeTold } from "../../family-network/index.ts";
import { mayDo } from "../../subjects/index.ts";
import type { Recipients } from "../notify-safely.ts";
import { safeFor, type RequestStep, type VictimRequest } from "../request.ts";
import { findRequest, listSteps } from "../request-reads.ts";

export const requestParams = childParams.extend({ victimRequestId: anId });

export type OfVictimRequest = {
  readonly facts: ChildFacts;
  readonly request: VictimRequest;
  /** Nothing for those who do not decide. */
  readonly steps: readonly RequestStep[];
  readonly recipients: Recipients;
  /** Decides for the partnership: never from a post that enforces the law. */
  readonly isDecider: boolean;
  readonly isManager: boolean;
};

/** Whether the reader decides on requests about this child; the database holds the same. */
export async function decidesOn(tx: Tx, facts: ChildFacts): Promise<boolean> {
  if (!mayDo(facts.actor, "request.decide", facts)) return false;
  const { rows } = await sql<{ is: boolean }>`select sec.decides_requests() as is`.execute(tx);
  return rows[0]?.is === true;
}

type Params = { readonly personId: string; readonly victimRequestId: string };

/** A request with what its reader may know of it: who must not be told is for those who decide. */
export async function readRequest(
  facts: ChildFacts,
  tx: Tx,
  params: Params,
): Promise<OfVictimRequest | undefined> {
  const request = await findRequest(tx, params);
  if (!request) return undefined;
  const isDecider = await decidesOn(tx, facts);
  const steps = isDecider ? await listSteps(tx, request.victimRequestId) : [];
  const told = isDecider ? await whoMayBeTold(tx, facts) : { people: [], namedAsAdult: undefined };
  return {
    facts,
    request,
    steps,
    recipients: { told, safe: safeFor(steps) },
    isDecider,
    isManager: mayDo(facts.actor, "team.oversee", facts),
  };
}

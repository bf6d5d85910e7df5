import { holds, type StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { nothing, type FirstOf } from "../../../platform/database/first-of.ts";
import type { MashAsk } from "../../work/index.ts";
import { fullName } from "../../subjects/index.ts";
import { clockInWords } from "../mash-words.ts";
import { countAsked, listFirstAsked } from "./check-reads.ts";
import { checkPaths } from "./web/paths.ts";

type ReadContext = { readonly now: Date; readonly most: number };

/** Waiting for an answer of the actor's own agencies, first due first; nothing for who may not answer. */
export async function listAskedLines(
  tx: Tx,
  actor: StaffActor,
  { now, most }: ReadContext,
): Promise<FirstOf<MashAsk>> {
  if (!holds(actor, "check.answer")) return nothing;
  const total = await countAsked(tx, actor);
  if (total === 0) return nothing;
  const checks = await listFirstAsked(tx, actor, most);
  const rows = checks.map(({ checkId, children, agency, askedBy, dueAt }) => {
    const { text: when, isLate } = clockInWords(dueAt, now);
    return {
      href: checkPaths.check(checkId),
      about: children.map(fullName).join(", "),
      agency,
      askedBy,
      dueAt,
      when,
      isLate,
      concernIds: children.map(({ concernId }) => concernId),
    };
  });
  return { rows, total };
}

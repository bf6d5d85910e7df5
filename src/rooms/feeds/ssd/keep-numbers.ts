import { holdPeople, keepSentNumber, listUnrecorded } from "../../subjects/index.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { findForBringing } from "../bringing.ts";
import { listVerified } from "../row-reads.ts";
import type { FeedSource } from "../source-reads.ts";
import { joinUnattended } from "../unattended.ts";
import type { CommandContext } from "../writing.ts";
import type { SsdNumbers } from "./read-numbers.ts";

const atOnce = 500;

type Keeping = {
  readonly source: Pick<FeedSource, "sourceId" | "name">;
  readonly people: readonly SsdNumbers[];
};

/**
 * Records the numbers of children within reach whose id at the council a person has verified, where name
 * and date of birth agree: the same three things by which a row joins. Of everybody else nothing is kept.
 * The same folder again records nothing, and a number that a person has ended stays ended.
 * @returns of which child each number was recorded
 */
export async function keepNumbers(
  tx: Tx,
  acting: CommandContext,
  { source, people }: Keeping,
): Promise<readonly string[]> {
  const recorded: string[] = [];
  for (let at = 0; at < people.length; at += atOnce) {
    const fresh = await listFresh(tx, acting, { source, people: people.slice(at, at + atOnce) });
    await holdPeople(tx, [...new Set(fresh.map(({ person }) => person.personId))]);
    for (const number of fresh) {
      const { personId } = number.person;
      if (!(await findForBringing(tx, acting, personId))) continue;
      const kept = await keepSentNumber(tx, acting, { number, source: source.name });
      if (kept.kind === "recorded") recorded.push(personId);
    }
  }
  return recorded;
}

async function listFresh(tx: Tx, { actor }: CommandContext, { source, people }: Keeping) {
  const ids = people.flatMap(({ said }) => said["identifier"] ?? []);
  const verified = await listVerified(tx, source.sourceId, ids);
  const sent = people.flatMap(({ said, numbers }) => {
    const joining = joinUnattended(said, verified);
    if ("why" in joining) return [];
    const person = { personId: joining.personId, partnershipId: actor.partnershipId };
    return numbers.map((number) => ({ ...number, person }));
  });
  return listUnrecorded(tx, sent);
}

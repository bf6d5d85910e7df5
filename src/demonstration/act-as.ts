import { sql } from "kysely";
import {
  contextOf,
  systemActor,
  type Actor,
  type StaffActor,
  type SystemActor,
} from "../platform/access/actor.ts";
import { actorFacts, staffActor } from "../platform/access/staff-actor.ts";
import type { Tx } from "../platform/database/database.ts";

/**
 * For what follows in this transaction the database takes this invented person for the one who acts,
 * as they stand at that moment: functions that ask who is acting then answer as they do in real work.
 * The maintenance role may read the pads that sign the context; nothing that serves people can.
 */
export async function actAs(tx: Tx, person: StaffActor, at: Date): Promise<StaffActor> {
  const { rows } = await sql<{ facts: unknown }>`
    select sec.actor_facts(${person.id}, ${at}) as facts`.execute(tx);
  const actor = staffActor(actorFacts.parse(rows[0]?.facts));
  await state(tx, actor);
  return actor;
}

/** The same for a part of Lantern. */
export const actAsPart = (tx: Tx, part: SystemActor): Promise<void> => state(tx, part);

async function state(tx: Tx, actor: Actor): Promise<void> {
  const body = contextOf(actor);
  await sql`
    select set_config('lantern.context', ${body}::text || '|' ||
      encode(sha256(opad || sha256(ipad || convert_to(${body}::text, 'UTF8'))), 'hex'), true)
    from sec.pads`.execute(tx);
}

/** A piece of work as the part of Lantern that compares papers; this person acts on afterwards. */
export const asPapersIn =
  (tx: Tx, person: StaffActor) =>
  async <T>(work: () => Promise<T>): Promise<T> => {
    await state(tx, systemActor("papers", { partnershipId: person.partnershipId }));
    const value = await work();
    await state(tx, person);
    return value;
  };

/** One piece of work as this person; nobody in particular acts afterwards. */
export async function doneBy<T>(
  tx: Tx,
  { actor, at }: { readonly actor: StaffActor; readonly at: Date },
  work: () => Promise<T>,
): Promise<T> {
  await actAs(tx, actor, at);
  const value = await work();
  await actAsNobody(tx);
  return value;
}

/** Nobody in particular acts any more. */
export async function actAsNobody(tx: Tx): Promise<void> {
  await sql`select set_config('lantern.context', '', true)`.execute(tx);
}

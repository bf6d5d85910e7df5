import { sql } from "kysely";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { NewConcern } from "./concern-form.ts";
import type { SendingTeam } from "./sending-teams.ts";

type Writing = {
  readonly concernId: string;
  readonly concern: NewConcern;
  readonly team: SendingTeam;
  readonly reference: string;
  readonly by: StaffActor;
  readonly at: Date;
  readonly decideBy: Date;
  /** Where nothing is said, an agency. */
  readonly source?: "agency" | "public" | "feed";
};

export async function nextConcernNumber(tx: Tx): Promise<number> {
  const { rows } = await sql<{ number: number }>`
    select nextval('identify.concern_numbers')::int as number`.execute(tx);
  const [row] = rows;
  if (!row) throw new Error("the sequence of concerns gave no number");
  return row.number;
}

/**
 * The only place where a concern is written. Its stamp is the sender's team and every team that
 * receives concerns; the MASH's own work on it begins by a trigger.
 * @returns whether it was written: not, where the id is taken
 */
export async function writeConcern(tx: Tx, writing: Writing): Promise<boolean> {
  const { concern, team, by } = writing;
  const receiving = await tx
    .selectFrom("directory.teams")
    .select("principal_id")
    .where("partnership_id", "=", by.partnershipId)
    .where("receives_concerns", "=", true)
    .execute();
  const principals = new Set([team.principalId, ...receiving.map((one) => one.principal_id)]);
  const result = await tx
    .insertInto("identify.concerns")
    .values({
      concern_id: writing.concernId,
      partnership_id: by.partnershipId,
      acl: [...principals],
      reference: writing.reference,
      team_id: team.teamId,
      sent_by: by.id,
      sent_at: writing.at,
      decide_by: writing.decideBy,
      danger_now: concern.danger,
      about: concern.about,
      family_name: concern.familyName,
      given_name: concern.givenName,
      born_on: concern.bornOn,
      age_about: concern.ageAbout,
      worry: concern.worry,
      ring_name: concern.ringName,
      ring_phone: concern.ringPhone,
      source: writing.source ?? "agency",
    })
    .onConflict((conflict) => conflict.column("concern_id").doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

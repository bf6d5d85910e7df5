import type { Tx } from "../../../platform/database/database.ts";
import { aboutOf, type About } from "./concern-about.ts";
import type { Danger } from "./concern-form.ts";
import type { SendingTeam } from "./sending-teams.ts";

/** A concern as its sender's team sees it: nothing of what the MASH makes of it. */
export type Concern = {
  readonly concernId: string;
  readonly partnershipId: number;
  readonly reference: string;
  readonly teamId: string;
  readonly sentBy: string;
  readonly sentByName: string;
  readonly sentAt: Date;
  readonly decideBy: Date;
  readonly dangerNow: Danger;
  readonly about: About;
  readonly familyName: string;
  readonly givenName: string;
  readonly bornOn: string | null;
  readonly ageAbout: number | null;
  readonly worry: string;
  readonly ringName: string;
  readonly ringPhone: string;
  readonly isTakenUp: boolean;
  readonly decidedAt: Date | null;
};

export type Outcome = {
  readonly nextStep: string;
  /** None where it is about no child. */
  readonly forFamily: string | null;
  readonly forSender: string;
  readonly toldAt: Date;
  readonly toldByName: string;
};

/** Never `person_id`: that a concern was matched tells that a record exists. */
const concernsOf = (tx: Tx, teams: readonly SendingTeam[]) =>
  tx
    .selectFrom("identify.concerns as c")
    .innerJoin("directory.staff as s", "s.staff_id", "c.sent_by")
    .where(
      "c.team_id",
      "in",
      teams.map(({ teamId }) => teamId),
    )
    .select([
      "c.concern_id as concernId",
      "c.partnership_id as partnershipId",
      "c.reference",
      "c.team_id as teamId",
      "c.sent_by as sentBy",
      "s.name as sentByName",
      "c.sent_at as sentAt",
      "c.decide_by as decideBy",
      "c.danger_now as dangerNow",
      "c.about",
      "c.family_name as familyName",
      "c.given_name as givenName",
      "c.born_on as bornOn",
      "c.age_about as ageAbout",
      "c.worry",
      "c.ring_name as ringName",
      "c.ring_phone as ringPhone",
      "c.is_taken_up as isTakenUp",
      "c.decided_at as decidedAt",
    ]);

type Row = Omit<Concern, "dangerNow" | "about"> & {
  readonly dangerNow: string;
  readonly about: string;
};
// The table's own check holds the values.
const concernOf = (row: Row): Concern => ({
  ...row,
  dangerNow: row.dangerNow as Danger,
  about: aboutOf(row.about),
});

/** A concern that one of these teams sent. */
export async function findConcern(
  tx: Tx,
  teams: readonly SendingTeam[],
  concernId: string,
): Promise<Concern | undefined> {
  if (teams.length === 0) return undefined;
  const row = await concernsOf(tx, teams).where("c.concern_id", "=", concernId).executeTakeFirst();
  return row && concernOf(row);
}

export const concernsPerPage = 20;

/** What these teams have sent, latest first; one more than a page holds where there is another. */
export async function listConcerns(
  tx: Tx,
  teams: readonly SendingTeam[],
  page: number,
): Promise<readonly Concern[]> {
  if (teams.length === 0) return [];
  const rows = await concernsOf(tx, teams)
    .orderBy("c.sent_at", "desc")
    .orderBy("c.concern_id", "desc")
    .limit(concernsPerPage + 1)
    .offset((page - 1) * concernsPerPage)
    .execute();
  return rows.map(concernOf);
}

/** What the MASH told the sender. The newest stands. */
export async function findOutcome(tx: Tx, concernId: string): Promise<Outcome | undefined> {
  return tx
    .selectFrom("identify.concern_outcomes as o")
    .innerJoin("directory.staff as s", "s.staff_id", "o.told_by")
    .select([
      "o.next_step as nextStep",
      "o.for_family as forFamily",
      "o.for_sender as forSender",
      "o.told_at as toldAt",
      "s.name as toldByName",
    ])
    .where("o.concern_id", "=", concernId)
    .orderBy("o.concern_outcome_id", "desc")
    .limit(1)
    .executeTakeFirst();
}

/** What was decided on each of these that is decided, in the words that the sender was told. */
export async function listNextSteps(
  tx: Tx,
  concernIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (concernIds.length === 0) return new Map();
  const rows = await tx
    .selectFrom("identify.concern_outcomes")
    .select(["concern_id", "next_step"])
    .where("concern_id", "in", concernIds)
    .orderBy("concern_outcome_id")
    .execute();
  return new Map(rows.map((row) => [row.concern_id, row.next_step]));
}

import { createHash } from "node:crypto";
import { referenceFor } from "../../kernel/ids.ts";
import { formatDateTime } from "../../kernel/dates.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import {
  isDanger,
  type NewConcern,
  nextConcernNumber,
  writeConcern,
  decisionDue,
  hasMash,
  type SendingTeam,
} from "../intake/index.ts";
import { notKnownAfter } from "../subjects/index.ts";
import type { Said } from "./kinds.ts";
import { instantOf } from "./read-row.ts";
import type { FeedSource } from "./source-reads.ts";
import { keyOf, sameKey, wrong, type ReadRow, type Taken, type Taking } from "./taken.ts";
import type { CommandContext } from "./writing.ts";

/**
 * The id of the concern that a row becomes, from all that it says: the same row sent again is the same
 * concern, and one that says something else is another, which nobody has read yet.
 */
function concernIdOf(sourceId: string, said: Said): string {
  const row = JSON.stringify([sourceId, Object.entries(said).sort()]);
  const hex = createHash("sha256").update(row).digest("hex").slice(0, 32);
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, "$1-$2-7$3-a$4-$5");
}

/** Which of the concerns that these rows become are here already, as far as the reader reaches those. */
export async function knownNotifications(
  tx: Tx,
  sourceId: string,
  rows: readonly Said[],
): Promise<ReadonlySet<string>> {
  const ids = rows.map((said) => concernIdOf(sourceId, said));
  if (ids.length === 0) return new Set();
  const known = await tx
    .selectFrom("identify.concerns")
    .select("concern_id as id")
    .where("concern_id", "in", ids)
    .execute();
  return new Set(known.map(({ id }) => id));
}

/** Takes rows as concerns of the agency whose system it is: the MASH matches and decides, nobody else. */
export async function takeNotifications(
  tx: Tx,
  acting: CommandContext,
  { source }: Taking,
  rows: readonly ReadRow[],
): Promise<readonly Taken[]> {
  const team = (await hasMash(tx)) ? await teamOf(tx, acting.actor, source) : undefined;
  const decideBy = await decisionDue(tx, acting.at);
  const good = rows.flatMap((one) => ("said" in one ? [one.said] : []));
  const known = await knownNotifications(tx, source.sourceId, good);
  const seen = new Set<string>();
  const taken: Taken[] = [];
  for (const one of rows) {
    const { row } = one;
    if ("problems" in one) {
      taken.push(wrong(row, "", one.problems));
      continue;
    }
    const key = keyOf(one.said);
    if (seen.has(key)) taken.push(wrong(row, key, [sameKey]));
    else if (!team) taken.push(wrong(row, key, [nobody]));
    else taken.push(await takeOne(tx, acting, { ...one, source, team, decideBy, known }));
    seen.add(key);
  }
  return taken;
}

const nobody = {
  field: "key",
  message:
    "Row’s own key: the team that this system sends for is not one that you send for, or no MASH receives it. Nothing was taken",
};

type One = {
  readonly row: number;
  readonly said: Said;
  readonly source: FeedSource;
  readonly team: SendingTeam;
  readonly decideBy: Date;
  readonly known: ReadonlySet<string>;
};

async function takeOne(
  tx: Tx,
  { actor, at }: CommandContext,
  { row, said, source, team, decideBy, known }: One,
): Promise<Taken> {
  const concernId = concernIdOf(source.sourceId, said);
  const isWritten =
    !known.has(concernId) &&
    (await writeConcern(tx, {
      concernId,
      concern: notificationOf(said, source),
      team,
      by: actor,
      at,
      decideBy,
      reference: referenceFor("K", await nextConcernNumber(tx)),
      source: "feed",
    }));
  const state = isWritten ? "joined" : "unchanged";
  return { row, key: keyOf(said), state, problems: [], concernId };
}

/** What the police wrote, word for word, and beneath it what their system says beside it. */
function notificationOf(said: Said, source: Pick<FeedSource, "name" | "contact">): NewConcern {
  const { happened, policeReference, danger = "" } = said;
  const beside = [
    happened === undefined ? undefined : `When it happened: ${formatDateTime(instantOf(happened))}`,
    policeReference === undefined ? undefined : `Police reference: ${policeReference}`,
    `From ${source.name}, row ${keyOf(said)}`,
  ].filter((line) => line !== undefined);
  const givenName = (said["givenName"] ?? "").slice(0, 100);
  return {
    danger: isDanger(danger) ? danger : "not-known",
    about: "child",
    givenName,
    familyName: (said["familyName"] ?? notKnownAfter(givenName)).slice(0, 100),
    bornOn: said["bornOn"] ?? null,
    ageAbout: null,
    worry: `${said["says"] ?? ""}\n\n${beside.join("\n")}`,
    ringName: (said["officer"] ?? source.contact).slice(0, 120),
    ringPhone: (said["phone"] ?? "See who to ring").slice(0, 40),
  };
}

/**
 * The team in whose name rows arrive, as the source names it. Whoever brings rows in for the whole
 * partnership may bring a file of another agency; anybody else sends in the name of a team of their own.
 */
async function teamOf(
  tx: Tx,
  actor: StaffActor,
  { agencyId, teamId }: FeedSource,
): Promise<SendingTeam | undefined> {
  const bringing = actor.posts.filter(({ permissions }) => permissions.includes("feed.run"));
  const isWide = bringing.some(({ reach }) => reach === "partnership");
  const isOwn = bringing.some((post) => post.teamId === teamId);
  if (teamId === null || (!isWide && !isOwn)) return undefined;
  const team = await tx
    .selectFrom("directory.teams as t")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select(["t.team_id as teamId", "t.principal_id as principalId", "t.name", "a.name as agency"])
    .where("t.team_id", "=", teamId)
    .where("t.agency_id", "=", agencyId)
    .executeTakeFirst();
  const isWithin = isWide || (team && actor.principals.includes(team.principalId));
  return isWithin ? team : undefined;
}

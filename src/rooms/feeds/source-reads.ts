import type { Tx } from "../../platform/database/database.ts";
import { noColumns, type Columns } from "./columns.ts";
import { feedKindOf, type FeedKind } from "./kinds.ts";

export type FeedSource = {
  readonly sourceId: string;
  readonly name: string;
  readonly kind: FeedKind;
  readonly agencyId: string;
  readonly agency: string;
  readonly recordOf: string;
  readonly contact: string;
  /** Of notifications: in whose name they arrive. */
  readonly teamId: string | null;
  readonly team: string | null;
  readonly columns: Columns;
  readonly endedAt: Date | null;
  readonly version: number;
};

const sources = (tx: Tx) =>
  tx
    .selectFrom("identify.feed_sources as s")
    .innerJoin("directory.agencies as a", "a.agency_id", "s.agency_id")
    .leftJoin("directory.teams as t", "t.team_id", "s.team_id")
    .select([
      "s.feed_source_id as sourceId",
      "s.name",
      "s.kind",
      "s.agency_id as agencyId",
      "a.name as agency",
      "s.record_of as recordOf",
      "s.contact",
      "s.team_id as teamId",
      "t.name as team",
      "s.columns",
      "s.ended_at as endedAt",
      "s.version",
    ]);

type Row = Awaited<ReturnType<ReturnType<typeof sources>["execute"]>>[number];

const sourceOf = (row: Row): FeedSource => ({
  ...row,
  kind: feedKindOf(row.kind),
  columns: { ...noColumns, ...(row.columns as Partial<Columns>) },
});

/** Those that send now first, by name. */
export async function listSources(tx: Tx): Promise<readonly FeedSource[]> {
  const rows = await sources(tx)
    .orderBy((is) => is("s.ended_at", "is not", null))
    .orderBy("s.name")
    .orderBy("s.feed_source_id")
    .execute();
  return rows.map(sourceOf);
}

export async function findSource(tx: Tx, sourceId: string): Promise<FeedSource | undefined> {
  const row = await sources(tx).where("s.feed_source_id", "=", sourceId).executeTakeFirst();
  return row && sourceOf(row);
}

/** A team that another system can send for: one of an agency itself, and of no service. */
export type SourceTeam = {
  readonly teamId: string;
  readonly agencyId: string;
  readonly name: string;
  readonly agency: string;
};

export function listSourceTeams(tx: Tx): Promise<readonly SourceTeam[]> {
  return tx
    .selectFrom("directory.teams as t")
    .innerJoin("directory.agencies as a", "a.agency_id", "t.agency_id")
    .select(["t.team_id as teamId", "t.agency_id as agencyId", "t.name", "a.name as agency"])
    .where("t.service_id", "is", null)
    .orderBy("a.name")
    .orderBy("t.name")
    .execute();
}

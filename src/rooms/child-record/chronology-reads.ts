import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import { isShutName, listShutWords, shownName } from "../directory/index.ts";
import { hideService } from "./hide-service.ts";
import { saidAtDecision } from "./level-scheme.ts";

export type ChronologyLine = {
  readonly id: string;
  readonly kind: string;
  readonly headline: string;
  readonly detail: string | null;
  readonly happenedOn: string;
  readonly recordedAt: Date;
  readonly recordedBy: string | null;
  readonly agency: string | null;
  readonly isLawEnforcement: boolean;
  /** Its writer says that it matters for the whole story. */
  readonly significant: boolean;
};

type Wanted = {
  readonly limit: number;
  readonly offset: number;
  /** Only entries of these kinds. */
  readonly kinds?: readonly string[] | undefined;
  /** Only entries of these kinds, and those that are marked as significant. */
  readonly significant?: readonly string[] | undefined;
};

/** Newest first by when it happened, then by when it was recorded. */
export async function listChronology(
  tx: Tx,
  personId: string,
  { limit, offset, kinds, significant }: Wanted,
): Promise<readonly ChronologyLine[]> {
  const lines = await entries(tx)
    .where("e.person_id", "=", personId)
    .$if(kinds !== undefined, (all) => all.where("e.kind", "in", kinds ?? []))
    .$if(significant !== undefined, (all) =>
      all.where((is) =>
        is.or([is("e.significant", "=", true), is("e.kind", "in", significant ?? [])]),
      ),
    )
    .orderBy("e.happened_on", "desc")
    .orderBy("e.chronology_entry_id", "desc")
    .limit(limit)
    .offset(offset)
    .execute();
  return lines.map(hideService(await listShutWords(tx)));
}

export type Changes = { readonly since: Date; readonly lines: readonly ChronologyLine[] };

/**
 * What colleagues recorded since the reader last opened this record on a day before this moment's, the
 * latest first. Undefined for whoever has not opened it before.
 */
export async function listChanges(
  tx: Tx,
  personId: string,
  { before, most }: { readonly before: Date; readonly most: number },
): Promise<Changes | undefined> {
  const { rows } = await sql<{ since: Date | null } & (ChronologyLine | { id: null })>`
    with looked as materialized (select sec.looked_before(${personId}::uuid, ${before}) as at)
    select looked.at as since, e.* from looked left join lateral (${entries(tx)
      .where("e.person_id", "=", personId)
      .where("e.recorded_at", ">", sql<Date>`looked.at`)
      .where("e.recorded_by", "is distinct from", sql<string>`sec.staff()`)
      .orderBy("e.recorded_at", "desc")
      .limit(most)}) e on true`.execute(tx);
  const since = rows[0]?.since;
  if (!since) return undefined;
  const lines = rows.filter((row) => row.id !== null);
  return { since, lines: lines.map(hideService(await listShutWords(tx))) };
}

const writer = { staff: "s", at: "e.recorded_at" };

const entries = (tx: Tx) =>
  tx
    .selectFrom("protect.chronology_entries as e")
    .leftJoin("directory.staff as s", "s.staff_id", "e.recorded_by")
    .leftJoin("directory.agencies as a", "a.agency_id", "e.agency_id")
    .select([
      "e.chronology_entry_id as id",
      "e.kind",
      "e.headline",
      "e.detail",
      "e.happened_on as happenedOn",
      "e.recorded_at as recordedAt",
      shownName<string | null>(writer).as("recordedBy"),
      sql<string | null>`case when not ${isShutName(writer)} then a.name end`.as("agency"),
      "e.law_enforcement as isLawEnforcement",
      "e.significant",
    ]);

/** The day of what each colleague recorded last about a child: by their staff id. */
export async function listLastRecorded(
  tx: Tx,
  personId: string,
): Promise<ReadonlyMap<string, string>> {
  const rows = await tx
    .selectFrom("protect.chronology_entries")
    .select((is) => ["recorded_by as staffId", is.fn.max("happened_on").as("on")])
    .where("person_id", "=", personId)
    .where("recorded_by", "is not", null)
    .groupBy("recorded_by")
    .execute();
  return new Map(rows.map(({ staffId, on }) => [staffId ?? "", on]));
}

type Recorded = {
  readonly kind: string;
  readonly headline: string;
  readonly detail: string | null;
  readonly happenedOn: string;
  readonly by: { readonly id: string };
};

/** Whether the same person recorded the very same line within the last two minutes. */
export async function wasJustRecorded(tx: Tx, personId: string, entry: Recorded): Promise<boolean> {
  const row = await tx
    .selectFrom("protect.chronology_entries")
    .select("chronology_entry_id")
    .where("person_id", "=", personId)
    .where("happened_on", "=", entry.happenedOn)
    .where("kind", "=", entry.kind)
    .where("recorded_by", "=", entry.by.id)
    // As its writer wrote it: places that are held stand apart, and the second press is no news.
    .where(sql<string>`subjects.with_held_words(headline)`, "=", entry.headline)
    .where(sql<string>`subjects.with_held_words(detail)`, "is not distinct from", entry.detail)
    .where("recorded_at", ">", sql<Date>`now() - interval '2 minutes'`)
    .executeTakeFirst();
  return row !== undefined;
}

export type LevelDecision = {
  readonly id: string;
  readonly level: number | null;
  /** What the level was called in the scheme that it was decided under. */
  readonly said: string | null;
  readonly basis: string;
  readonly reason: string;
  readonly dissent: string | null;
  /** Of a lower level: what shows it, who says so, and what the child says. */
  readonly evidence: string | null;
  readonly evidenceSource: string | null;
  readonly childView: string | null;
  readonly reviewBy: string | null;
  readonly decidedOn: string;
  readonly decidedBy: string | null;
};

/** Every level the child has had, the newest decision first. */
export function listLevelDecisions(tx: Tx, personId: string): Promise<readonly LevelDecision[]> {
  return tx
    .selectFrom("protect.level_decisions as d")
    .leftJoin("directory.staff as s", "s.staff_id", "d.decided_by")
    .select([
      "d.level_decision_id as id",
      "d.level",
      saidAtDecision.as("said"),
      "d.basis",
      "d.reason",
      "d.dissent",
      "d.evidence",
      "d.evidence_source as evidenceSource",
      "d.child_view as childView",
      "d.review_by as reviewBy",
      "d.decided_on as decidedOn",
      shownName<string | null>({ staff: "s", at: "d.recorded_at" }).as("decidedBy"),
    ])
    .where("d.person_id", "=", personId)
    .orderBy("d.level_decision_id", "desc")
    .limit(100)
    .execute();
}

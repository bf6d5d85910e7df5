import { sql } from "kysely";
import { readDraft, type Instrument } from "../../../instruments/index.ts";
import type { Tx } from "../../../platform/database/database.ts";

/** A tool that is being made. */
export type ToolDraft = {
  readonly draftId: string;
  readonly tool: string;
  readonly basedOn: string | null;
  readonly body: Instrument;
  readonly savedBy: string;
  readonly savedAt: Date;
  readonly version: number;
};

type Row = Omit<ToolDraft, "body"> & { readonly body: unknown };

const drafts = sql`
  select d.tool_draft_id as "draftId", d.tool, d.based_on as "basedOn", d.body, s.name as "savedBy",
    d.saved_at as "savedAt", d.version
  from protect.tool_drafts d join directory.staff s on s.staff_id = d.saved_by`;

/** Those that nobody has published or discarded, the last saved first. */
export async function listDrafts(tx: Tx): Promise<readonly ToolDraft[]> {
  const { rows } = await sql<Row>`${drafts} where d.ended_at is null
    order by d.saved_at desc, d.tool_draft_id limit 200`.execute(tx);
  return rows.map(draftOf);
}

export async function findDraft(tx: Tx, draftId: string): Promise<ToolDraft | undefined> {
  const { rows } = await sql<Row>`${drafts} where d.ended_at is null
    and d.tool_draft_id = ${draftId}::uuid`.execute(tx);
  return rows[0] && draftOf(rows[0]);
}

function draftOf(row: Row): ToolDraft {
  const read = readDraft(row.body);
  // Written by this room alone, and looked at before it was.
  if (read.kind === "invalid") throw new Error(`the draft ${row.draftId} is no tool`);
  return { ...row, body: read.instrument };
}

/** A version of a tool as configuration keeps it. */
export type ToolVersion = {
  readonly id: string;
  readonly key: string;
  readonly from: string;
  readonly to: string | null;
  readonly body: Instrument;
};

const versions = sql`
  select c.configuration_id as id, c.key, c.in_force_from as "from", c.in_force_to as "to", c.body
  from directory.configuration c where c.kind = 'instrument'`;

/** Every version of every tool, or of one, the newest of each first. */
export async function listVersions(tx: Tx, key?: string): Promise<readonly ToolVersion[]> {
  const { rows } = await sql<ToolVersion>`${versions}
    ${key === undefined ? sql`` : sql`and c.key = ${key}`}
    order by c.key, c.in_force_from desc`.execute(tx);
  return rows;
}

export async function findVersion(tx: Tx, id: string): Promise<ToolVersion | undefined> {
  const { rows } = await sql<ToolVersion>`${versions}
    and c.configuration_id = ${id}::uuid`.execute(tx);
  return rows[0];
}

export type ToolChange = {
  readonly step: "published" | "retired" | "withdrawn";
  /** None once it was withdrawn. */
  readonly versionId: string | null;
  readonly onDate: string;
  readonly wording: string;
  readonly by: string;
  readonly at: Date;
};

/** What was put in force, retired or withdrawn, the last first. */
export async function listChanges(tx: Tx, tool: string): Promise<readonly ToolChange[]> {
  const { rows } = await sql<ToolChange>`
    select c.step, c.configuration_id as "versionId", c.on_date as "onDate", c.wording, s.name as by, c.changed_at as at
    from protect.tool_changes c join directory.staff s on s.staff_id = c.changed_by
    where c.tool = ${tool} order by c.changed_at desc, c.tool_change_id limit 200`.execute(tx);
  return rows;
}

import type { Updateable } from "kysely";
import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { toJsonb } from "../../platform/database/jsonb.ts";
import type { DB } from "../../platform/database/schema.gen.ts";
import type { Columns } from "./columns.ts";
import { isFeedKind } from "./kinds.ts";
import { listSources, type FeedSource, type SourceTeam } from "./source-reads.ts";

export type SourceForm = {
  readonly name: string;
  readonly kind: string;
  readonly agency: string;
  readonly recordOf: string;
  readonly contact: string;
  /** Only of notifications. */
  readonly team: string;
};

type Keeping = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly agencies: readonly { readonly agencyId: string }[];
  readonly teams: readonly Pick<SourceTeam, "teamId" | "agencyId">[];
};

export type SourceChange =
  | { readonly kind: "accepted"; readonly sourceId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

/** Says that a system sends something, and what it is the record of. */
export async function addSource(
  tx: Tx,
  { actor, at, ...among }: Keeping,
  form: SourceForm,
): Promise<SourceChange> {
  const { values, errors } = readSource(form, { ...among, others: await listSources(tx) });
  const { kind } = form;
  if (!isFeedKind(kind)) errors.push({ field: "kind", message: "Choose what it sends" });
  if (errors.length > 0) return { kind: "invalid", errors };
  const sourceId = newId();
  await tx
    .insertInto("identify.feed_sources")
    .values({
      feed_source_id: sourceId,
      partnership_id: actor.partnershipId,
      kind,
      ...values,
      kept_by: actor.id,
      kept_at: at,
    })
    .execute();
  return { kind: "accepted", sourceId };
}

type Reading = Pick<Keeping, "agencies" | "teams"> & { readonly others: readonly FeedSource[] };

/** What is said of a system, besides what it sends: that stays as it was first said. */
function readSource(form: SourceForm, { agencies, teams, others }: Reading) {
  const errors: FieldError[] = [];
  const text = (field: "name" | "recordOf" | "contact", rule: Parameters<typeof readText>[1]) => {
    const read = readText(form[field], rule);
    if (!read.ok) errors.push({ field, message: read.error });
    return read.ok ? read.value : "";
  };
  const name = text("name", { name: "Name", most: 120, missing: "Enter the name of the system" });
  const standing = others.filter(({ endedAt }) => endedAt === null);
  if (name !== "" && standing.some((one) => one.name.toLowerCase() === name.toLowerCase())) {
    errors.push({ field: "name", message: "A system of this name is here already" });
  }
  if (!agencies.some(({ agencyId }) => agencyId === form.agency)) {
    errors.push({ field: "agency", message: "Choose whose system it is" });
  }
  const recordOf = text("recordOf", {
    name: "What it is the record of",
    most: 400,
    missing: "Enter what this system is the record of",
  });
  const contact = text("contact", {
    name: "Contact",
    most: 200,
    missing: "Enter a contact",
  });
  const isOfTeam = form.kind === "notification";
  if (isOfTeam) errors.push(...wrongTeam(form, teams));
  const team_id = isOfTeam ? form.team : null;
  return {
    values: { agency_id: form.agency, name, record_of: recordOf, contact, team_id },
    errors,
  };
}

/** What the police send arrives in a team’s name, and that team reads what came of it. */
function wrongTeam({ team, agency }: SourceForm, teams: Keeping["teams"]): readonly FieldError[] {
  const chosen = teams.find(({ teamId }) => teamId === team);
  if (!chosen)
    return [{ field: "team", message: "Choose the team in whose name notifications arrive" }];
  return chosen.agencyId === agency
    ? []
    : [{ field: "team", message: "Choose a team of the agency whose system it is" }];
}

export type SourceEdit = SourceChange | { readonly kind: "stale" };

/** Puts right what is said of a system. Its columns and what it sent stay. */
export async function editSource(
  tx: Tx,
  { actor, at, ...among }: Keeping,
  { source, form }: { readonly source: Version; readonly form: Omit<SourceForm, "kind"> },
): Promise<SourceEdit> {
  const { sourceId } = source;
  const all = await listSources(tx);
  const kind = all.find((one) => one.sourceId === sourceId)?.kind ?? "";
  const others = all.filter((one) => one.sourceId !== sourceId);
  const { values, errors } = readSource({ ...form, kind }, { ...among, others });
  if (errors.length > 0) return { kind: "invalid", errors };
  const isDone = await change(tx, source, { ...values, kept_by: actor.id, kept_at: at });
  return isDone ? { kind: "accepted", sourceId } : { kind: "stale" };
}

type Version = Pick<FeedSource, "sourceId" | "version">;

/** What its columns hold from now on. False where somebody else has said so meanwhile. */
export async function saveColumns(
  tx: Tx,
  { sourceId, version }: Version,
  columns: Columns,
): Promise<boolean> {
  return change(tx, { sourceId, version }, { columns: toJsonb(columns) });
}

/** It sends nothing any more; what it sent stays. */
export const endSource = (tx: Tx, source: Version, at: Date): Promise<boolean> =>
  change(tx, source, { ended_at: at });

async function change(
  tx: Tx,
  { sourceId, version }: Version,
  set: Updateable<DB["identify.feed_sources"]>,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("identify.feed_sources")
    .set({ ...set, version: version + 1 })
    .where("feed_source_id", "=", sourceId)
    .where("version", "=", version)
    .where("ended_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

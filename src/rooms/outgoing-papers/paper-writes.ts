import { sql } from "kysely";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { toJsonb } from "../../platform/database/jsonb.ts";
import type { Document } from "../../platform/documents/index.ts";
import type { Person } from "../subjects/index.ts";
import type { PaperKind } from "./kinds.ts";
import type { Kept } from "./look-through.ts";
import type { Recipient } from "./recipient.ts";

/** A record whose words a paper holds, as it was when the paper was prepared. */
export type Source = { readonly record: string; readonly id: string; readonly version: number };

type Writer = { readonly actor: StaffActor; readonly at: Date };

type Adding = {
  readonly paperId: string;
  readonly person: Person;
  readonly kind: PaperKind;
  readonly madeFrom: readonly Source[];
  readonly recipient: Recipient;
  readonly document: Document;
  readonly kept: readonly Kept[];
};

export async function addPaper(tx: Tx, { actor, at }: Writer, paper: Adding): Promise<void> {
  const { paperId, person, recipient, kept } = paper;
  const { partnershipId } = person;
  await tx
    .insertInto("papers.papers")
    .values({
      paper_id: paperId,
      partnership_id: partnershipId,
      person_id: person.personId,
      reference: `P-${String(await nextNumber(tx))}`,
      kind: paper.kind,
      made_from: toJsonb(paper.madeFrom),
      recipient_kind: recipient.kind,
      recipient_staff_id: recipient.staffId,
      recipient_agency_id: recipient.agencyId,
      recipient_around_id: recipient.aroundId,
      somebody_else: recipient.somebodyElse,
      recipient_name: recipient.name,
      recipient_relation: recipient.relation,
      purpose: recipient.purpose,
      channel: recipient.channel,
      recipient_address: recipient.address,
      hands: recipient.hands,
      may_keep_at_home: recipient.mayKeepAtHome,
      body: toJsonb(paper.document),
      prepared_by: actor.id,
      prepared_at: at,
    })
    .execute();
  if (kept.length === 0) return;
  const rows = kept.map(({ part, what, reason }) => ({
    kept_finding_id: newId(),
    partnership_id: partnershipId,
    paper_id: paperId,
    part,
    what,
    reason,
    kept_by: actor.id,
    kept_at: at,
  }));
  await tx.insertInto("papers.kept_findings").values(rows).execute();
}

async function nextNumber(tx: Tx): Promise<number> {
  const { rows } = await sql<{
    number: number;
  }>`select nextval('papers.numbers')::int as number`.execute(tx);
  const number = rows[0]?.number;
  if (number === undefined) throw new Error("papers gave no number");
  return number;
}

type Step = {
  readonly paperId: string;
  readonly version: number;
  readonly from: "prepared" | "waiting" | "released";
};

type Columns = {
  readonly state: "waiting" | "released" | "sent-back" | "withdrawn" | "given";
  readonly asked_at?: Date;
  readonly settled_by?: string;
  readonly settled_at?: Date;
  readonly settled_words?: string | null;
  readonly given_on?: string;
  readonly given_how?: string;
  readonly given_by?: string;
  readonly read_back?: string;
};

/** Takes a paper one step on; false where somebody else took one meanwhile. */
export async function stepPaper(
  tx: Tx,
  { paperId, version, from }: Step,
  columns: Columns,
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("papers.papers")
    .set((row) => ({ ...columns, version: row("version", "+", 1) }))
    .where("paper_id", "=", paperId)
    .where("version", "=", version)
    .where("state", "=", from)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

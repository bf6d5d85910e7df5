import { sql, type RawBuilder } from "kysely";
import type { StaffActor } from "../../platform/access/actor.ts";
import { lookNarrowly, type Tx } from "../../platform/database/database.ts";
import type { Document } from "../../platform/documents/index.ts";
import type { What, Kept } from "./look-through.ts";
import type { Source } from "./paper-writes.ts";
import type { Recipient, RecipientKind } from "./recipient.ts";

export type PaperState = "prepared" | "waiting" | "released" | "sent-back" | "withdrawn" | "given";

/** A paper as lists have it. */
export type PaperLine = {
  readonly paperId: string;
  readonly personId: string;
  readonly reference: string;
  readonly kind: string;
  readonly state: PaperState;
  readonly recipientName: string;
  readonly preparedById: string;
  readonly preparedBy: string;
  readonly preparedAt: Date;
  readonly askedAt: Date | null;
  readonly settledBy: string | null;
  readonly settledAt: Date | null;
  readonly givenOn: string | null;
};

export type LeavingPaper = PaperLine & {
  readonly recipient: Recipient;
  readonly madeFrom: readonly Source[];
  readonly document: Document;
  /** Whether its words are the ones that it was prepared with. */
  readonly isWhole: boolean;
  readonly kept: readonly Kept[];
  readonly settledWords: string | null;
  readonly givenHow: string | null;
  readonly givenBy: string | null;
  readonly readBack: string | null;
  readonly version: number;
};

const lines = (tx: Tx) =>
  tx
    .selectFrom("papers.papers as p")
    .innerJoin("directory.staff as b", "b.staff_id", "p.prepared_by")
    .leftJoin("directory.staff as s", "s.staff_id", "p.settled_by")
    .select([
      "p.paper_id as paperId",
      "p.person_id as personId",
      "p.reference",
      "p.kind",
      sql<PaperState>`p.state`.as("state"),
      "p.recipient_name as recipientName",
      "p.prepared_by as preparedById",
      "b.name as preparedBy",
      "p.prepared_at as preparedAt",
      "p.asked_at as askedAt",
      "s.name as settledBy",
      "p.settled_at as settledAt",
      "p.given_on as givenOn",
    ]);

/** What is listed at once. */
const most = 200;

/** Every paper about a child, the latest first. */
export function listPapersAbout(tx: Tx, personId: string): Promise<readonly PaperLine[]> {
  return lines(tx)
    .where("p.person_id", "=", personId)
    .orderBy("p.paper_id", "desc")
    .limit(most)
    .execute();
}

export type ListedPaper = PaperLine & { readonly familyName: string; readonly givenName: string };

/** Papers that wait for this person as the second one: of somebody else, and for somebody else. */
const waitingFor = ({ id, partnershipId }: StaffActor) =>
  sql<boolean>`p.partnership_id = ${partnershipId} and p.state = 'waiting' and p.prepared_by <> ${id}
    and p.recipient_staff_id is distinct from ${id}::uuid`;

/** Within reach, the one that has waited longest first. */
export function listWaiting(tx: Tx, actor: StaffActor): Promise<readonly ListedPaper[]> {
  return listed(tx)
    .where(waitingFor(actor))
    .orderBy("p.asked_at")
    .orderBy("p.paper_id")
    .limit(most)
    .execute();
}

/** How many there are, for the pages where people begin. */
export const waitingCount = (actor: StaffActor): RawBuilder<{ readonly waiting: number }> =>
  sql`select count(*)::int as waiting from papers.papers p where ${waitingFor(actor)}`;

/** One's own that are not settled, or released and not given yet. */
export function listOwnOpen(tx: Tx, { id }: StaffActor): Promise<readonly ListedPaper[]> {
  return listed(tx)
    .where("p.prepared_by", "=", id)
    .where("p.state", "in", ["prepared", "waiting", "released"])
    .orderBy("p.paper_id", "desc")
    .limit(most)
    .execute();
}

const listed = (tx: Tx) =>
  lines(tx)
    .innerJoin("subjects.people as c", "c.person_id", "p.person_id")
    .select(["c.family_name as familyName", "c.given_name as givenName"]);

/** A paper within reach; a wide actor who finds none looks again as a narrow one. */
export async function findPaper(
  tx: Tx,
  actor: StaffActor,
  paperId: string,
): Promise<LeavingPaper | undefined> {
  const found = await paperQuery(tx, paperId);
  if (found || !actor.isWide) return found;
  await lookNarrowly(tx);
  return paperQuery(tx, paperId);
}

async function paperQuery(tx: Tx, paperId: string): Promise<LeavingPaper | undefined> {
  const row = await lines(tx)
    .leftJoin("directory.staff as g", "g.staff_id", "p.given_by")
    .select([
      sql<Document>`p.body`.as("document"),
      sql<boolean>`sha256(convert_to(p.body::text, 'UTF8')) = p.sha256`.as("isWhole"),
      sql<readonly Source[]>`p.made_from`.as("madeFrom"),
      sql<RecipientKind>`p.recipient_kind`.as("recipientKind"),
      "p.recipient_staff_id as staffId",
      "p.recipient_agency_id as agencyId",
      "p.recipient_around_id as aroundId",
      "p.somebody_else as somebodyElse",
      "p.recipient_relation as relation",
      "p.purpose",
      "p.channel",
      "p.recipient_address as address",
      "p.hands",
      "p.may_keep_at_home as mayKeepAtHome",
      "p.settled_words as settledWords",
      "p.given_how as givenHow",
      "g.name as givenBy",
      "p.read_back as readBack",
      "p.version",
    ])
    .where("p.paper_id", "=", paperId)
    .executeTakeFirst();
  if (!row) return undefined;
  const { recipientKind: kind, staffId, agencyId, relation, purpose, channel, ...rest } = row;
  const { address, hands, mayKeepAtHome, aroundId, somebodyElse, ...paper } = rest;
  const way = { channel, address, hands, mayKeepAtHome, aroundId, somebodyElse };
  const about = { kind, staffId, agencyId, relation, purpose, ...way };
  return {
    ...paper,
    recipient: { ...about, name: row.recipientName },
    kept: await listKept(tx, paperId),
  };
}

function listKept(tx: Tx, paperId: string): Promise<readonly Kept[]> {
  return tx
    .selectFrom("papers.kept_findings")
    .select(["part", sql<What>`what`.as("what"), "reason"])
    .where("paper_id", "=", paperId)
    .orderBy("kept_finding_id")
    .execute();
}

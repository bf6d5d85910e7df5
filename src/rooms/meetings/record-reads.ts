import type { Tx } from "../../platform/database/database.ts";
import { nameForOthers, shownName } from "../directory/index.ts";
import { listActions, type Action } from "../work/index.ts";
import { listInstead, listInvited, type Invited } from "./invited-reads.ts";
import { listShared, type Shared } from "./sharing-reads.ts";

export type { Invited } from "./invited-reads.ts";

export type Item = {
  readonly itemId: string;
  readonly item: string;
  readonly wording: string;
  readonly changedBy: string | null;
  readonly changedAt: Date | null;
  readonly version: number;
};

export type Attended = {
  readonly who: string;
  readonly attended: string;
  readonly deputy: string | null;
};

export type FamilyPart = {
  readonly who: string;
  readonly tookPart: string;
  readonly names: string | null;
  readonly explanation: string | null;
};

export type ChildWords = {
  readonly words: string;
  readonly heardBy: string;
  readonly addedBy: string;
  readonly addedAt: Date;
};

export type Decided = {
  readonly kind: string;
  readonly wording: string;
  readonly reason: string;
  readonly dissent: string | null;
  readonly decidedBy: string;
};

export type Addendum = { readonly wording: string; readonly by: string; readonly at: Date };

/** Everything that a meeting holds, for its record, its minutes and its papers. */
export type Contents = {
  readonly items: ReadonlyMap<string, Item>;
  readonly invited: readonly Invited[];
  /** What stands for those who are asked and whom the reader may not read: words, once each. */
  readonly instead: readonly string[];
  readonly attendance: readonly Attended[];
  readonly family: readonly FamilyPart[];
  readonly words: readonly ChildWords[];
  readonly shared: readonly Shared[];
  readonly decisions: readonly Decided[];
  /** Every promise for the child; those made at this meeting are named in `agreed`. */
  readonly actions: readonly Action[];
  /** Action by id, with the words for the family where somebody wrote them. */
  readonly agreed: ReadonlyMap<string, string | null>;
  readonly addenda: readonly Addendum[];
};

type Of = { readonly meetingId: string; readonly personId: string };

/** Who reads, and when: people of a sensitive service are named to their list alone (ADR 61). */
type Reading = {
  readonly today: string;
  /** What is read leaves for others: then nobody of a sensitive service is named. */
  readonly forOthers?: boolean;
};

export async function readContents(
  tx: Tx,
  { meetingId, personId }: Of,
  reading: Reading,
): Promise<Contents> {
  const asked = { meetingId, ...reading };
  const agreed = await tx
    .selectFrom("panels.agreed_actions")
    .select(["action_id", "for_family"])
    .where("meeting_id", "=", meetingId)
    .execute();
  return {
    items: await readItems(tx, meetingId, nameFor(reading)),
    invited: await listInvited(tx, asked),
    instead: await listInstead(tx, asked),
    attendance: await listAttendance(tx, meetingId),
    family: await listFamily(tx, meetingId),
    words: await listWords(tx, meetingId, nameFor(reading)),
    shared: await listShared(tx, asked),
    decisions: await listDecisions(tx, meetingId, nameFor(reading)),
    actions: await listActions(tx, personId, reading),
    agreed: new Map(agreed.map((row) => [row.action_id, row.for_family])),
    addenda: await listAddenda(tx, meetingId, nameFor(reading)),
  };
}

/** A name in a row, as the reader may read it or, where it leaves, as anybody may. */
type Name = typeof shownName;
const nameFor = ({ forOthers = false }: Reading): Name => (forOthers ? nameForOthers : shownName);

async function readItems(
  tx: Tx,
  meetingId: string,
  name: Name,
): Promise<ReadonlyMap<string, Item>> {
  const rows = await tx
    .selectFrom("panels.items as i")
    .leftJoin("directory.staff as s", "s.staff_id", "i.changed_by")
    .select([
      "i.item_id as itemId",
      "i.item",
      "i.wording",
      name<string | null>({ staff: "s", at: "i.changed_at" }).as("changedBy"),
      "i.changed_at as changedAt",
      "i.version",
    ])
    .where("i.meeting_id", "=", meetingId)
    .execute();
  return new Map(rows.map((row) => [row.item, row]));
}

const listAttendance = (tx: Tx, meetingId: string): Promise<readonly Attended[]> =>
  tx
    .selectFrom("panels.attendance")
    .select(["who", "attended", "deputy"])
    .where("meeting_id", "=", meetingId)
    .execute();

const listFamily = (tx: Tx, meetingId: string): Promise<readonly FamilyPart[]> =>
  tx
    .selectFrom("panels.family_parts")
    .select(["who", "took_part as tookPart", "names", "explanation"])
    .where("meeting_id", "=", meetingId)
    .execute();

const listWords = (tx: Tx, meetingId: string, name: Name): Promise<readonly ChildWords[]> =>
  tx
    .selectFrom("panels.child_words as w")
    .innerJoin("directory.staff as s", "s.staff_id", "w.added_by")
    .select(["w.words", "w.heard_by as heardBy", "w.added_at as addedAt"])
    .select(name({ staff: "s", at: "w.added_at" }).as("addedBy"))
    .where("w.meeting_id", "=", meetingId)
    .orderBy("w.child_words_id")
    .execute();

const listDecisions = (tx: Tx, meetingId: string, name: Name): Promise<readonly Decided[]> =>
  tx
    .selectFrom("panels.decisions as d")
    .innerJoin("directory.staff as s", "s.staff_id", "d.decided_by")
    .select(["d.kind", "d.wording", "d.reason", "d.dissent"])
    .select(name({ staff: "s", at: "d.decided_at" }).as("decidedBy"))
    .where("d.meeting_id", "=", meetingId)
    .orderBy("d.decision_id")
    .execute();

const listAddenda = (tx: Tx, meetingId: string, name: Name): Promise<readonly Addendum[]> =>
  tx
    .selectFrom("panels.addenda as d")
    .innerJoin("directory.staff as s", "s.staff_id", "d.added_by")
    .select(["d.wording", "d.added_at as at"])
    .select(name({ staff: "s", at: "d.added_at" }).as("by"))
    .where("d.meeting_id", "=", meetingId)
    .orderBy("d.addendum_id")
    .execute();

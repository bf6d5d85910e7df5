import { readText, type FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { languageOf } from "../../platform/words/index.ts";
import type { Person } from "../subjects/index.ts";
import type { Closed } from "./lock-meeting.ts";
import type { Meeting } from "./meeting-reads.ts";

export type FamilyPaper = {
  readonly familyPaperId: string;
  readonly recipient: string;
  readonly language: string;
  readonly releasedAt: Date;
  readonly releasedBy: string;
};

/** Papers that were made for the family, the latest first. */
export function listPapers(tx: Tx, meetingId: string): Promise<readonly FamilyPaper[]> {
  return tx
    .selectFrom("panels.family_papers as p")
    .innerJoin("directory.staff as s", "s.staff_id", "p.released_by")
    .select([
      "p.family_paper_id as familyPaperId",
      "p.recipient",
      "p.language",
      "p.released_at as releasedAt",
      "s.name as releasedBy",
    ])
    .where("p.meeting_id", "=", meetingId)
    .orderBy("p.family_paper_id", "desc")
    .execute();
}

export type PaperForm = { readonly recipient: string; readonly language: string };

export type PaperChange =
  | { readonly kind: "accepted"; readonly familyPaperId: string }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** The chair has not approved the minutes yet. */
  | Closed;

/** Makes a paper for one named person, in one language, after the chair approved the minutes. */
export async function releasePaper(
  tx: Tx,
  { actor, at }: { actor: StaffActor; at: Date },
  { person, meeting, form }: { person: Person; meeting: Meeting; form: PaperForm },
): Promise<PaperChange> {
  if (meeting.approvedAt === null) return { kind: "closed" };
  const errors: FieldError[] = [];
  const recipient = readText(form.recipient, {
    name: "Who the paper is for",
    most: 120,
    missing: "Enter who the paper is for, by name",
  });
  if (!recipient.ok) errors.push({ field: "recipient", message: recipient.error });
  const language = languageOf(form.language);
  if (!language) errors.push({ field: "language", message: "Choose the language of the headings" });
  if (!recipient.ok || !language) return { kind: "invalid", errors };
  const familyPaperId = newId();
  await tx
    .insertInto("panels.family_papers")
    .values({
      family_paper_id: familyPaperId,
      partnership_id: person.partnershipId,
      meeting_id: meeting.meetingId,
      recipient: recipient.value,
      language: language.code,
      released_by: actor.id,
      released_at: at,
    })
    .execute();
  return { kind: "accepted", familyPaperId };
}

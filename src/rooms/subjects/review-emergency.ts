import { sql } from "kysely";
import { readText, type FieldError } from "../../kernel/fields.ts";
import type { Tx } from "../../platform/database/database.ts";
import { isShutName, numberedName } from "../directory/index.ts";

/** What a review can find. Words for people; the key is what is kept. */
export const reviewOutcomes = {
  justified: "Justified",
  "not-justified": "Not justified",
  referred: "Referred for further action",
} as const;

export type EmergencyReview = {
  readonly id: string;
  readonly openedById: string;
  readonly openedBy: string;
  readonly agency: string | null;
  readonly reference: string;
  readonly reasonKey: string;
  readonly reason: string;
  readonly openedAt: Date;
  readonly endsAt: Date;
  readonly outcome: string | null;
  readonly note: string | null;
  readonly reviewedBy: string | null;
  readonly reviewedAt: Date | null;
};

const opener = { staff: "s", at: "r.opened_at" };

/** Openings that wait for review first, then those reviewed, the newest first. */
export async function listEmergencyReviews(tx: Tx): Promise<readonly EmergencyReview[]> {
  const { rows } = await sql<EmergencyReview>`
    select r.id, r.opened_by_id as "openedById", ${numberedName(opener)} as "openedBy",
      case when ${isShutName(opener)} then 'Not shown' else r.agency end as agency, reference, reason_key as "reasonKey", reason,
      opened_at as "openedAt", ends_at as "endsAt", outcome, review_note as note, reviewed_by as "reviewedBy",
      reviewed_at as "reviewedAt"
    from sec.emergency_reviews() r join directory.staff s on s.staff_id = r.opened_by_id
    order by r.reviewed_at is not null, r.opened_at desc, r.id`.execute(tx);
  return rows;
}

export type ReviewForm = { readonly outcome: string; readonly note: string };

export type ReviewChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  /** Nobody reviews their own opening. */
  | { readonly kind: "own" }
  | { readonly kind: "stale" }
  | { readonly kind: "notFound" };

export async function reviewEmergency(
  tx: Tx,
  { openingId, at }: { openingId: string; at: Date },
  form: ReviewForm,
): Promise<ReviewChange> {
  const isKnown = (await listEmergencyReviews(tx)).some(({ id }) => id === openingId);
  if (!isKnown) return { kind: "notFound" };
  const read = readReviewForm(form);
  if (!("note" in read)) return { kind: "invalid", errors: read };
  const { rows } = await sql<{ outcome: string }>`
    select sec.review_emergency(${openingId}, ${read.outcome}, ${read.note}, ${at}) as outcome`.execute(
    tx,
  );
  switch (rows[0]?.outcome) {
    case "done":
      return { kind: "accepted" };
    case "own":
      return { kind: "own" };
    case "already":
      return { kind: "stale" };
    default:
      return { kind: "notFound" };
  }
}

export function readReviewForm(form: ReviewForm): ReviewForm | readonly FieldError[] {
  const errors: FieldError[] = [];
  if (!Object.hasOwn(reviewOutcomes, form.outcome)) {
    errors.push({ field: "outcome", message: "Choose what the review found" });
  }
  const note = readText(form.note, {
    name: "Note",
    most: 2000,
    missing: "Enter what you checked and what you found",
  });
  if (!note.ok) errors.push({ field: "note", message: note.error });
  return errors.length > 0 || !note.ok ? errors : { outcome: form.outcome, note: note.value };
}

import { z } from "zod";
import { datePartsOf } from "../../../kernel/fields.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { field } from "../../../platform/http/field.ts";
import { keptForm } from "../../work/index.ts";
import type { NoteFields } from "./note-form.tsx";

export const noteForm = z.object({
  headline: field(),
  detail: field(),
  "happened-day": field(),
  "happened-month": field(),
  "happened-year": field(),
  significant: field(),
});

export const keptNote = keptForm("note", noteForm);

/** A note that begins today. */
export function beginNote(today: string): NoteFields {
  const { day, month, year } = datePartsOf(today);
  return {
    headline: "",
    detail: "",
    "happened-day": day,
    "happened-month": month,
    "happened-year": year,
    significant: "",
  };
}

type Carried = { readonly personId: string; readonly today: string; readonly text: string };

/** What was typed elsewhere, as the detail of a note: below what the writer had kept of one, never over it. */
export async function noteWith(tx: Tx, { personId, today, text }: Carried): Promise<NoteFields> {
  const { typed = beginNote(today) } = await keptNote.find(tx, personId);
  if (typed.detail.includes(text)) return typed;
  return { ...typed, detail: typed.detail.trim() === "" ? text : `${typed.detail}\n\n${text}` };
}

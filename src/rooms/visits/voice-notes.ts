import { addDays } from "../../kernel/dates.ts";
import type { FieldError } from "../../kernel/fields.ts";
import { newId } from "../../kernel/ids.ts";
import type { Tx } from "../../platform/database/database.ts";
import { audioEndings, audioKindOf, isAudioType } from "../../platform/files/audio-kind.ts";
import type { StoredFile } from "../../platform/files/stored-files.ts";
import type { Upload } from "../../platform/http/uploads.ts";
import { openBytes, ringOf, sealValues, type Place } from "../../platform/sealing/index.ts";
import type { About, CommandContext } from "./acting.ts";

/** The largest recording that is taken: about twenty minutes of speech from a telephone. */
export const voiceLimit = 10 * 1024 * 1024;

export type Voice = { readonly mediaType: keyof typeof audioEndings; readonly content: Buffer };

const placeOf = (row: string, partnershipId: number): Place => ({
  table: "protect.voice_notes",
  row,
  partnershipId,
});

/** The recording that came with a form, known by its content; errors where it is none. */
export function readVoiceFile(upload: Upload): {
  readonly voice?: Voice | undefined;
  readonly errors: readonly FieldError[];
} {
  const [file] = upload.asTheyAre;
  if (!file || upload.errors.length > 0) return { errors: upload.errors };
  const { content } = file;
  const problem = (message: string) => ({ errors: [{ field: "voice", message }] });
  if (content === undefined || content.length > voiceLimit) {
    return problem("The recording must be 10 MB or smaller: record a shorter one");
  }
  const mediaType = audioKindOf(content);
  if (mediaType === undefined) {
    return problem("Choose a recording: M4A, MP3, OGG, WebM or WAV");
  }
  return { voice: { mediaType, content }, errors: [] };
}

type Keeping = {
  readonly person: About;
  readonly visitId: string;
  readonly voice?: Voice | undefined;
};

/** Keeps that a visit is typed up later, with the recording where there is one, sealed. */
export async function keepVoiceNote(
  tx: Tx,
  { actor, at, today, scheme }: CommandContext,
  { person, visitId, voice }: Keeping,
): Promise<void> {
  const noteId = newId();
  const { partnershipId, personId } = person;
  const kept =
    voice && sealValues(ringOf(tx), placeOf(noteId, partnershipId), { content: voice.content });
  await tx
    .insertInto("protect.voice_notes")
    .values({
      voice_note_id: noteId,
      partnership_id: partnershipId,
      person_id: personId,
      visit_id: visitId,
      type_up_by: typeUpBy(today, scheme.typeUpWithinDays),
      media_type: voice?.mediaType ?? null,
      size_bytes: voice?.content.length ?? null,
      sealed_key: kept?.sealedKey ?? null,
      content: kept?.sealed.content ?? null,
      recorded_by: actor.id,
      recorded_at: at,
      kept_by: actor.id,
    })
    .execute();
}

export const typeUpBy = (today: string, withinDays: number): string => addDays(today, withinDays);

export type VoiceNote = {
  readonly noteId: string;
  readonly visitId: string;
  readonly hasAudio: boolean;
  readonly typeUpBy: string;
  readonly typedUpAt: Date | null;
};

/** What the acting person has to type up of this visit: nobody reads another's. */
export async function findVoiceNote(tx: Tx, visitId: string): Promise<VoiceNote | undefined> {
  return tx
    .selectFrom("protect.voice_notes")
    .select(["voice_note_id as noteId", "visit_id as visitId", "type_up_by as typeUpBy"])
    .select((row) => row("media_type", "is not", null).as("hasAudio"))
    .select("typed_up_at as typedUpAt")
    .where("visit_id", "=", visitId)
    .executeTakeFirst()
    .then((row) => row && { ...row, hasAudio: Boolean(row.hasAudio) });
}

/** The recording, until it is typed up. */
export async function openVoice(tx: Tx, visitId: string): Promise<StoredFile | undefined> {
  const row = await tx
    .selectFrom("protect.voice_notes")
    .select(["voice_note_id", "partnership_id", "media_type", "sealed_key", "content"])
    .where("visit_id", "=", visitId)
    .where("typed_up_at", "is", null)
    .executeTakeFirst();
  if (!row?.content || row.media_type === null || !isAudioType(row.media_type)) return undefined;
  const { media_type: mediaType, sealed_key: sealedKey, content: sealed } = row;
  const place = placeOf(row.voice_note_id, row.partnership_id);
  const content = openBytes(ringOf(tx), place, { sealedKey, sealed, column: "content" });
  return { name: `voice-note${audioEndings[mediaType]}`, mediaType, content };
}

/** Says that it is typed up as this visit: the database lets go of the recording. False for one that was before. */
export async function settleVoiceNote(
  tx: Tx,
  { actor, at }: Pick<CommandContext, "actor" | "at">,
  { noteId, visitId }: { readonly noteId: string; readonly visitId: string },
): Promise<boolean> {
  const { numUpdatedRows } = await tx
    .updateTable("protect.voice_notes")
    .set({ typed_up_as: visitId, typed_up_by: actor.id, typed_up_at: at })
    .where("voice_note_id", "=", noteId)
    .where("typed_up_at", "is", null)
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

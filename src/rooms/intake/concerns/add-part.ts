import type { FieldError } from "../../../kernel/fields.ts";
import { isId, newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { oneAtATime } from "../../../platform/database/one-at-a-time.ts";
import type { ScannedFile } from "../../../platform/files/scan-result.ts";
import { storeFile, type FileStamp } from "../../../platform/files/stored-files.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { getConfiguration } from "../../configuration/index.ts";
import { screeningToolKind } from "../configuration-kinds.ts";
import type { Concern } from "./concern-reads.ts";
import { isAddedTo, type PartEntry } from "./part-entries.ts";
import { readPart, type Answers } from "./part-form.ts";
import { listPartEntries } from "./part-reads.ts";
import { writePart } from "./part-writes.ts";
import { partOf, type PartKey } from "./parts.ts";

export type PartChange =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] };

export type PartAdding = {
  readonly concern: Concern;
  readonly part: PartKey;
  /** The form's own: the same form sent twice adds once. */
  readonly id: string;
  /** The entry that the form showed and that this one takes the place of; empty where it showed none. */
  readonly replaces: string;
  readonly typed: Answers;
  readonly file?: ScannedFile | undefined;
};

/** Adds something to a concern of the actor's team, before and after the MASH has decided. */
export async function addPart(
  tx: Tx,
  { actor, at, today }: CommandContext,
  { concern, part, id, replaces, typed, file }: PartAdding,
): Promise<PartChange> {
  const asked = { kind: screeningToolKind, key: "safeguard", on: today } as const;
  const tool = await getConfiguration(tx, asked);
  const read = readPart(partOf(part, tool.body), typed, file !== undefined);
  if ("errors" in read) return { kind: "invalid", errors: read.errors };
  const { answers } = read;
  const isGiven = isId(id);
  // Of the same form sent twice at once the second sees what the first added.
  if (isGiven) await oneAtATime(tx, `part ${id}`);
  const entries = await listPartEntries(tx, concern.concernId);
  const before = entries.find(({ entryId }) => entryId === id);
  if (before && isTheSame(before, { part, answers, fileName: file?.name ?? null })) {
    return { kind: "accepted" };
  }
  const entry = {
    concern,
    part,
    answers,
    replaces: isAddedTo(part) || !isId(replaces) ? null : replaces,
    toolId: part === "screening" ? tool.id : null,
    fileId: file
      ? await storeFile(tx, { ...file, ...(await stampOf(tx, concern)), actor, at })
      : null,
    by: actor,
    at,
  };
  const isWritten = isGiven && (await writePart(tx, { entryId: id, ...entry }));
  // A page gone back to and filled in anew is an entry of its own: nothing typed is swallowed.
  if (!isWritten) await writePart(tx, { entryId: newId(), ...entry });
  return { kind: "accepted" };
}

type Said = Pick<PartEntry, "part" | "answers" | "fileName">;

function isTheSame(before: PartEntry, { part, answers, fileName }: Said): boolean {
  const names = Object.keys(answers);
  return (
    before.part === part &&
    before.fileName === fileName &&
    names.length === Object.keys(before.answers).length &&
    names.every((name) => before.answers[name] === answers[name])
  );
}

/** A file has the stamp of its concern; the trigger that stamps the concern keeps it so. */
async function stampOf(tx: Tx, { concernId }: Concern): Promise<FileStamp> {
  const row = await tx
    .selectFrom("identify.concerns")
    .select(["partnership_id", "acl", "restricted", "shut_out"])
    .where("concern_id", "=", concernId)
    .executeTakeFirstOrThrow();
  const { partnership_id: partnershipId, acl, restricted, shut_out: shutOut } = row;
  return { partnershipId, acl, restricted, shutOut };
}

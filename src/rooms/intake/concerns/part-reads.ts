import { sql } from "kysely";
import { z } from "zod";
import type { Tx } from "../../../platform/database/database.ts";
import { isPicture } from "../../../platform/files/stored-files.ts";
import type { PartEntry, PictureState, Unread } from "./part-entries.ts";
import { isPartKey } from "./parts.ts";

const body = z.object({
  answers: z.record(z.string(), z.string()).default({}),
  replaces: z.string().nullable().default(null),
  toolId: z.string().nullable().default(null),
});

const unread = sql<Unread | null>`case when p.file_id is not null then (
  select case when u.protection_id is null then '{"by": "others"}'
    else jsonb_build_object('by', 'reader', 'protectionId', u.protection_id) end
  from identify.unread_files(p.concern_id) u where u.file_id = p.file_id) end`;

/** Everything that was added to a concern within the actor's reach, oldest first. */
export async function listPartEntries(tx: Tx, concernId: string): Promise<readonly PartEntry[]> {
  const rows = await tx
    .selectFrom("identify.concern_parts as p")
    .innerJoin("directory.staff as s", "s.staff_id", "p.added_by")
    .leftJoin("files.files as f", "f.file_id", "p.file_id")
    .leftJoin("files.picture_reviews as r", "r.file_id", "p.file_id")
    .leftJoin("directory.staff as v", "v.staff_id", "r.reviewed_by")
    .select([
      unread.as("unread"),
      "p.concern_part_id as entryId",
      "p.part",
      "p.body",
      "p.file_id as fileId",
      "f.name as fileName",
      "f.scan as fileScan",
      "f.media_type as mediaType",
      "r.outcome",
      "r.reason",
      "v.name as by",
      "p.added_by as addedBy",
      sql<boolean>`p.added_by = (select sec.staff())`.as("isMine"),
      "s.name as addedByName",
      "p.added_at as addedAt",
    ])
    .where("p.concern_id", "=", concernId)
    .orderBy("p.concern_part_id")
    .execute();
  return rows.flatMap((row) => {
    const { part } = row;
    return isPartKey(part) ? [entryOf({ ...row, part })] : [];
  });
}

type Row = Omit<PartEntry, "answers" | "replaces" | "toolId" | "picture"> & {
  readonly body: unknown;
  readonly mediaType: string | null;
  readonly outcome: string | null;
  readonly reason: string | null;
  readonly by: string | null;
  readonly isMine: boolean;
};

function entryOf({ body: said, mediaType, outcome, reason, by, isMine, ...row }: Row): PartEntry {
  const isAPicture = mediaType !== null && isPicture(mediaType);
  // Its name may say where the child is, as what is in it may.
  const isNamed = row.unread?.by !== "others" || isMine;
  return {
    ...row,
    fileName: isNamed ? row.fileName : isAPicture ? "A picture" : "A file",
    picture: isAPicture ? { outcome: outcomeOf(outcome), reason, by } : null,
    ...body.parse(said),
  };
}

const outcomeOf = (outcome: string | null): PictureState["outcome"] =>
  outcome === "accepted" || outcome === "refused" ? outcome : "waiting";

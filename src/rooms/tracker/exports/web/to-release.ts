import { counted } from "../../../../kernel/words.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { listExportsToRelease } from "../waiting-reads.ts";
import { paths } from "./paths.ts";

/** What a second person is told of files that wait, beside the papers that do. */
export async function listFilesToRelease(tx: Tx) {
  const waiting = await listExportsToRelease(tx);
  return waiting.map(({ waitingExportId, rowCount, hasNames, ...file }) => ({
    href: paths.waiting(waitingExportId),
    text: `${counted(rowCount, "child", "children")}, ${hasNames ? "with names" : "no names"}`,
    receiver: file.receiver ?? `${file.askedBy}, own use`,
    askedAt: file.askedAt,
    askedBy: file.askedBy,
  }));
}

import { newId } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { keepRead } from "../../imports/index.ts";
import type { CommandContext } from "../../../platform/rooms/command.ts";
import { writeTrainingFile } from "./confirm-file.ts";
import type { FileReading, UnreadableFile } from "./file-reading.ts";
import { planOfFile } from "./known-reads.ts";
import { countLines, type PlanCounts } from "./plan-file.ts";
import { readTrainingFile } from "./read-file.ts";
import { rememberedForFiles } from "./reading-job.ts";

type Sent = { readonly name: string; readonly bytes: Uint8Array };

export type ReadFile = { readonly reading: FileReading; readonly counts: PlanCounts };

/** What a file holds and what writing it would do, with what is remembered; nothing is written. */
export async function readForWriting(
  tx: Tx,
  { name, bytes, today }: Sent & { readonly today: string },
): Promise<ReadFile | UnreadableFile> {
  const remembered = await rememberedForFiles(tx);
  const reading = await readTrainingFile({ fileName: name, bytes, today, ...remembered });
  if (reading.outcome === "unreadable") return reading;
  const lines = await planOfFile(tx, { reading, decisions: [], today });
  return { reading, counts: countLines(lines) };
}

type ToBringIn = Sent & { readonly sha256: Buffer; readonly reading: FileReading };

/** Writes a file from outside the pages, by the same plan; what somebody has to decide waits on the page. */
export async function bringInFile(
  tx: Tx,
  by: CommandContext,
  { name, bytes, sha256, reading }: ToBringIn,
) {
  const importId = newId();
  const file = { importId, fileName: name, sha256, reading, decisions: [] };
  const said = await writeTrainingFile(tx, by, file);
  if (said.kind === "written" && said.counts.waits > 0)
    await keepRead(tx, { ...by, kind: "training" }, { ...file, bytes });
  return said;
}

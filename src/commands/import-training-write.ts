import { createHash } from "node:crypto";
import { formatDateTime } from "../kernel/dates.ts";
import { newId } from "../kernel/ids.ts";
import { counted } from "../kernel/words.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import { bringInFile, readForWriting, type ReadFile } from "../rooms/training/index.ts";
import type { Terminal } from "./command.ts";
import { personNamed } from "./take-rows.ts";
import {
  partnershipNamed,
  refuseWhileSettingUp,
  withDatabase,
  type Session,
} from "./with-database.ts";

type File = { readonly name: string; readonly bytes: Uint8Array };

type Asked = {
  readonly terminal: Terminal;
  readonly email: string;
  readonly yes: boolean;
  readonly partnership: string | undefined;
};

/** What the page does, from a terminal: read with what is remembered, show, ask, write. Rows that wait do so on the page. */
export function bringInTraining(files: readonly File[], asked: Asked): Promise<number> {
  refuseWhileSettingUp();
  const { terminal, email, yes, partnership } = asked;
  return withDatabase(async (session) => {
    const partnershipId = await partnershipNamed(session.admin, partnership);
    const actor = await personNamed(session, { partnershipId, email, needs: "training.manage" });
    let code = 0;
    for (const file of files) {
      const read = await look(session, actor, file);
      if ("reason" in read) {
        terminal.error(`${file.name}: ${read.reason}`);
        code = 1;
        continue;
      }
      const { written, people, waits } = read.counts;
      terminal.out(
        `${file.name}: ${counted(written, "attendance")} to write, ${counted(people, "person", "people")} to add, ${counted(waits, "row")} to wait for a decision on the page “Import training”.`,
      );
      if (!yes && !(await isConfirmed(terminal))) {
        terminal.error(`${file.name}: nothing was written. Say yes, or add --yes.`);
        code = 1;
        continue;
      }
      if (!(await write(session, { actor, file, read, terminal }))) code = 1;
    }
    return code;
  });
}

const entry = (action: string) => ({
  action,
  outcome: "done" as const,
  route: "lantern import training",
  requestId: newId(),
});

function look({ database, clock }: Session, actor: StaffActor, file: File) {
  return database.as(actor, async (tx) => ({
    value: await readForWriting(tx, { ...file, today: clock.today() }),
    audit: entry("training.import.preview"),
  }));
}

async function isConfirmed(terminal: Terminal): Promise<boolean> {
  const answer = await terminal.ask("Write this to Lantern? (yes or no) ");
  return /^y(es)?$/i.test(answer?.trim() ?? "");
}

type Writing = {
  readonly actor: StaffActor;
  readonly file: File;
  readonly read: ReadFile;
  readonly terminal: Terminal;
};

async function write(
  { database, clock }: Session,
  { actor, file, read, terminal }: Writing,
): Promise<boolean> {
  const by = { actor, at: clock.now(), today: clock.today() };
  const sha256 = createHash("sha256").update(file.bytes).digest();
  const said = await database.as(actor, async (tx) => ({
    value: await bringInFile(tx, by, { ...file, sha256, reading: read.reading }),
    audit: entry("training.import"),
  }));
  if (said.kind === "again") {
    terminal.error(
      `${file.name}: this very file was imported on ${formatDateTime(said.at)}: nothing was written.`,
    );
    return false;
  }
  const { written, people, waits } = said.counts;
  terminal.out(
    `${file.name}: ${counted(written, "attendance")} written, ${counted(people, "person", "people")} added, ${counted(waits, "row")} waiting.`,
  );
  return true;
}

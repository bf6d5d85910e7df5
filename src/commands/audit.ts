import { createWriteStream } from "node:fs";
import { resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { newId } from "../kernel/ids.ts";
import { notesInFile } from "../platform/audit/checkpoint-files.ts";
import { readCheckpoints } from "../platform/audit/checkpoints.ts";
import {
  eventsInDatabase,
  eventsInFile,
  ExportProblem,
  standStill,
  writeExport,
} from "../platform/audit/event-source.ts";
import { auditSigner } from "../platform/audit/audit-key.ts";
import { writeAudit } from "../platform/audit/audit.ts";
import {
  readPublicKey,
  verifyAudit,
  type CheckpointSource,
  type Report,
} from "../platform/audit/proof/index.ts";
import { inWords, keepVerification, verifyLive } from "../platform/audit/verify-live.ts";
import { readConfig } from "../platform/config/config.ts";
import { environment } from "../platform/config/environment.ts";
import { asMaintenance } from "../platform/database/maintenance.ts";
import type { Tx } from "../platform/database/tx.ts";
import { auditKeyRuns } from "./audit-key.ts";
import { UsageProblem, type Terminal, type Run, type Runs } from "./command.ts";
import { commandLineActor, withDatabase, type Session } from "./with-database.ts";

const text = { type: "string" } as const;
const several = { type: "string", multiple: true } as const;

type Asked = {
  readonly file: string | undefined;
  readonly keys: readonly string[];
  readonly witnesses: readonly CheckpointSource[];
  readonly onProgress: (events: number) => void;
};

const verify: Run = async (args, terminal) => {
  const { values } = parseArgs({
    args: [...args],
    options: { file: text, checkpoints: several, key: several, json: { type: "boolean" } },
  });
  const asked = {
    file: values.file === undefined ? undefined : resolve(terminal.from, values.file),
    keys: keysOf(values.key ?? [], values.file === undefined),
    witnesses: (values.checkpoints ?? []).map((name) => witnessIn(resolve(terminal.from, name))),
    onProgress: tellProgress(terminal),
  };
  if (asked.witnesses.length > 0 && asked.keys.length === 0)
    throw new UsageProblem("Say --key with the public key that the checkpoints are signed with");
  const report = await reportOf(asked);
  if (values.json) terminal.out(JSON.stringify({ ...report, keys: asked.keys }));
  else tell(report, asked, terminal);
  return report.findings.length === 0 ? 0 : 1;
};

/** Without a key that was named, the one that is configured; a file is verified without any of ours. */
function keysOf(named: readonly string[], isLive: boolean): readonly string[] {
  for (const key of named) {
    if (!readPublicKey(key)) throw new UsageProblem(`${key} is not a public key`);
  }
  if (named.length > 0 || !isLive) return named;
  const signer = auditSigner(readConfig(environment()));
  return signer ? [signer.publicKey] : [];
}

const witnessIn = (path: string): CheckpointSource => ({
  name: path,
  notes: () => notesInFile(path),
  isWhole: false,
});

async function reportOf(asked: Asked): Promise<Report> {
  const { file, keys, witnesses, onProgress } = asked;
  try {
    if (file !== undefined) {
      return await verifyAudit({ ...eventsInFile(file), checkpoints: witnesses, keys, onProgress });
    }
    return await withDatabase(async (session) => {
      const report = await asMaintenance(session.admin, (tx) =>
        verifyLive(tx, { keys, witnesses, onProgress }),
      );
      const kept = { by: "command", at: session.clock.now() } as const;
      await recorded(session, "audit.verify", (tx) => keepVerification(tx, report, kept));
      return report;
    });
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    if (error instanceof ExportProblem || isMissing) throw new UsageProblem(messageOf(error));
    throw error;
  }
}

const messageOf = (error: unknown): string =>
  error instanceof Error ? error.message : String(error);

function tell({ events, checkpoints, findings }: Report, { keys }: Asked, { out }: Terminal): void {
  const signed =
    keys.length === 0
      ? "Checkpoints were not read: no key was given, so a chain that was written anew as a whole would not be seen."
      : `${checkpoints} checkpoints read.`;
  out(`${events} events read. ${signed}`);
  for (const finding of findings) out(inWords(finding));
  out(findings.length === 0 ? "Nothing was changed." : "The audit is not what was written.");
}

/** To standard error, so that what is printed can be kept. */
function tellProgress({ error }: Terminal): (events: number) => void {
  let next = 250_000;
  return (events) => {
    if (events < next) return;
    error(`${events} events`);
    next += 250_000;
  };
}

const exporting: Run = async (args, { from, out }) => {
  const path = fileNamed(args, from);
  await withDatabase(async (session) => {
    await recorded(session, "audit.export");
    await asMaintenance(session.admin, async (tx) => {
      await standStill(tx);
      await pipeline(
        writeExport(eventsInDatabase(tx), session.clock.now()),
        createWriteStream(path, { flags: "wx", mode: 0o600 }),
      );
    });
  });
  out(`The audit is in ${path}: who did what and when, and no word of any record`);
  return 0;
};

const checkpointsOut: Run = async (args, { from, out }) => {
  const path = fileNamed(args, from);
  await withDatabase(async (session) => {
    await recorded(session, "audit.checkpoints.export");
    await asMaintenance(session.admin, (tx) =>
      pipeline(spaced(readCheckpoints(tx)), createWriteStream(path, { flags: "wx" })),
    );
  });
  out(`The checkpoints are in ${path}`);
  return 0;
};

async function* spaced(notes: AsyncIterable<string>): AsyncGenerator<string> {
  for await (const note of notes) yield `${note}\n`;
}

function fileNamed(args: readonly string[], from: string): string {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageProblem("Say the name of one file");
  return resolve(from, file);
}

/** The command's own event, in each partnership: all of them were read. */
async function recorded(
  { admin, clock }: Session,
  action: string,
  work: (tx: Tx) => Promise<void> = () => Promise.resolve(),
): Promise<void> {
  await asMaintenance(admin, async (tx) => {
    await work(tx);
    const all = await tx
      .selectFrom("directory.partnerships")
      .select("partnership_id")
      .orderBy("partnership_id")
      .execute();
    const entry = { action, outcome: "done", route: "lantern", requestId: newId() } as const;
    for (const { partnership_id } of all)
      await writeAudit(tx, commandLineActor(partnership_id), { entry, at: clock.now() });
  });
}

export const auditRuns = {
  "audit verify": verify,
  "audit export": exporting,
  "audit checkpoints export": checkpointsOut,
  ...auditKeyRuns,
} satisfies Runs;

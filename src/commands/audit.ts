import { createWriteStream } from "node:fs";
import { resolve } from "node:path";
import { pipeline } from "node:stream/promises";
import { parseArgs } from "node:util";
import { notesInFile } from "../platform/audit/checkpoint-files.ts";
import { readCheckpoints } from "../platform/audit/checkpoints.ts";
import {
  eventsInDatabase,
  eventsInFile,
  ExportProblem,
  standStill,
  writeExport,
} from "../platform/audit/event-source.ts";
import { auditSigner, publicKeysOf } from "../platform/audit/audit-key.ts";
import {
  readPublicKey,
  readWitnessKey,
  verifyAudit,
  type CheckpointSource,
  type CosignedBy,
  type Report,
  type WitnessSource,
} from "../platform/audit/proof/index.ts";
import { inWords, keepVerification, verifyLive } from "../platform/audit/verify-live.ts";
import { readConfig } from "../platform/config/config.ts";
import { environment } from "../platform/config/environment.ts";
import { asMaintenance } from "../platform/database/maintenance.ts";
import { outsideOf, type Outside } from "../platform/audit/outside.ts";
import { cosignedInFile } from "../platform/audit/cosignature-files.ts";
import { auditWitnessRuns } from "./audit-witness.ts";
import { auditKeyRuns } from "./audit-key.ts";
import { auditRestored } from "./audit-restored.ts";
import { recorded } from "./recorded.ts";
import { UsageProblem, type Run, type Runs, type Terminal } from "./command.ts";
import { withDatabase, type Session } from "./with-database.ts";

const text = { type: "string" } as const;
const several = { type: "string", multiple: true } as const;

type ReadQuery = {
  readonly file: string | undefined;
  readonly keys: readonly string[];
  readonly witnesses: readonly CheckpointSource[];
  readonly cosigned: readonly WitnessSource[];
  readonly outside: Outside | undefined;
  readonly onProgress: (events: number) => void;
  readonly onUnrecorded: (line: string) => void;
  readonly tell: (report: Report) => void;
};

const verify: Run = async (args, terminal) => {
  const { values } = parseArgs({
    args: [...args],
    options: {
      file: text,
      checkpoints: several,
      key: several,
      cosigned: several,
      witness: several,
      json: { type: "boolean" },
    },
  });
  const keys = keysOf(values.key ?? [], values.file === undefined);
  const asked = {
    file: values.file === undefined ? undefined : resolve(terminal.from, values.file),
    keys,
    witnesses: (values.checkpoints ?? []).map((name) => witnessIn(resolve(terminal.from, name))),
    cosigned: cosignedIn(values.witness ?? [], {
      files: (values.cosigned ?? []).map((name) => resolve(terminal.from, name)),
    }),
    outside: ownOutside(),
    onProgress: tellProgress(terminal),
    onUnrecorded: terminal.error,
    tell: (report: Report) => {
      if (values.json) terminal.out(JSON.stringify({ ...report, keys }));
      else tell(report, keys, terminal);
    },
  };
  if (asked.witnesses.length + asked.cosigned.length > 0 && asked.keys.length === 0)
    throw new UsageProblem("Say --key with the public key that the checkpoints are signed with");
  const report = await reportOf(asked);
  return report.findings.length === 0 ? 0 : 1;
};

/** Without a key that was named, the one that is configured; a file is verified without any of ours. */
function keysOf(named: readonly string[], isLive: boolean): readonly string[] {
  for (const key of named) {
    if (!readPublicKey(key)) throw new UsageProblem(`${key} is not a public key`);
  }
  if (named.length > 0 || !isLive) return named;
  return publicKeysOf(readConfig(environment()));
}

const witnessIn = (path: string): CheckpointSource => ({
  name: path,
  notes: () => notesInFile(path),
  isWhole: false,
});

/** What agencies kept of what they co-signed: each key finds its own lines in every file. */
function cosignedIn(
  keys: readonly string[],
  { files }: { readonly files: readonly string[] },
): readonly WitnessSource[] {
  if ((keys.length === 0) !== (files.length === 0))
    throw new UsageProblem(
      "Say --cosigned with a file and --witness with the public key of its agency",
    );
  return keys.map((publicKey) => {
    if (!readWitnessKey(publicKey))
      throw new UsageProblem(`${publicKey} is not the public key of a witness`);
    return {
      publicKey,
      agency: undefined,
      cosignatures: async function* () {
        for (const file of files) yield* cosignedInFile(file, publicKey);
      },
    };
  });
}

/** The folder and the file beside the key, where there is a key that signs. */
function ownOutside(): Outside | undefined {
  const config = readConfig(environment());
  return auditSigner(config) && outsideOf(config);
}

/** That the audit was read is kept and audited apart: an altered audit may take the one and not the other. */
async function keepReading(
  session: Session,
  report: Report,
  onUnrecorded: (line: string) => void,
): Promise<void> {
  const kept = { by: "command", at: session.clock.now() } as const;
  const works: readonly (readonly [string, () => Promise<void>])[] = [
    [
      "the list of readings",
      () => asMaintenance(session.admin, (tx) => keepVerification(tx, report, kept)),
    ],
    ["the audit", () => recorded(session, "audit.verify")],
  ];
  for (const [where, work] of works) {
    try {
      await work();
    } catch (error) {
      if (report.findings.length === 0) throw error;
      onUnrecorded(`That it was read could not be recorded in ${where}: ${codeOf(error)}`);
    }
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error ? String(error.code) : "unknown";

async function reportOf(asked: ReadQuery): Promise<Report> {
  const { file, keys, witnesses, cosigned, onProgress } = asked;
  try {
    if (file !== undefined) {
      const events = eventsInFile(file);
      const report = await verifyAudit({
        ...events,
        checkpoints: witnesses,
        witnesses: cosigned,
        keys,
        onProgress,
      });
      asked.tell(report);
      return report;
    }
    return await withDatabase(async (session) => {
      const report = await asMaintenance(session.admin, (tx) =>
        verifyLive(tx, { keys, witnesses, cosigned, onProgress, outside: asked.outside }),
      );
      // Told before it is recorded: what is wrong may be why nothing can be recorded.
      asked.tell(report);
      await keepReading(session, report, asked.onUnrecorded);
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

function tell(
  { events, checkpoints, findings, restores = [], cosigned = [] }: Report,
  keys: readonly string[],
  { out }: Terminal,
): void {
  const signed =
    keys.length === 0
      ? "Checkpoints were not read: no key was given, so a chain that was written anew as a whole would not be seen."
      : `${checkpoints} checkpoints read.`;
  out(`${events} events read. ${signed}`);
  for (const { checkpoint, to } of restores)
    out(
      `Checkpoint ${checkpoint} says that a backup was put back: what was recorded after checkpoint ${to} and before it is gone.`,
    );
  for (const one of cosigned) out(cosignedWords(one));
  for (const finding of findings) out(inWords(finding));
  out(findings.length === 0 ? "Nothing was changed." : "The audit is not what was written.");
}

/** "Eastmoor Police (police.example) co-signed 12 checkpoints, the last number 480 on 2026-12-01." */
function cosignedWords({ key, agency, checkpoints, last, at }: CosignedBy): string {
  const who =
    agency === undefined ? `The key ${key}, which is not registered here,` : `${agency} (${key})`;
  if (last === undefined || at === undefined) return `${who} has co-signed nothing yet.`;
  return `${who} co-signed ${checkpoints === 1 ? "1 checkpoint" : `${checkpoints} checkpoints`}, the last number ${last} on ${at.toISOString().slice(0, 10)}.`;
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

export const auditRuns = {
  "audit verify": verify,
  "audit export": exporting,
  "audit checkpoints export": checkpointsOut,
  "audit restored": auditRestored,
  ...auditKeyRuns,
  ...auditWitnessRuns,
} satisfies Runs;

import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { systemClock } from "../kernel/clock.ts";
import { counted } from "../kernel/words.ts";
import {
  keyFile,
  newKeyPair,
  onDatabase,
  provingIdentity,
  readIdentity,
  readyToServe,
  restoreInto,
  type Restored,
} from "../platform/backup/index.ts";
import { readConfig } from "../platform/config/config.ts";
import { environment } from "../platform/config/environment.ts";
import { locateDatabase } from "../platform/database/locate.ts";
import { prepareDatabase } from "../platform/database/prepare.ts";
import { secretsFor } from "../platform/secrets/secrets.ts";
import { proveRestore, runBackup } from "../rooms/governance/index.ts";
import { explained } from "./explained.ts";
import { UsageProblem, type Terminal, type Runs } from "./command.ts";
import { withDatabase } from "./with-database.ts";

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

export const backupRuns = {
  "backup key": async ([file], { from, out }) => {
    if (file === undefined) throw new UsageProblem("Say which file the private key goes into");
    const path = resolve(from, file);
    if (existsSync(path)) throw new UsageProblem(`${file} is there already`);
    const pair = await newKeyPair();
    writeFileSync(path, keyFile(pair), { mode: 0o600, flag: "wx" });
    out(`LANTERN_BACKUP_RECIPIENTS=${pair.recipient}`);
    out(`${file} opens every backup: move it off this machine, and keep two copies.`);
    return 0;
  },
  backup: async (args, terminal) => {
    const options = { to: text, json: flag };
    const { values } = parseArgs({ args: [...args], options });
    const folder = values.to === undefined ? undefined : resolve(terminal.from, values.to);
    return withDatabase(({ admin, clock }) =>
      explained(terminal, async () => {
        const config = readConfig(environment());
        const parts = { admin, clock, config, name: "command-line" } as const;
        const made = await runBackup(parts, folder);
        const { tables, rows, marks, notOurs = [] } = made.manifest;
        const { path: file, bytes, sha256 } = made;
        const said = { file, bytes, sha256, rows, notOurs };
        if (values.json === true) terminal.out(JSON.stringify(said));
        else {
          const held = `${counted(rows, "row")} of ${counted(tables.length, "table")}, ${counted(marks.files, "file")}`;
          terminal.out(`${made.path}\n${held}, ${counted(made.bytes, "byte")}, ${made.tookMs} ms`);
          tellNotOurs(notOurs, terminal.out);
        }
        return 0;
      }),
    );
  },
  restore: (args, terminal) => restore(args, terminal),
} satisfies Runs;

async function restore(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { verify: flag, into: text, key: text },
  });
  const [file] = positionals;
  if (file === undefined) throw new UsageProblem("Say which backup: lantern restore FILE");
  if ((values.verify === true) === (values.into !== undefined))
    throw new UsageProblem("Say either --verify or --into DATABASE");
  const path = resolve(terminal.from, file);
  const given = { path, key: values.key && resolve(terminal.from, values.key) };
  return explained(terminal, () =>
    values.into === undefined ? verify(given, terminal) : into(given, values.into, terminal),
  );
}

type HandlerInput = { readonly path: string; readonly key: string | undefined };

async function identityFor({ key }: HandlerInput): Promise<string> {
  const identity =
    key === undefined ? await provingIdentity(readConfig(environment())) : readIdentity(key);
  if (identity === undefined)
    throw new UsageProblem("Say --key with the file of the private key, which is kept elsewhere");
  return identity;
}

async function verify(given: HandlerInput, { out }: Terminal): Promise<number> {
  const identity = await identityFor(given);
  return withDatabase(async ({ admin, clock }) => {
    const config = readConfig(environment());
    const parts = { admin, clock, config, name: "command-line" } as const;
    const proof = await proveRestore(parts, { path: given.path, identity });
    return tell(proof, proof.tookMs, out);
  });
}

/** The real thing. It never writes over anything: the database must be there and empty. */
async function into(given: HandlerInput, database: string, { out }: Terminal): Promise<number> {
  const identity = await identityFor(given);
  const config = readConfig(environment());
  const { contextKey } = secretsFor(config);
  const located = await locateDatabase(config, { mayJoin: true });
  try {
    const began = performance.now();
    const where = onDatabase(located.admin, database);
    const restored = await restoreInto({ path: given.path, identity, into: where, contextKey });
    const took = Math.round(performance.now() - began);
    const code = tell(restored, took, out);
    // Then to this version, as a start would: the comparison above was of the backup's own.
    const ran = code === 0 ? await prepareDatabase(where, contextKey) : [];
    if (code === 0) await readyToServe(where);
    if (ran.length > 0) out(`Ran ${ran.join(", ")}`);
    if (code === 0) {
      out(
        `Restored into ${database}: point DATABASE_URL at it and run \`lantern audit restored\`.`,
      );
      out("Then start Lantern.");
    }
    return code;
  } finally {
    await located.stop();
  }
}

function tellNotOurs(names: readonly string[], out: (text: string) => void): void {
  if (names.length > 0) out(`Left out, because Lantern did not make it: ${names.join(", ")}`);
}

function tell(
  { header, manifest, comparison, notOurs }: Restored,
  ms: number,
  out: (text: string) => void,
) {
  const widest = Math.max(...comparison.tables.map(({ name }) => name.length));
  for (const { name, rows, restoredRows, isEqual } of comparison.tables) {
    const words = isEqual ? "equal" : `DIFFERENT: ${restoredRows} came back`;
    out(`${name.padEnd(widest)}  ${String(rows).padStart(9)}  ${words}`);
  }
  const { marks } = manifest;
  const marked = (what: string): string =>
    comparison.differences.includes(what) ? "DIFFERENT" : "equal";
  out(`${counted(marks.files, "file")} by content: ${marked("files")}`);
  out(`${counted(marks.auditEvents, "audit event")}: ${marked("audit")}`);
  tellNotOurs(notOurs, out);
  const lost = systemClock.now().getTime() - Date.parse(header.madeAt);
  out(`What was recorded in the last ${duration(lost)} is not in it (recovery point).`);
  out(`Restoring and comparing took ${duration(ms)} (recovery time).`);
  if (comparison.differences.length === 0) {
    out(`Proved: ${counted(manifest.rows, "row")} are as they were at ${header.madeAt}.`);
    return 0;
  }
  out(`NOT PROVED: ${comparison.differences.join(", ")}`);
  return 1;
}

function duration(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  if (seconds < 120) return counted(seconds, "second");
  const minutes = Math.round(seconds / 60);
  return minutes < 120 ? counted(minutes, "minute") : counted(Math.round(minutes / 60), "hour");
}

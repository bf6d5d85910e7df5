import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { systemClock } from "../kernel/clock.ts";
import { counted } from "../kernel/words.ts";
import { readConfig, type Config } from "../platform/config/config.ts";
import { environment } from "../platform/config/environment.ts";
import { asMaintenance } from "../platform/database/maintenance.ts";
import { countKeyUses, countPlain } from "../platform/sealing/count-sealed.ts";
import { isKeyName } from "../platform/sealing/key-file.ts";
import { addKey, dropKey } from "../platform/sealing/key-file-writes.ts";
import { configuredRing, keyFileOf } from "../platform/sealing/key-ring.ts";
import { rotateKeys } from "../platform/sealing/rotate.ts";
import { sealPlain } from "../platform/sealing/seal-plain.ts";
import { verifySealed } from "../platform/sealing/verify.ts";
import { openFormerly } from "../platform/secrets/secrets.ts";
import { UsageProblem, type Terminal, type Run, type Runs } from "./command.ts";
import { withDatabase, type Session } from "./with-database.ts";

const text = { type: "string" } as const;

/** The file of keys that a command changes. */
function fileToChange(config: Config, given: string | undefined): string {
  if (config.keys !== undefined)
    throw new UsageProblem(
      "The keys are in LANTERN_KEYS: put them into a file and set LANTERN_KEYS_FILE, so that they can be changed while Lantern runs",
    );
  const file = given ?? keyFileOf(config);
  if (file === undefined) throw new UsageProblem("Say --file with the file to make");
  return file;
}

const make: Run = (args, { from, out }) => {
  const { values } = parseArgs({ args: [...args], options: { name: text, file: text } });
  const config = readConfig(environment());
  const given = values.file === undefined ? undefined : resolve(from, values.file);
  const file = fileToChange(config, given);
  const name = values.name ?? systemClock.today();
  if (!isKeyName(name)) throw new UsageProblem("A name has letters, digits, dots and dashes");
  const isFirst = !existsSync(file);
  const ring = configuredRing({ ...config, keysFile: file });
  if (!isFirst && ring.keys().some((key) => key.name === name))
    throw new UsageProblem(`There is a key called ${name} already: say --name`);
  addKey(file, name);
  out(`${file} has the key ${name}, which seals from now on.`);
  out("Keep a copy apart from this machine, from the database and from its backups:");
  out("without it nothing that is sealed opens again, and a backup with it beside it is open.");
  if (!isFirst) out("Next: lantern keys rotate");
  return Promise.resolve(0);
};

const list: Run = async (args, { out }) => {
  const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean" } } });
  const { keys, uses, plain } = await withDatabase(async ({ admin, secrets }) =>
    asMaintenance(admin, async (tx) => ({
      keys: secrets.ring.keys(),
      uses: await countKeyUses(tx),
      plain: await countPlain(tx),
    })),
  );
  const known = keys.map(({ name, id }, index) => ({
    name,
    id: id.toString("hex"),
    isCurrent: index === 0,
  }));
  const lost = [...new Set(uses.map(({ keyId }) => keyId))]
    .filter((keyId) => known.every(({ id }) => id !== keyId))
    .map((id) => ({ name: "(not here)", id, isCurrent: false }));
  const told = [...known, ...lost].map((key) => ({
    ...key,
    rows: uses.filter(({ keyId }) => keyId === key.id).reduce((sum, one) => sum + one.rows, 0),
  }));
  if (values.json === true) out(JSON.stringify({ keys: told, plain }));
  else {
    for (const { name, id, isCurrent, rows } of told)
      out([name, id, counted(rows, "row"), isCurrent ? "seals now" : ""].join("\t").trimEnd());
    for (const { table, rows } of plain)
      out(`${counted(rows, "row")} of ${table} not sealed: lantern keys seal`);
  }
  return lost.length > 0 ? 1 : 0;
};

type Step = {
  readonly table: string;
  readonly rows: number;
  readonly problems: readonly Error[];
};

/** Tells each table as it is done. @returns the exit code */
async function tell(steps: AsyncIterable<Step>, done: string, terminal: Terminal): Promise<number> {
  let [rows, problems] = [0, 0];
  for await (const step of steps) {
    terminal.out(`${step.table}: ${counted(step.rows, "row")} ${done}`);
    for (const { message } of step.problems) terminal.error(message);
    rows += step.rows;
    problems += step.problems.length;
  }
  terminal.out(`${counted(rows, "row")} ${done}`);
  if (problems > 0) terminal.error(`${counted(problems, "row")} do not open`);
  return problems > 0 ? 1 : 0;
}

const partsOf = ({ admin, secrets: { ring } }: Session) => ({
  ring,
  inTransaction: <T>(work: Parameters<typeof asMaintenance<T>>[1]) =>
    asMaintenance(admin, work, ring),
});

const rotate: Run = (_args, terminal) =>
  withDatabase(async (session) => {
    const code = await tell(rotateKeys(partsOf(session)), "wrapped anew", terminal);
    const { ring } = session.secrets;
    const newest = ring.current().id.toString("hex");
    const uses = await asMaintenance(session.admin, countKeyUses);
    const left = uses.filter(({ keyId }) => keyId !== newest).length;
    if (left > 0) terminal.error("Some rows are under an older key still: run it again");
    return left > 0 ? 1 : code;
  });

const verify: Run = (_args, terminal) =>
  withDatabase(async (session) => {
    const code = await tell(verifySealed(partsOf(session)), "opened", terminal);
    const plain = await asMaintenance(session.admin, countPlain);
    for (const { table, rows } of plain)
      terminal.error(`${counted(rows, "row")} of ${table} not sealed: lantern keys seal`);
    return plain.length > 0 ? 1 : code;
  });

const seal: Run = (_args, terminal) =>
  withDatabase((session) => {
    const openFormer = openFormerly(session.secrets);
    return tell(sealPlain({ ...partsOf(session), openFormer }), "sealed", terminal);
  });

const remove: Run = async ([name], { out }) => {
  if (name === undefined) throw new UsageProblem("Say which key: lantern keys list");
  const file = fileToChange(readConfig(environment()), undefined);
  await withDatabase(async ({ admin, secrets }) => {
    const keys = secrets.ring.keys();
    const found = keys.find((key) => key.name === name);
    if (!found) throw new UsageProblem(`There is no key called ${name}`);
    if (found === keys[0]) throw new UsageProblem(`${name} seals now: lantern keys new first`);
    const id = found.id.toString("hex");
    const uses = (await asMaintenance(admin, countKeyUses)).filter(({ keyId }) => keyId === id);
    const rows = uses.reduce((sum, one) => sum + one.rows, 0);
    if (rows > 0)
      throw new UsageProblem(
        `${counted(rows, "row")} still sealed under ${name}: lantern keys rotate first`,
      );
    dropKey(file, name);
  });
  out(`${name} is gone from ${file}.`);
  out("Backups made while it was in use need it: keep it apart as long as you keep them.");
  return 0;
};

export const keyRuns = {
  "keys new": make,
  "keys list": list,
  "keys rotate": rotate,
  "keys verify": verify,
  "keys seal": seal,
  "keys remove": remove,
} satisfies Runs;

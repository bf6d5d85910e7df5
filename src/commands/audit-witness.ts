import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { systemClock } from "../kernel/clock.ts";
import { notesInFile } from "../platform/audit/checkpoint-files.ts";
import { readCheckpoints } from "../platform/audit/checkpoints.ts";
import { copyCosignedOut } from "../platform/audit/copy-cosigned-out.ts";
import { readWitnessKeys, takeCosigned, type Taken } from "../platform/audit/cosignatures.ts";
import { outsideOf } from "../platform/audit/outside.ts";
import { writeNewFile } from "../platform/audit/audit-key.ts";
import {
  Contradiction,
  newWitnessKey,
  readPublicKey,
  witnessOf,
  witnessOffer,
  type Witnessed,
} from "../platform/audit/proof/index.ts";
import { readConfig } from "../platform/config/config.ts";
import { environment } from "../platform/config/environment.ts";
import { asMaintenance } from "../platform/database/maintenance.ts";
import { UsageProblem, type Run, type Runs } from "./command.ts";
import { recorded } from "./recorded.ts";
import { withDatabase } from "./with-database.ts";

const text = { type: "string" } as const;

/** The keys that two people registered, and what each has co-signed. */
const list: Run = async (args, { out }) => {
  const { values } = parseArgs({ args: [...args], options: { json: { type: "boolean" } } });
  await withDatabase(async (session) => {
    const keys = await asMaintenance(session.admin, readWitnessKeys);
    await recorded(session, "audit.witness.list");
    if (values.json) {
      out(JSON.stringify(keys));
      return;
    }
    if (keys.length === 0)
      out("No agency co-signs the audit: governance registers a key under Audit, Witnesses");
    for (const { agency, publicKey, isInForce, last } of keys) {
      const signed =
        last === null ? "has co-signed nothing yet" : `co-signed up to checkpoint ${last}`;
      out(`${agency}: ${signed}${isInForce ? "" : " (ended)"}. ${publicKey}`);
    }
  });
  return 0;
};

/** What an agency has not seen yet, in the order of the numbers. */
const offer: Run = async (args, { from, out }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { after: text },
    allowPositionals: true,
  });
  const path = oneFile(positionals, from);
  const after = Number(values.after ?? 0);
  if (!Number.isInteger(after) || after < 0)
    throw new UsageProblem("Say --after with the number of a checkpoint");
  let count = 0;
  await withDatabase(async (session) => {
    const notes: string[] = [];
    await asMaintenance(session.admin, async (tx) => {
      for await (const note of readCheckpoints(tx, after)) notes.push(`${note}\n`);
    });
    writeFileSync(path, notes.join(""), { flag: "wx" });
    count = notes.length;
    await recorded(session, "audit.witness.offer");
  });
  out(`${count} checkpoints are in ${path}: numbers and hashes, and no word of any record`);
  return 0;
};

const words: Readonly<Record<Taken, string>> = {
  taken: "taken in",
  known: "was here already",
  "unknown key": "is of no key that two people registered and that is in force",
  "not of a checkpoint":
    "is of no checkpoint of this database: keep the file, and verify the audit",
  "does not fit": "does not fit the checkpoint that it stands under",
};

/** Takes in what an agency co-signed, and copies it into the folder of checkpoints. */
const take: Run = async (args, { from, out, error }) => {
  const { positionals } = parseArgs({ args: [...args], allowPositionals: true });
  const path = oneFile(positionals, from);
  if (!existsSync(path)) throw new UsageProblem(`There is no file ${path}`);
  const config = readConfig(environment());
  return withDatabase(async (session) => {
    const at = session.clock.now();
    const taken: Taken[] = [];
    await asMaintenance(session.admin, async (tx) => {
      for await (const note of notesInFile(path))
        taken.push(...(await takeCosigned(tx, { text: note, at })));
    });
    await asMaintenance(session.admin, (tx) => copyCosignedOut(tx, outsideOf(config).folder));
    await recorded(session, "audit.witness.take");
    for (const one of taken)
      (one === "taken" || one === "known" ? out : error)(`A co-signature ${words[one]}`);
    const isGood = taken.length > 0 && taken.every((one) => one === "taken" || one === "known");
    if (taken.length === 0) error("The file holds no co-signature");
    return isGood ? 0 : 1;
  });
};

/** On the agency’s own computer: no database, and the key never leaves it. */
const key: Run = (args, { from, out }) => {
  const { values } = parseArgs({ args: [...args], options: { name: text, file: text } });
  if (values.name === undefined || values.file === undefined)
    throw new UsageProblem("Say --name with your agency’s name and --file with the file to make");
  const file = resolve(from, values.file);
  if (existsSync(file)) throw new UsageProblem(`${file} is there already`);
  const privateKey = newWitnessKey(values.name);
  writeNewFile(file, privateKey);
  out(`The key is in ${file}: it stays with your agency`);
  out(`Governance registers: ${witnessOf(privateKey).publicKey}`);
  return Promise.resolve(0);
};

const remembered = z.object({
  number: z.int().min(1),
  hash: z.base64(),
  events: z.int().min(0),
  key: z.string(),
});

/** On the agency’s own computer: co-signs the newest checkpoint if everything since the last one follows. */
const sign: Run = async (args, { from, out, error }) => {
  const { values, positionals } = parseArgs({
    args: [...args],
    options: { "key-file": text, lantern: text, to: text },
    allowPositionals: true,
  });
  const offered = oneFile(positionals, from);
  const { lantern = "" } = values;
  if (values["key-file"] === undefined || values.to === undefined || !readPublicKey(lantern))
    throw new UsageProblem(
      "Say --key-file with your key, --lantern with Lantern’s public key as you were given it on paper, and --to with the file to make",
    );
  const keyFile = resolve(from, values["key-file"]);
  const memory = `${keyFile}.seen`;
  const notes: string[] = [];
  for await (const note of notesInFile(offered)) notes.push(note);
  try {
    const asked = { publicKey: lantern, last: lastSeen(memory), notes };
    const made = witnessOffer(asked, witnessOf(readFileSync(keyFile, "utf8")), systemClock.now());
    if (!made) {
      out("Nothing is new: there is nothing to co-sign");
      return 0;
    }
    writeFileSync(resolve(from, values.to), `${made.cosigned}\n`, { flag: "wx" });
    writeFileSync(memory, `${JSON.stringify(made.witnessed)}\n`);
    out(
      `Checkpoint ${made.witnessed.number} is co-signed in ${values.to}. Keep a copy of that file`,
    );
    return 0;
  } catch (problem) {
    if (!(problem instanceof Contradiction)) throw problem;
    error(`Nothing was co-signed: ${problem.message}`);
    error("Keep the file and your last co-signed one, and ring the partnership’s governance");
    return 1;
  }
};

function lastSeen(file: string): Witnessed | undefined {
  if (!existsSync(file)) return undefined;
  const read = remembered.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!read.success) throw new UsageProblem(`${file} does not say what was co-signed last`);
  return read.data;
}

function oneFile(positionals: readonly string[], from: string): string {
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0) throw new UsageProblem("Say the name of one file");
  return resolve(from, file);
}

export const auditWitnessRuns = {
  "audit witness list": list,
  "audit witness offer": offer,
  "audit witness take": take,
  "audit witness key": key,
  "audit witness sign": sign,
} satisfies Runs;

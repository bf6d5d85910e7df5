import { existsSync, renameSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { auditSigner, keyFileOf, writeNewFile } from "../platform/audit/audit-key.ts";
import { takeCheckpoint } from "../platform/audit/checkpoints.ts";
import { newPrivateKey, signerOf, type Signer } from "../platform/audit/proof/index.ts";
import { readConfig } from "../platform/config/config.ts";
import { environment } from "../platform/config/environment.ts";
import { asMaintenance } from "../platform/database/maintenance.ts";
import { UsageProblem, type Run, type Runs } from "./command.ts";
import { withDatabase } from "./with-database.ts";

const text = { type: "string" } as const;

const show: Run = (_args, { out }) => {
  const signer = auditSigner(readConfig(environment()));
  if (!signer) throw new UsageProblem("There is no key yet: lantern audit key new");
  out(signer.publicKey);
  return Promise.resolve(0);
};

const make: Run = async (args, { from, out }) => {
  const { values } = parseArgs({ args: [...args], options: { name: text, file: text } });
  const config = readConfig(environment());
  if (config.auditKey !== undefined) {
    throw new UsageProblem(
      "The key is in LANTERN_AUDIT_KEY: put it in a file and set LANTERN_AUDIT_KEY_FILE, so that a new one can take its place",
    );
  }
  const file = values.file === undefined ? keyFileOf(config) : resolve(from, values.file);
  if (file === undefined) throw new UsageProblem("Say --file with the file to make");
  const isThere = existsSync(file);
  const old = isThere ? auditSigner({ ...config, auditKeyFile: file }) : undefined;
  const privateKey = newPrivateKey(values.name ?? old?.name ?? "lantern-audit");
  const signer = signerOf(privateKey);
  if (old) await handOver(signer, old);
  if (old) renameSync(file, `${file}.until-${signer.publicKey.split("+")[1] ?? ""}`);
  writeNewFile(file, privateKey);
  out(`The key is in ${file}: keep a copy apart from the database and its backups`);
  out(`Partners check with: ${signer.publicKey}`);
  return 0;
};

/** A checkpoint that both keys sign, so that whoever trusts one can go on to the other. */
async function handOver(signer: Signer, replaced: Signer): Promise<void> {
  await withDatabase(({ admin, clock }) =>
    asMaintenance(admin, (tx) => takeCheckpoint(tx, { signer, replaced, at: clock.now() })),
  );
}

export const auditKeyRuns = {
  "audit key show": show,
  "audit key new": make,
} satisfies Runs;

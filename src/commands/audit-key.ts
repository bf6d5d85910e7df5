import { appendFileSync, existsSync, renameSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { auditSigner, keyFileOf, writeNewFile } from "../platform/audit/audit-key.ts";
import { AuditAltered } from "../platform/audit/audit-altered.ts";
import { outsideOf } from "../platform/audit/outside.ts";
import {
  newPrivateKey,
  readPublicKey,
  signerOf,
  type Signer,
} from "../platform/audit/proof/index.ts";
import { signAudit } from "../platform/audit/sign-audit.ts";
import { readConfig, type Config } from "../platform/config/config.ts";
import { environment } from "../platform/config/environment.ts";
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
  const { values } = parseArgs({
    args: [...args],
    options: { name: text, file: text, lost: text },
  });
  const config = readConfig(environment());
  if (config.auditKey !== undefined) {
    throw new UsageProblem(
      "The key is in LANTERN_AUDIT_KEY: put it in a file and set LANTERN_AUDIT_KEY_FILE, so that a new one can take its place",
    );
  }
  const file = values.file === undefined ? keyFileOf(config) : resolve(from, values.file);
  if (file === undefined) throw new UsageProblem("Say --file with the file to make");
  const isThere = existsSync(file);
  refuseLost(values.lost, isThere);
  const old = isThere ? auditSigner({ ...config, auditKeyFile: file }) : undefined;
  const privateKey = newPrivateKey(values.name ?? old?.name ?? "lantern-audit");
  const signer = signerOf(privateKey);
  if (old) await handOver(signer, old, { ...config, auditKeyFile: file });
  if (old) renameSync(file, `${file}.until-${signer.publicKey.split("+")[1] ?? ""}`);
  writeNewFile(file, privateKey);
  if (values.lost !== undefined) appendFileSync(`${file}.trusted`, `${values.lost}\n`);
  out(`The key is in ${file}: keep a copy apart from the database and its backups`);
  out(`Partners check with: ${signer.publicKey}`);
  return 0;
};

/** Who trusts a lost key is not led to the new one: partners must be given both. */
function refuseLost(lost: string | undefined, isThere: boolean): void {
  if (lost === undefined) return;
  if (!readPublicKey(lost)) throw new UsageProblem(`${lost} is not a public key`);
  if (isThere) throw new UsageProblem("The key is there: without --lost the new one takes over");
}

/** A checkpoint that both keys sign, so that whoever trusts one can go on to the other. */
async function handOver(signer: Signer, replaced: Signer, config: Config): Promise<void> {
  try {
    await withDatabase(({ admin, clock }) =>
      signAudit({ admin, signer, replaced, outside: outsideOf(config), at: clock.now() }),
    );
  } catch (error) {
    if (!(error instanceof AuditAltered)) throw error;
    throw new UsageProblem(`Nothing was signed, and the key stays: ${error.message}`);
  }
}

export const auditKeyRuns = {
  "audit key show": show,
  "audit key new": make,
} satisfies Runs;

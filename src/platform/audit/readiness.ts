import { readdirSync } from "node:fs";
import { sql } from "kysely";
import type { Config } from "../config/config.ts";
import type { Missing, ReadinessCheck, ReadinessParts } from "../readiness/readiness.ts";
import { auditSigner } from "./audit-key.ts";
import type { Tx } from "../database/tx.ts";
import { AuditAltered } from "./audit-altered.ts";
import { lastCheckpoint } from "./checkpoints.ts";
import { outsideOf, type Outside } from "./outside.ts";
import { compareInDatabase, readOutside } from "./sign-audit.ts";

const nothing: readonly Missing[] = [];
const minutes = 60_000;
const day = 24 * 60 * minutes;

/** What must be in place around the audit before a real child is entered. */
export const auditReadiness: readonly ReadinessCheck[] = [
  {
    key: "audit-key",
    title: "A key signs the audit, and is not in the database",
    isRequired: true,
    look: ({ config }) => Promise.resolve(lookForKey(config)),
  },
  {
    key: "audit-witness",
    title: "Checkpoints of the audit are copied out of the database",
    isRequired: true,
    look: ({ config }) => Promise.resolve(lookForFolder(config)),
  },
  {
    key: "audit-checkpoint",
    title: "What was recorded ten minutes ago is signed",
    // A database that has not run yet has nothing signed: the first start signs it.
    isRequired: false,
    look: lookForUnsigned,
  },
  {
    key: "audit-places",
    title: "The database, the folder and the file kept with the key agree on the last checkpoint",
    // A restore makes them differ: people are not kept waiting for the command that signs it.
    isRequired: false,
    look: lookForDifference,
  },
  {
    key: "audit-verified",
    title: "The audit was last read whole with nothing found, within two days",
    isRequired: false,
    look: lookForVerification,
  },
  {
    key: "audit-unaltered",
    title: "The last reading of the whole audit found nothing",
    isRequired: true,
    look: lookForFinding,
  },
];

function lookForKey(config: Config): readonly Missing[] {
  const mend =
    "make one with `lantern audit key new --file FILE` and set LANTERN_AUDIT_KEY_FILE to it";
  try {
    if (auditSigner(config)) return nothing;
    return [{ why: "no key is configured that signs the audit", mend }];
  } catch (error) {
    return [{ why: error instanceof Error ? error.message : String(error), mend }];
  }
}

function lookForFolder({ auditCheckpoints, mode }: Config): readonly Missing[] {
  const mend =
    "set LANTERN_AUDIT_CHECKPOINTS to a folder on another disk or machine, and let a partner keep a copy";
  if (auditCheckpoints === undefined)
    return mode === "evaluation" ? nothing : [{ why: "no folder for checkpoints is set", mend }];
  try {
    readdirSync(auditCheckpoints);
    return nothing;
  } catch {
    return [{ why: `${auditCheckpoints} is not a folder that can be read`, mend }];
  }
}

async function lookForDifference({ config, tx }: ReadinessParts): Promise<readonly Missing[]> {
  // A key that is missing is told by its own line.
  if (lookForKey(config).length > 0) return nothing;
  const why = await differenceNow(tx, outsideOf(config));
  if (why === undefined) return nothing;
  return [
    {
      why: `nothing is signed: ${why}`,
      mend: "after a restore, `lantern audit restored`; otherwise change nothing and read docs/security/runbooks/audit-does-not-verify.md",
    },
  ];
}

async function differenceNow(tx: Tx, outside: Outside): Promise<string | undefined> {
  try {
    return await compareInDatabase(tx, readOutside(outside));
  } catch (error) {
    if (error instanceof AuditAltered) return error.message;
    throw error;
  }
}

async function lookForUnsigned({ tx, now }: ReadinessParts): Promise<readonly Missing[]> {
  const last = await lastCheckpoint(tx);
  const signed = last?.heads ?? [];
  // The first event of each chain that no checkpoint has seen.
  const { rows } = await sql<{ at: Date }>`
    select e.recorded_at as at
    from audit.shards s
    left join unnest(${signed.map(({ shard }) => shard)}::int[], ${signed.map(({ sequence }) => sequence)}::bigint[])
      as seen (shard, sequence) on seen.shard = s.shard
    join audit.events e on e.shard = s.shard and e.sequence = coalesce(seen.sequence, 0) + 1
    order by 1 limit 1`.execute(tx);
  const [first] = rows;
  if (!first || now.getTime() - first.at.getTime() < 10 * minutes) return nothing;
  return [
    {
      why: `what was recorded since ${first.at.toISOString()} is not signed`,
      mend: "see that a worker runs (LANTERN_RUN) and what its log says of the audit",
    },
  ];
}

async function lookForVerification({ tx, now }: ReadinessParts): Promise<readonly Missing[]> {
  const { rows } = await sql<{ at: Date }>`
    select verified_at as at from audit.verifications where findings = 0 order by verified_at desc limit 1`.execute(
    tx,
  );
  const [last] = rows;
  if (last && now.getTime() - last.at.getTime() < 2 * day) return nothing;
  const why = last ? `it was last verified at ${last.at.toISOString()}` : "it was never verified";
  return [{ why, mend: "run `lantern audit verify`; a worker does it each night" }];
}

async function lookForFinding({ tx }: ReadinessParts): Promise<readonly Missing[]> {
  const { rows } = await sql<{ findings: number; first: string | null }>`
    select findings, first_finding as first from audit.verifications order by verified_at desc limit 1`.execute(
    tx,
  );
  const [last] = rows;
  if (!last || last.findings === 0) return nothing;
  return [
    {
      why: `the audit is not what was written: ${last.first ?? ""}`,
      mend: "keep the database as it is, and read the guide’s page on the audit before anything else",
    },
  ];
}

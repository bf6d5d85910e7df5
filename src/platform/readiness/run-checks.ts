import { sql } from "kysely";
import type pg from "pg";
import type { Clock } from "../../kernel/clock.ts";
import type { Config } from "../config/config.ts";
import { asMaintenance } from "../database/maintenance.ts";
import type { Tx } from "../database/tx.ts";
import type { Missing, ReadinessCheck } from "./readiness.ts";

/** What came of one check. What could not be looked at is not taken for being in place. */
export type CheckResult = Pick<ReadinessCheck, "key" | "title" | "isRequired"> & {
  readonly state: "in place" | "missing" | "not looked at";
  readonly missing: readonly Missing[];
};

export type ReadinessReport = {
  /** Everything that is required is in place. */
  readonly isReady: boolean;
  readonly results: readonly CheckResult[];
};

type Parts = { readonly admin: pg.PoolConfig; readonly config: Config; readonly clock: Clock };

/** Looks at everything in the list, in one transaction that changes nothing. */
export async function runChecks(
  checks: readonly ReadinessCheck[],
  { admin, config, clock }: Parts,
): Promise<ReadinessReport> {
  return asMaintenance(admin, async (tx) => {
    await sql`set transaction read only`.execute(tx);
    const results: CheckResult[] = [];
    for (const check of checks) {
      results.push(await lookAt(check, { config, now: clock.now(), tx }));
    }
    return reportOf(results);
  });
}

/** A check that fails ends neither the transaction nor the list. */
async function lookAt(
  check: ReadinessCheck,
  parts: { readonly config: Config; readonly now: Date; readonly tx: Tx },
): Promise<CheckResult> {
  await sql`savepoint looking`.execute(parts.tx);
  try {
    return resultOf(check, await check.look(parts));
  } catch (error) {
    await sql`rollback to savepoint looking`.execute(parts.tx);
    return resultOf(check, [failed(error)]);
  } finally {
    await sql`release savepoint looking`.execute(parts.tx);
  }
}

/** The name and code of an error, never its message: that can quote what a row holds. */
function failed(error: unknown): Missing {
  const { name, code } = error as Partial<NodeJS.ErrnoException>;
  return {
    why: `this could not be looked at (${[name, code].filter(Boolean).join(" ") || "unknown"})`,
    mend: "look in the log of the database, and run `lantern doctor` again",
  };
}

type Named = Pick<ReadinessCheck, "key" | "title" | "isRequired">;

export function resultOf(check: Named, missing: readonly Missing[]): CheckResult {
  const { key, title, isRequired } = check;
  return {
    key,
    title,
    isRequired,
    state: missing.length === 0 ? "in place" : "missing",
    missing,
  };
}

export function notLookedAt({ key, title, isRequired }: Named): CheckResult {
  return { key, title, isRequired, state: "not looked at", missing: [] };
}

/** What people of one partnership are shown: nothing that another one lacks. */
export function reportFor(partnershipId: number, { results }: ReadinessReport): ReadinessReport {
  return reportOf(
    results.map((result) => {
      if (result.state !== "missing") return result;
      const own = ({ partnership }: Missing) => partnership?.id === partnershipId;
      return resultOf(
        result,
        result.missing.filter((one) => one.partnership === undefined || own(one)),
      );
    }),
  );
}

export function reportOf(results: readonly CheckResult[]): ReadinessReport {
  const isReady = results.every(({ isRequired, state }) => !isRequired || state === "in place");
  return { isReady, results };
}

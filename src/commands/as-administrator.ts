import type pg from "pg";
import type { Clock } from "../kernel/clock.ts";
import { newId } from "../kernel/ids.ts";
import { systemActor, type SystemActor } from "../platform/access/actor.ts";
import { asMaintenance } from "../platform/database/maintenance.ts";
import type { Tx } from "../platform/database/tx.ts";
import { UsageProblem } from "./command.ts";
import { partnershipNamed, withDatabase } from "./with-database.ts";

type Administering = {
  readonly tx: Tx;
  readonly actor: SystemActor & { readonly partnershipId: number };
  readonly clock: Clock;
  readonly admin: pg.PoolConfig;
};

type Done<T> = { readonly value?: T; readonly subjectIds?: readonly string[] };

/** Runs the pages' own commands as the command line, under the policies and audited like them. */
export function asAdministrator<T>(
  partnership: string | undefined,
  action: string,
  work: (given: Administering) => Promise<Done<T>>,
): Promise<T | undefined> {
  return withDatabase(async ({ admin, database, clock }) => {
    const partnershipId = await partnershipNamed(admin, partnership);
    const permissions = ["staff.manage"] as const;
    const actor = { ...systemActor("command-line", { partnershipId, permissions }), partnershipId };
    return database.as(actor, async (tx) => {
      const { value, subjectIds = [] } = await work({ tx, actor, clock, admin });
      const about = { outcome: "done", route: "lantern", requestId: newId() } as const;
      return { value, audit: { action, subjectIds, ...about } };
    });
  });
}

/** Addresses are for signing in, and are asked for by the maintenance role alone. */
export async function staffNamed(
  admin: pg.PoolConfig,
  partnershipId: number,
  email: string,
): Promise<string> {
  const found = await asMaintenance(admin, (tx) =>
    tx
      .selectFrom("directory.staff")
      .select("staff_id")
      .where("partnership_id", "=", partnershipId)
      .where("email", "=", email.toLowerCase())
      .executeTakeFirst(),
  );
  if (!found) throw new UsageProblem(`Nobody here has the address ${email}`);
  return found.staff_id;
}

export function needed(value: string | undefined, option: string): string {
  if (value === undefined || value.trim() === "") throw new UsageProblem(`Say ${option}`);
  return value;
}

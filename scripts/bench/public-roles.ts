import { systemClock as clock } from "../../src/kernel/clock.ts";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import type { Database } from "../../src/platform/database/database.ts";
import { importRoles } from "../../src/rooms/governance/public-roles/import-roles.ts";
import { roleKindsOn } from "../../src/rooms/governance/public-roles/role-kinds.ts";
import { benchmarkEntry } from "./queries.ts";

/** As many holders of licences as a large council has. */
const most = 5_000;

/** A licensing team's list, brought in as its page does it, so that records are compared with it. */
export function addRoles(
  database: Database,
  actor: StaffActor,
  children: number,
): Promise<unknown> {
  const today = clock.today();
  const list = { kind: "driver", authority: "Benchmark Council" };
  const values = Array.from({ length: Math.min(most, children) }, (_, index) => ({
    ...list,
    name: `Driver${index} Licence${index % 700}`,
    number: `PHD ${index}`,
    address: `${index} Depot Road, QX8 ${index % 10}AB`,
    employer: `Operator ${index % 40}`,
    heldFrom: null,
    heldTo: null,
  }));
  return database.as(actor, async (tx) => {
    const keeping = { actor, at: clock.now(), kinds: await roleKindsOn(tx, today) };
    await importRoles(tx, keeping, { ...list, values, isWhole: true, today });
    return { value: undefined, audit: benchmarkEntry() };
  });
}

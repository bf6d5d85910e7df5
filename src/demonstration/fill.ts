import { sql } from "kysely";
import type pg from "pg";
import { staffActor, actorFacts } from "../platform/access/staff-actor.ts";
import { asMaintenance } from "../platform/database/maintenance.ts";
import type { Tx } from "../platform/database/database.ts";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { addStaff, addTeam, createPartnership, newCodeSecret } from "../modules/directory/index.ts";
import { demoEmail, demoPassword, demoStaff, importTeam } from "./people.ts";
import type { Cast } from "./cast.ts";
import { fillChildren } from "./children.ts";

type Parts = { readonly clock: Clock; readonly sealKey: Buffer };

/**
 * Fills an empty database with an invented partnership and a year of its work; leaves any other
 * database alone.
 * @returns whether the demonstration is what this database holds
 */
export async function fillDemonstration(admin: pg.PoolConfig, parts: Parts): Promise<boolean> {
  return asMaintenance(admin, async (tx) => {
    // Two processes that start together: the second waits and finds it done.
    await sql`select pg_advisory_xact_lock(7203116)`.execute(tx);
    const partnerships = await tx.selectFrom("directory.partnerships").select("is_demo").execute();
    if (partnerships.length > 0) return partnerships.some((one) => one.is_demo);
    const partnershipId = await found(tx, parts);
    await fillChildren(tx, {
      cast: await actors(tx, parts.clock),
      partnershipId,
      clock: parts.clock,
    });
    return true;
  });
}

/** The partnership and its staff alone, for tests that bring children of their own. */
export function hireDemonstration(admin: pg.PoolConfig, parts: Parts): Promise<number> {
  return asMaintenance(admin, (tx) => found(tx, parts));
}

async function found(tx: Tx, { clock, sealKey }: Parts): Promise<number> {
  const partnershipId = await createPartnership(tx, {
    name: "Eastmoor Safeguarding Partnership",
    isDemo: true,
  });
  await hire(tx, { partnershipId, sealKey, startsOn: addDays(clock.today(), -400) });
  return partnershipId;
}

async function hire(
  tx: Tx,
  {
    partnershipId,
    sealKey,
    startsOn,
  }: { partnershipId: number; sealKey: Buffer; startsOn: string },
): Promise<void> {
  const teams = new Map<string, string>();
  for (const person of demoStaff) {
    const teamKey = `${person.agency} ${person.team}`;
    const teamId =
      teams.get(teamKey) ??
      (await addTeam(tx, {
        partnershipId,
        agency: { name: person.agency, kind: person.agencyKind },
        team: person.team,
        receivesImports: person.team === importTeam,
      }));
    teams.set(teamKey, teamId);
    const { name, role, phone } = person;
    const codeSecret = newCodeSecret();
    await addStaff(
      tx,
      {
        partnershipId,
        teamId,
        role,
        name,
        phone,
        email: demoEmail(person.key),
        isDemo: true,
        password: demoPassword,
        codeSecret,
        startsOn,
      },
      sealKey,
    );
  }
}

/** The invented staff as the rules will see them. */
async function actors(tx: Tx, clock: Clock): Promise<Cast> {
  const { rows } = await sql<{ email: string; facts: unknown }>`
    select email, sec.actor_facts(staff_id, ${clock.now()}) as facts from directory.staff`.execute(
    tx,
  );
  return new Map(
    rows.map(({ email, facts }) => [
      email.split("@")[0] ?? "",
      staffActor(actorFacts.parse(facts)),
    ]),
  );
}

import { sql } from "kysely";
import { newId } from "../kernel/ids.ts";
import type { Permission } from "../kernel/permissions.ts";
import { counted } from "../kernel/words.ts";
import {
  type FeedSource,
  listSources,
  type Run,
  stepThrough,
  findRun,
  goOn,
} from "../rooms/feeds/index.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import { actorFacts, staffActor } from "../platform/access/staff-actor.ts";
import { asMaintenance } from "../platform/database/maintenance.ts";
import type { Tx } from "../platform/database/database.ts";
import { staffNamed } from "./as-administrator.ts";
import { UsageProblem, type Terminal } from "./command.ts";
import type { Session } from "./with-database.ts";

type Named = {
  readonly partnershipId: number;
  readonly email: string;
  readonly needs?: Permission;
};

/** The person as they stand at this moment: a post that has ended brings nothing in. */
export async function personNamed(
  { admin, clock }: Session,
  { partnershipId, email, needs = "feed.run" }: Named,
): Promise<StaffActor> {
  const staffId = await staffNamed(admin, partnershipId, email);
  const actor = await asMaintenance(admin, async (tx) => {
    const { rows } = await sql<{ facts: unknown }>`
      select sec.actor_facts(${staffId}, ${clock.now()}) as facts`.execute(tx);
    return staffActor(actorFacts.parse(rows[0]?.facts));
  });
  if (!actor.permissions.has(needs)) throw new UsageProblem(`${email} may not bring rows in`);
  return actor;
}

/** The system of this name that sends rows now. */
export async function sourceNamed(tx: Tx, name: string): Promise<FeedSource> {
  const source = (await listSources(tx)).find(
    (one) => one.endedAt === null && one.name.toLowerCase() === name.toLowerCase(),
  );
  if (!source) throw new UsageProblem(`No system is called “${name}” here`);
  return source;
}

export type Taking = {
  readonly terminal: Terminal;
  readonly actor: StaffActor;
  /** As typed: the audit says by which command. */
  readonly command: "import extract" | "import ssd";
};

export const auditOf = ({ command }: Taking, subjectIds: readonly string[]) => ({
  action: "feed.extract.take",
  outcome: "done" as const,
  subjectIds,
  route: `lantern ${command}`,
  requestId: newId(),
});

const tellAt = 1000;

/** A hundred rows in each transaction; where it stops, the page of the run goes on. */
export async function takeRun(
  { database, clock }: Session,
  taking: Taking,
  runId: string,
): Promise<Run | undefined> {
  const { actor, terminal } = taking;
  const next = stepThrough((step) =>
    database.as(actor, async (tx) => {
      const found = await findRun(tx, runId);
      if (!found || found.endedAt !== null)
        return { value: found, audit: auditOf(taking, [runId]) };
      const acting = { actor, at: clock.now(), today: clock.today() };
      const gone = await goOn(tx, acting, { run: found, version: found.version, step });
      const about = gone.kind === "accepted" ? gone.taken.flatMap((one) => one.personId ?? []) : [];
      return {
        value: gone.kind === "accepted" ? found : undefined,
        audit: auditOf(taking, [runId, ...about]),
      };
    }),
  );
  for (let told = tellAt; ;) {
    const run = await next();
    if (!run) {
      terminal.error("A colleague continued with this file: its page says how far it is.");
      return undefined;
    }
    if (run.endedAt !== null) return run;
    if (run.done >= told) {
      terminal.out(`Took ${run.done.toLocaleString("en-GB")} of ${counted(run.total, "row")}`);
      told += tellAt;
    }
  }
}

/** What came of a run, in counts. */
export function tellOfRun(run: Run, { out }: Terminal): void {
  const wrong = new Set(run.problems.map(({ row }) => row)).size;
  out(`${counted(run.total, "row")} of ${run.source}`);
  out(`  ${run.joined} joined, ${run.changed} changed, ${run.unchanged} said nothing new`);
  out(
    `  ${run.waiting} ${run.waiting === 1 ? "waits" : "wait"} for a person, ${wrong} to be put right`,
  );
}

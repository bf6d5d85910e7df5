import { sql } from "kysely";
import type pg from "pg";
import { z } from "zod";
import type { Clock } from "../../kernel/clock.ts";
import { isId } from "../../kernel/ids.ts";
import type { StaffActor } from "../../platform/access/actor.ts";
import { actorFacts, staffActor } from "../../platform/access/staff-actor.ts";
import type { Database } from "../../platform/database/database.ts";
import { asMaintenance } from "../../platform/database/maintenance.ts";
import type { Job } from "../../platform/jobs/jobs.ts";
import type { Log } from "../../platform/telemetry/log.ts";
import { goOn } from "./run.ts";
import { findRun } from "./run-reads.ts";
import { stepThrough, type Step } from "./stepping.ts";
import { takingJob } from "./taking-job-name.ts";

type Parts = {
  readonly admin: pg.PoolConfig;
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Log;
};

const payload = z.object({ runId: z.string().refine(isId) });

/** Takes files in the background. A worker that ends leaves it to the next, which goes on where it stopped. */
export function feedJobs(parts: Parts): readonly Job[] {
  return [{ name: takingJob, run: (given) => takeAll(parts, payload.parse(given).runId) }];
}

async function takeAll(parts: Parts, runId: string): Promise<void> {
  const next = stepThrough((step) => takeStep(parts, runId, step));
  for (;;) {
    const step = await next();
    if (step === "over") return;
    if (step === "cannot") return letGo(parts, runId);
  }
}

async function takeStep(parts: Parts, runId: string, step: Step): Promise<Gone> {
  if ("left" in step)
    parts.log.error({ event: "row set aside", task: takingJob, code: step.left.code });
  const taker = await takerOf(parts, runId);
  if (taker === undefined) return "over";
  return taker === "gone" ? "cannot" : takeSome(parts, taker, { runId, step });
}

/**
 * Whoever asked for it, as they stand at this moment: a post that ended takes nothing more, and an account
 * that ended is gone. Undefined where nothing is to be taken.
 */
function takerOf({ admin, clock }: Parts, runId: string): Promise<StaffActor | "gone" | undefined> {
  return asMaintenance(admin, async (tx) => {
    const { rows } = await sql<{ facts: unknown }>`
      select case when s.ended_at is null then sec.actor_facts(s.staff_id, ${clock.now()}) end as facts
      from identify.feed_runs r join directory.staff s on s.staff_id = r.taking_by
      where r.feed_run_id = ${runId}::uuid and r.ended_at is null`.execute(tx);
    const [row] = rows;
    if (!row) return undefined;
    return row.facts === null ? "gone" : staffActor(actorFacts.parse(row.facts));
  });
}

type Some = { readonly runId: string; readonly step: Step };

/** The next rows, in a transaction of their own. */
function takeSome({ database, clock }: Parts, actor: StaffActor, { runId, step }: Some) {
  return database.as(actor, async (tx) => {
    const run = await findRun(tx, runId);
    const acting = { actor, at: clock.now(), today: clock.today() };
    const gone = run && (await goOn(tx, acting, { run, version: run.version, step }));
    const taken = gone?.kind === "accepted" ? gone.taken : [];
    const about = taken.flatMap(({ personId, concernId }) => personId ?? concernId ?? []);
    const audit = {
      action: "feed.run.take",
      outcome: "done" as const,
      route: `job ${takingJob}`,
      requestId: "background",
      subjectIds: [runId, ...new Set(about)],
    };
    return { value: stepOf(gone), audit };
  });
}

type Gone = "more" | "over" | "cannot";

function stepOf(gone: Awaited<ReturnType<typeof goOn>> | undefined): Gone {
  if (gone === undefined || gone.kind === "no columns") return "cannot";
  // Somebody stopped it meanwhile, or another worker has it: what it is now is asked anew.
  return gone.kind === "accepted" && gone.isDone ? "over" : "more";
}

/** Its page asks again: for what the columns mean, or for somebody who may take it. */
const letGo = ({ admin }: Parts, runId: string): Promise<void> =>
  asMaintenance(admin, async (tx) => {
    await tx
      .updateTable("identify.feed_runs")
      .set((is) => ({ taking_by: null, taking_at: null, version: is("version", "+", 1) }))
      .where("feed_run_id", "=", runId)
      .where("ended_at", "is", null)
      .execute();
  });

import { randomInt } from "node:crypto";
import type pg from "pg";
import type { Clock } from "../../kernel/clock.ts";
import { systemActor } from "../../platform/access/actor.ts";
import type { AuditEntry } from "../../platform/audit/audit.ts";
import type { Database } from "../../platform/database/database.ts";
import { asMaintenance } from "../../platform/database/maintenance.ts";
import type { Job, Scheduled } from "../../platform/jobs/jobs.ts";
import {
  internet,
  postSigned,
  type Network,
  type Posted,
} from "../../platform/outbound/signed-post.ts";
import type { KeyRing } from "../../platform/sealing/index.ts";
import {
  actorOfAccount,
  claimNext,
  listDueHooks,
  listWanted,
  planDeliveries,
  secretsOf,
  settle,
  withhold,
  type Due,
  type Settled,
  type Wanted,
} from "./hook-queue.ts";
import { findReadable, type Readable } from "./readable.ts";
import { againAfter, isFailingTooLong } from "./schedule.ts";
import { openSecret } from "./secrets.ts";

const name = "send-webhooks";

export const hookSchedule: readonly Scheduled[] = [{ job: name, cron: "* * * * *" }];

type HookParts = {
  readonly admin: pg.PoolConfig;
  readonly database: Database;
  readonly clock: Clock;
  readonly ring: KeyRing;
  /** Where systems reach Lantern, without a slash at its end. */
  readonly address: string;
  readonly network?: Network;
};

/** More than this at one run waits for the next. */
const mostEvents = 500;
/** Hooks that are sent to beside each other: each takes a connection to the database now and then. */
const atOnce = 8;
/** Milliseconds after which a run begins no message: what is left is for the next, and the worker for others. */
const runFor = 40_000;

/** Each minute: what happened is given to the hooks that may know of it, and what is due is sent. */
export function hookJobs(parts: HookParts): readonly Job[] {
  return [
    {
      name,
      run: async () => {
        const problems = [...(await planAll(parts)), ...(await sendAll(parts))];
        if (problems.length > 0) throw new AggregateError(problems, "some webhooks were left out");
      },
    },
  ];
}

/** Each by itself: what goes wrong with one keeps none of the others back. Answers what went wrong. */
async function eachApart<T>(
  all: Iterable<T>,
  work: (one: T) => Promise<void>,
): Promise<readonly unknown[]> {
  const left = [...all].values();
  const problems: unknown[] = [];
  const workOff = async (): Promise<void> => {
    for (const one of left) await work(one).catch((problem: unknown) => problems.push(problem));
  };
  await Promise.all(Array.from({ length: atOnce }, workOff));
  return problems;
}

async function planAll(parts: HookParts): Promise<readonly unknown[]> {
  const { admin, clock } = parts;
  const { eventIds, wanted } = await asMaintenance(admin, (tx) => listWanted(tx, mostEvents));
  if (eventIds.length === 0) return [];
  const readable: Wanted[] = [];
  const unread = new Set(wanted);
  const accounts = Map.groupBy(wanted, (one) => one.accountId);
  const problems = await eachApart(accounts, async ([accountId, some]) => {
    readable.push(...(await readableFor(parts, accountId, some)));
    for (const one of some) unread.delete(one);
  });
  const later = new Set([...unread].map(({ eventId }) => eventId));
  const taken = eventIds.filter((eventId) => !later.has(eventId));
  const at = clock.now();
  await asMaintenance(admin, (tx) => planDeliveries(tx, at, { eventIds: taken, readable }));
  return problems;
}

const entry = (action: string, subjectIds: readonly string[]): AuditEntry => ({
  action,
  outcome: "done",
  route: `job ${name}`,
  requestId: "scheduled",
  subjectIds,
});

/** Those that this system could fetch at this moment, looked at as the system itself. */
async function readableFor(
  { admin, database, clock }: HookParts,
  accountId: string,
  some: readonly Wanted[],
): Promise<readonly Wanted[]> {
  const at = clock.now();
  const actor = await asMaintenance(admin, (tx) => actorOfAccount(tx, accountId, at));
  return database.as(actor, async (tx) => {
    const value: Wanted[] = [];
    const subjectIds = new Set<string>();
    for (const one of some) {
      const found = await findReadable(tx, { actor, at }, one);
      if (!found) continue;
      value.push(one);
      for (const id of found.subjectIds) subjectIds.add(id);
    }
    return { value, audit: entry("webhook.look", [...subjectIds]) };
  });
}

/** Hooks beside each other, so that a slow receiver holds up nobody else’s; of one hook one after the other. */
async function sendAll(parts: HookParts): Promise<readonly unknown[]> {
  const at = parts.clock.now();
  const until = new Date(at.getTime() + runFor);
  const hookIds = await asMaintenance(parts.admin, (tx) => listDueHooks(tx, at));
  return eachApart(hookIds, (hookId) => sendAllOf(parts, { hookId, until }));
}

/** One is taken after the other was sent: a hook that ended or stopped meanwhile sends nothing more. */
async function sendAllOf(
  parts: HookParts,
  { hookId, until }: { readonly hookId: string; readonly until: Date },
): Promise<void> {
  for (;;) {
    const at = parts.clock.now();
    if (at >= until) return;
    const due = await asMaintenance(parts.admin, (tx) => claimNext(tx, { hookId, at }));
    // After a failure the others wait for the next minute.
    if (!due || !(await sendOne(parts, due))) return;
  }
}

/**
 * Looked at anew as the system itself, sent while no transaction is open, and then settled. A sender that
 * ends in between leaves a message that is sent again under the same id. False where it failed.
 */
async function sendOne(parts: HookParts, due: Due): Promise<boolean> {
  const { admin, database, clock, ring, network = internet } = parts;
  const body = await bodyOf(parts, due);
  if (body === undefined) {
    await asMaintenance(admin, (tx) => withhold(tx, due.deliveryId));
    return true;
  }
  const at = clock.now();
  const sealed = await asMaintenance(admin, (tx) => secretsOf(tx, due.hookId, at));
  const secrets = sealed.map((one) => openSecret(ring, one));
  const posted = await postSigned(due.address, { id: due.deliveryId, body, at, secrets }, network);
  const settled = settledBy(due, posted, clock.now());
  await asMaintenance(admin, (tx) => settle(tx, clock.now(), { due, settled }));
  const actor = systemActor("housekeeping", { partnershipId: due.partnershipId });
  const audit = {
    ...entry("housekeeping.send-webhooks", [due.hookId, due.deliveryId]),
    detail: { what: settled.state },
  };
  return database.as(actor, () => Promise.resolve({ value: posted.kind === "sent", audit }));
}

/** The whole message: what kind, when, a reference and where to fetch it; nothing about anybody. */
const messageOf = (due: Due, readable: Readable | undefined, address: string): string =>
  JSON.stringify({
    type: due.kind,
    timestamp: due.happenedAt.toISOString(),
    data:
      readable === undefined
        ? {}
        : {
            id: due.sourceId,
            reference: readable.reference,
            link: address + readable.path,
          },
  });

async function bodyOf(parts: HookParts, due: Due): Promise<string | undefined> {
  const { admin, database, clock, address } = parts;
  if (due.kind === "test") return messageOf(due, undefined, address);
  const at = clock.now();
  const actor = await asMaintenance(admin, (tx) => actorOfAccount(tx, due.accountId, at));
  const readable = await database.as(actor, async (tx) => {
    const value = await findReadable(tx, { actor, at }, due);
    return { value, audit: entry("webhook.send", [due.deliveryId, ...(value?.subjectIds ?? [])]) };
  });
  return readable && messageOf(due, readable, address);
}

function settledBy(due: Due, posted: Posted, at: Date): Settled {
  const status = posted.status ?? null;
  if (posted.kind === "sent")
    return { state: "sent", status, problem: null, againAfter: null, isStopped: false };
  const isStopped = posted.problem === "gone" || isFailingTooLong(due.failingSince, at);
  const again = isStopped ? undefined : againAfter(at, due.attempts, randomInt(1_000) / 1_000);
  return {
    state: again ? "waiting" : "dead",
    status,
    problem: posted.problem,
    againAfter: again ?? null,
    isStopped,
  };
}

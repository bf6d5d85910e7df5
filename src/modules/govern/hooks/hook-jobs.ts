import { randomInt } from "node:crypto";
import type pg from "pg";
import type { Clock } from "../../../kernel/clock.ts";
import { systemActor } from "../../../platform/access/actor.ts";
import type { AuditEntry } from "../../../platform/audit/audit.ts";
import type { Database } from "../../../platform/database/database.ts";
import { asMaintenance } from "../../../platform/database/maintenance.ts";
import type { Job, Scheduled } from "../../../platform/jobs/jobs.ts";
import {
  internet,
  postSigned,
  type Network,
  type Posted,
} from "../../../platform/outbound/signed-post.ts";
import type { KeyRing } from "../../../platform/sealing/index.ts";
import {
  actorOfAccount,
  claimDue,
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
const mostSent = 40;

/** Each minute: what happened is given to the hooks that may know of it, and what is due is sent. */
export function hookJobs(parts: HookParts): readonly Job[] {
  return [
    {
      name,
      run: async () => {
        await planAll(parts);
        await sendAll(parts);
      },
    },
  ];
}

async function planAll(parts: HookParts): Promise<void> {
  const { admin, clock } = parts;
  const { eventIds, wanted } = await asMaintenance(admin, (tx) => listWanted(tx, mostEvents));
  if (eventIds.length === 0) return;
  const readable: Wanted[] = [];
  for (const [accountId, some] of Map.groupBy(wanted, (one) => one.accountId)) {
    readable.push(...(await readableFor(parts, accountId, some)));
  }
  const at = clock.now();
  await asMaintenance(admin, (tx) => planDeliveries(tx, at, { eventIds, readable }));
}

const entry = (action: string, subjectIds: readonly string[]): AuditEntry => ({
  ...{ action, outcome: "done", route: `job ${name}`, requestId: "scheduled", subjectIds },
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
async function sendAll(parts: HookParts): Promise<void> {
  const at = parts.clock.now();
  const due = await asMaintenance(parts.admin, (tx) => claimDue(tx, { at, most: mostSent }));
  const byHook = Map.groupBy(due, ({ hookId }) => hookId);
  await Promise.all(
    [...byHook.values()].map(async (some) => {
      for (const one of some) await sendOne(parts, one);
    }),
  );
}

/**
 * Looked at anew as the system itself, sent while no transaction is open, and then settled. A sender that
 * ends in between leaves a message that is sent again under the same id.
 */
async function sendOne(parts: HookParts, due: Due): Promise<void> {
  const { admin, database, clock, ring, network = internet } = parts;
  const body = await bodyOf(parts, due);
  if (body === undefined) {
    await asMaintenance(admin, (tx) => withhold(tx, due.deliveryId));
    return;
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
  await database.as(actor, () => Promise.resolve({ value: undefined, audit }));
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
    ...{ state: again ? "waiting" : "dead", status, problem: posted.problem },
    ...{ againAfter: again ?? null, isStopped },
  };
}

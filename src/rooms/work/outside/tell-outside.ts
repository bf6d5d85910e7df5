import type pg from "pg";
import type { Clock } from "../../../kernel/clock.ts";
import { formatTime, londonDate } from "../../../kernel/dates.ts";
import { isWorkingDay } from "../../../kernel/working-days.ts";
import { systemActor, type SystemActor } from "../../../platform/access/actor.ts";
import type { AuditEntry } from "../../../platform/audit/audit.ts";
import type { Database, Tx } from "../../../platform/database/database.ts";
import { asMaintenance } from "../../../platform/database/maintenance.ts";
import type { Job, Scheduled } from "../../../platform/jobs/jobs.ts";
import type { Way } from "../../../platform/outbound/sender-for.ts";
import { getConfiguration } from "../../configuration/index.ts";
import { noticeBudgetKind } from "../configuration-kinds.ts";
import { getWorkingCalendar } from "../../directory/index.ts";
import { againAfterMinutes, planFor, type Moment } from "./budget.ts";
import {
  claimMessages,
  listToBeTold,
  planMessage,
  settleMessage,
  type Claimed,
  type Settled,
} from "./outgoing.ts";
import { tellOutside } from "./task.ts";
import { messageWords } from "./words.ts";

export const outsideSchedule: readonly Scheduled[] = [{ job: tellOutside, cron: "*/5 * * * *" }];

export type OutsideParts = {
  readonly admin: pg.PoolConfig;
  readonly database: Database;
  readonly clock: Clock;
  readonly way: Way;
  /** Where people reach Lantern, without a slash at its end. */
  readonly address: string;
};

/** More than this at one run is sent at the next. */
const most = 50;

/** Every five minutes, and at once when danger was told. */
export function outsideJobs(parts: OutsideParts): readonly Job[] {
  return [{ name: tellOutside, run: () => tellEverybody(parts) }];
}

async function tellEverybody(parts: OutsideParts): Promise<void> {
  for (const partnershipId of await listPartnerships(parts.admin)) {
    await tellPartnership(parts, systemActor("housekeeping", { partnershipId }));
  }
}

/**
 * Three steps, each in a transaction of its own: what is due is written down and taken; it is sent
 * while no transaction is open; what became of it is written. A sender that ends between the second
 * and the third leaves a message that is taken: see `sec.claim_messages`.
 */
async function tellPartnership(parts: OutsideParts, actor: SystemActor): Promise<void> {
  const { database, clock } = parts;
  const claimed = await database.as(actor, async (tx) => {
    await planAll(tx, clock);
    const value = await claimMessages(tx, { at: clock.now(), most });
    return { value, audit: entry("taken", value.length) };
  });
  for (const one of claimed) {
    const settled = await send(parts, one);
    await database.as(actor, async (tx) => {
      await settleMessage(tx, clock.now(), settled);
      return { value: undefined, audit: entry(settled.state, 1) };
    });
  }
}

async function planAll(tx: Tx, clock: Clock): Promise<void> {
  const at = clock.now();
  const told = await listToBeTold(tx, at);
  if (told.length === 0) return;
  const on = londonDate(at);
  const asked = { kind: noticeBudgetKind, key: "notices", on } as const;
  const { body } = await getConfiguration(tx, asked);
  const working = isWorkingDay(on, await getWorkingCalendar(tx));
  const moment: Moment = {
    at,
    hour: Number(formatTime(at).slice(0, 2)),
    // Beyond the calendar a digest too many is better than none.
    isWorkingDay: working.ok ? working.value : true,
  };
  for (const one of told) {
    for (const planned of planFor(one, body, moment)) {
      await planMessage(tx, at, { staffId: one.staffId, planned });
    }
  }
}

async function send({ way, address, clock }: OutsideParts, claimed: Claimed): Promise<Settled> {
  const { id, form, counts, email, attempts } = claimed;
  if (way.kind === "none") return { id, state: "not-sent" };
  const sent =
    way.kind === "wrong"
      ? ({ kind: "later", problem: "settings" } as const)
      : await way.sender.send({ id, to: email, ...messageWords({ id, form, counts, address }) });
  const by = way.kind === "sender" ? { channel: way.sender.channel } : {};
  if (sent.kind === "sent") return { id, state: "sent", ...by };
  const { problem } = sent;
  const minutes = sent.kind === "never" ? undefined : againAfterMinutes(attempts);
  if (minutes === undefined) return { id, state: "dead", problem, ...by };
  const againAfter = new Date(clock.now().getTime() + minutes * 60_000);
  return { id, state: "waiting", problem, againAfter, ...by };
}

const entry = (what: string, count: number): AuditEntry => ({
  action: `housekeeping.${tellOutside}`,
  outcome: "done",
  route: `job housekeeping.${tellOutside}`,
  requestId: "scheduled",
  detail: { what, count },
});

/** No partnership is acting yet: which there are is asked as maintenance, and nothing else. */
async function listPartnerships(admin: pg.PoolConfig): Promise<readonly number[]> {
  const rows = await asMaintenance(admin, (tx) =>
    tx
      .selectFrom("directory.partnerships")
      .select("partnership_id as id")
      .orderBy("partnership_id")
      .execute(),
  );
  return rows.map(({ id }) => id);
}

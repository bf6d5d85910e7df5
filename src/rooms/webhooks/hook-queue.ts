import { sql, type RawBuilder } from "kysely";
import type { StaffActor } from "../../platform/access/actor.ts";
import { actorFacts, staffActor } from "../../platform/access/staff-actor.ts";
import type { Tx } from "../../platform/database/database.ts";
import { hoursOfTwo } from "./schedule.ts";
import type { SealedSecret } from "./secrets.ts";

/** As maintenance: what happened anywhere, whose hooks want to know, and what is due to be sent. */

export type Wanted = {
  readonly eventId: string;
  readonly partnershipId: number;
  readonly kind: string;
  readonly sourceId: string;
  readonly happenedAt: Date;
  readonly hookId: string;
  readonly accountId: string;
};

/** What nobody has been told of yet, once for each hook that wants to know. */
export async function listWanted(tx: Tx, most: number) {
  const { rows } = await sql<{ eventId: string } & Partial<Omit<Wanted, "eventId">>>`
    select e.hook_event_id as "eventId", e.partnership_id as "partnershipId", e.kind, e.source_id as "sourceId",
      e.happened_at as "happenedAt", h.hook_id as "hookId", h.account_id as "accountId"
    from (select * from work.hook_events where taken_at is null order by happened_at, hook_event_id limit ${most}) e
    left join (select h.* from work.hooks h join directory.staff s on s.staff_id = h.account_id and s.ended_at is null
      where h.ended_at is null and h.stopped_at is null and h.confirmed_at is not null) h
      on h.partnership_id = e.partnership_id and e.kind = any (h.events)
    order by e.happened_at, e.hook_event_id`.execute(tx);
  return {
    eventIds: [...new Set(rows.map(({ eventId }) => eventId))],
    wanted: rows.filter((row): row is Wanted => typeof row.hookId === "string"),
  };
}

/** Each goes to each hook once, however often this is asked. */
export async function planDeliveries(
  tx: Tx,
  at: Date,
  {
    eventIds,
    readable,
  }: { readonly eventIds: readonly string[]; readonly readable: readonly Wanted[] },
): Promise<void> {
  for (const one of readable) {
    await sql`
      insert into work.hook_deliveries (hook_delivery_id, partnership_id, hook_id, hook_event_id, kind, source_id, happened_at, send_after)
      values (gen_random_uuid(), ${one.partnershipId}, ${one.hookId}::uuid, ${one.eventId}::uuid, ${one.kind}, ${one.sourceId}::uuid, ${one.happenedAt}, ${at})
      on conflict do nothing`.execute(tx);
  }
  await sql`update work.hook_events set taken_at = ${at} where hook_event_id = any(${[...eventIds]}::uuid[])`.execute(
    tx,
  );
}

/**
 * A service account as it stands at this moment, no further than its tokens that stand: without one it
 * could fetch nothing, and is told nothing.
 */
export async function actorOfAccount(tx: Tx, accountId: string, at: Date): Promise<StaffActor> {
  const { rows } = await sql<{ facts: unknown }>`
    select sec.facts_within(${accountId}::uuid, ${at}, coalesce((
      select array_agg(distinct s.scope) from sec.api_tokens t cross join unnest(t.scopes) s (scope)
      where t.staff_id = ${accountId}::uuid and t.revoked_at is null and t.confirmed_at is not null and t.expires_at > ${at}), '{}')) as facts`.execute(
    tx,
  );
  return staffActor(actorFacts.parse(rows[0]?.facts));
}

export type Due = {
  readonly deliveryId: string;
  readonly partnershipId: number;
  readonly hookId: string;
  readonly accountId: string;
  readonly kind: string;
  readonly sourceId: string | null;
  readonly happenedAt: Date;
  readonly attempts: number;
  readonly address: string;
  readonly failingSince: Date | null;
};

/** What a sender took and never settled is anybody’s after this: its receiver knows it by its id. */
const lost = "10 minutes";

const isDue = (at: Date): RawBuilder<unknown> => sql`
  h.ended_at is null and h.stopped_at is null and h.confirmed_at is not null and s.ended_at is null and d.send_after <= ${at}
  and (d.state = 'waiting' or (d.state = 'claimed' and d.claimed_at < ${at}::timestamptz - ${lost}::interval))`;

/** Hooks of which something is due, the one that has waited longest first. */
export async function listDueHooks(tx: Tx, at: Date): Promise<readonly string[]> {
  const { rows } = await sql<{ hookId: string }>`
    select d.hook_id as "hookId" from work.hook_deliveries d
    join work.hooks h on h.hook_id = d.hook_id join directory.staff s on s.staff_id = h.account_id
    where ${isDue(at)} group by d.hook_id order by min(d.send_after), d.hook_id`.execute(tx);
  return rows.map(({ hookId }) => hookId);
}

/** Takes the next that is due of a hook: nobody else sends it meanwhile. */
export async function claimNext(
  tx: Tx,
  { hookId, at }: { readonly hookId: string; readonly at: Date },
): Promise<Due | undefined> {
  const { rows } = await sql<Due>`
    with due as (
      select d.hook_delivery_id, h.account_id, h.address, h.failing_since from work.hook_deliveries d
      join work.hooks h on h.hook_id = d.hook_id join directory.staff s on s.staff_id = h.account_id
      where d.hook_id = ${hookId}::uuid and ${isDue(at)}
      order by d.send_after, d.hook_delivery_id limit 1 for update of d skip locked)
    update work.hook_deliveries d set state = 'claimed', claimed_at = ${at}, attempts = least(d.attempts + 1, 100)
    from due where due.hook_delivery_id = d.hook_delivery_id
    returning d.hook_delivery_id as "deliveryId", d.partnership_id as "partnershipId", d.hook_id as "hookId",
      due.account_id as "accountId", d.kind, d.source_id as "sourceId", d.happened_at as "happenedAt", d.attempts,
      due.address, due.failing_since as "failingSince"`.execute(tx);
  return rows[0];
}

/** The newest secret of a hook first, and the one before for as long as both stand. */
export async function secretsOf(
  tx: Tx,
  hookId: string,
  at: Date,
): Promise<readonly SealedSecret[]> {
  const { rows } = await sql<SealedSecret & { readonly until: Date | null }>`
    select hook_secret_id as "secretId", partnership_id as "partnershipId", sealed_key as "sealedKey", secret_sealed as sealed,
      lag(made_at) over (order by made_at desc, hook_secret_id desc) + make_interval(hours => ${hoursOfTwo}) as until
    from work.hook_secrets where hook_id = ${hookId}::uuid order by made_at desc, hook_secret_id desc`.execute(
    tx,
  );
  return rows.filter(({ until }) => until === null || until > at);
}

/** Out of its system’s reach by now: nothing is left that says so. */
export const withhold = (tx: Tx, deliveryId: string) =>
  tx.deleteFrom("work.hook_deliveries").where("hook_delivery_id", "=", deliveryId).execute();

export type Settled = {
  readonly state: "sent" | "waiting" | "dead";
  readonly status: number | null;
  readonly problem: string | null;
  /** Where it is tried again. */
  readonly againAfter: Date | null;
  /** The hook itself is stopped. */
  readonly isStopped: boolean;
};

export async function settle(
  tx: Tx,
  at: Date,
  { due, settled }: { readonly due: Due; readonly settled: Settled },
): Promise<void> {
  const { state, status, problem, againAfter, isStopped } = settled;
  await sql`
    update work.hook_deliveries set state = ${state}, status = ${status}, problem = ${problem},
      send_after = coalesce(${againAfter}::timestamptz, send_after), settled_at = case when ${state}::text = 'waiting' then null else ${at}::timestamptz end
    where hook_delivery_id = ${due.deliveryId}::uuid and state = 'claimed'`.execute(tx);
  await sql`
    update work.hooks set failing_since = case when ${state}::text = 'sent' then null else coalesce(failing_since, ${at}::timestamptz) end
    where hook_id = ${due.hookId}::uuid`.execute(tx);
  if (isStopped) await stop(tx, at, due.hookId);
  if (state === "dead") await tell(tx, at, { due, isStopped });
}

async function stop(tx: Tx, at: Date, hookId: string): Promise<void> {
  await sql`
    update work.hooks set stopped_at = ${at}, version = version + 1
    where hook_id = ${hookId}::uuid and stopped_at is null`.execute(tx);
  await sql`
    update work.hook_deliveries set state = 'dead', problem = 'stopped', settled_at = ${at}
    where hook_id = ${hookId}::uuid and state in ('waiting', 'claimed')`.execute(tx);
}

/** Whoever answers for the account is told once, until they have looked. */
async function tell(
  tx: Tx,
  at: Date,
  { due, isStopped }: { readonly due: Due; readonly isStopped: boolean },
): Promise<void> {
  const said = isStopped ? "A webhook was stopped:" : "A webhook’s message was given up:";
  const href = `/webhooks/${due.hookId}`;
  await sql`
    insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    select gen_random_uuid(), s.partnership_id, s.responsible_id, 'access', left(${said}::text || ' “' || s.name || '”, for which you answer', 200), ${href}::text, ${at}::timestamptz
    from directory.staff s where s.staff_id = ${due.accountId}::uuid
      and (${isStopped}::boolean or not exists (select from work.notifications n
        where n.staff_id = s.responsible_id and n.href = ${href} and n.seen_at is null))`.execute(
    tx,
  );
}

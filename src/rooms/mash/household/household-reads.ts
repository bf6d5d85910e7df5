import { sql } from "kysely";
import type { StaffActor } from "../../../platform/access/actor.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { firstOf, total, type FirstOf } from "../../../platform/database/first-of.ts";
import { isOpenToPathway } from "../../child-record/index.ts";
import { findPerson, type Person, familyOf } from "../../subjects/index.ts";
import { findEpisode, type Episode } from "../episode-reads.ts";
import { findDecision, type Decision } from "../work-reads.ts";

/** One concern of a household or an incident, with the child whom it is about where that is decided. */
export type Member = {
  readonly episode: Episode;
  readonly person: Person | undefined;
  readonly isOpen: boolean;
  readonly decision: Decision | undefined;
};

/** Beyond this many nobody reads one form to its end. */
export const mostMembers = 12;

/** What is decided by itself: a restricted record, and a concern about no child. */
export const hasHousehold = ({ about, isRestricted }: Episode): boolean =>
  about === "child" && !isRestricted;

/** Concerns are added to a household by the number that everybody sees; what is no number is kept, to be said so. */
export const referencesIn = (text: string): readonly string[] => [
  ...new Set(
    text
      .split(/[\s,;]+/u)
      .filter((one) => one !== "")
      .map((one) => one.toUpperCase()),
  ),
];

const isReference = (text: string): boolean => /^[A-Z]-[\dA-Z-]{1,20}$/u.test(text);

type Household = {
  readonly episode: Episode;
  readonly added: readonly string[];
  /** What a form showed is in it still, whatever somebody else did meanwhile. */
  readonly shown?: readonly string[];
};

type Which = { readonly concernId: string; readonly total: number };

type Near = {
  readonly members: readonly Member[];
  /** How many more belong here than one form holds. */
  readonly more: number;
};

/**
 * The concerns of one household or incident, this one first: those that agencies were asked about together,
 * those about the same child, those that wait under the same family name where one was said, those that were decided with it
 * in one step, and those that somebody added by their number. Restricted ones are left out; each is decided on
 * by itself, by those who are named on it.
 */
export async function listHousehold(
  tx: Tx,
  actor: StaffActor,
  { episode, added, shown = [] }: Household,
): Promise<Near> {
  const members: Member[] = [await memberOf(tx, actor, episode)];
  const { rows, total: others } = await listNear(tx, { episode, added, shown });
  for (const { concernId } of rows) {
    const found = await findEpisode(tx, actor, concernId);
    if (found) members.push(await memberOf(tx, actor, found));
  }
  return { members, more: others - rows.length };
}

/** Where to look: by keys, and in what waits. */
async function listNear(
  tx: Tx,
  { episode, added, shown }: Required<Household>,
): Promise<FirstOf<Omit<Which, "total">>> {
  const numbers = added.filter(isReference);
  const { rows } = await sql<Which>`
    with own as (select * from identify.mash_episodes where mash_episode_id = ${episode.concernId}),
    near as (
      select o.mash_episode_id from identify.partner_check_children o
        where o.partner_check_id in (select m.partner_check_id from identify.partner_check_children m
          where m.mash_episode_id = ${episode.concernId})
      union
      select e.mash_episode_id from own join identify.mash_episodes e on e.person_id = own.person_id
        where e.decided_at is null
      union
      select e.mash_episode_id from identify.mash_episodes e
        join identify.concerns c on c.concern_id = e.mash_episode_id
        where e.partnership_id = ${episode.partnershipId} and e.decided_at is null
          and lower(c.family_name) = lower(${familyOf(episode)}::text)
      union
      select e.mash_episode_id from own
        join identify.mash_episodes e on e.partnership_id = own.partnership_id and e.decided_at = own.decided_at
        where (select d.decided_by from identify.mash_decisions d where d.mash_episode_id = own.mash_episode_id)
          = (select d.decided_by from identify.mash_decisions d where d.mash_episode_id = e.mash_episode_id)
      union
      select unnest(${[...shown]}::uuid[])
      union
      select c.concern_id from identify.concerns c
        where c.partnership_id = ${episode.partnershipId} and c.reference = any (${numbers}::text[])
    )
    select e.mash_episode_id as "concernId", ${total}
    from near join identify.mash_episodes e on e.mash_episode_id = near.mash_episode_id
    join identify.concerns c on c.concern_id = e.mash_episode_id
    where e.partnership_id = ${episode.partnershipId} and not e.restricted and c.about = 'child'
      and e.mash_episode_id <> ${episode.concernId}
    order by e.mash_episode_id = any (${[...shown]}::uuid[]) desc, e.decided_at is not null,
      c.reference = any (${numbers}::text[]) desc, e.received_at desc, e.mash_episode_id
    limit ${mostMembers - 1}`.execute(tx);
  return firstOf(rows);
}

async function memberOf(tx: Tx, actor: StaffActor, episode: Episode): Promise<Member> {
  const { personId, decidedAt, concernId } = episode;
  const person = personId === null ? undefined : await findPerson(tx, actor, personId);
  return {
    episode,
    person,
    isOpen: person !== undefined && (await isOpenToPathway(tx, person.personId)),
    decision: decidedAt === null ? undefined : await findDecision(tx, concernId),
  };
}

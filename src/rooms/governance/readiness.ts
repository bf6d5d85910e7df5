import { sql } from "kysely";
import type { Missing, Partnership, ReadinessCheck } from "../../platform/readiness/readiness.ts";

type ReadQuery = {
  readonly key: string;
  readonly title: string;
  /** Partnerships for which it holds; each of the others is missing it. */
  readonly holds: (today: string) => ReturnType<typeof sql<boolean>>;
  readonly why: string;
  readonly mend: string;
};

const confirmed = (register: string) =>
  sql<boolean>`exists (select from govern.register_entries e where e.partnership_id = p.partnership_id
    and e.register = ${register} and e.state = 'confirmed')`;

const asked: readonly ReadQuery[] = [
  {
    key: "governance-officer",
    title: "An information governance officer is in post",
    holds: (today) => sql<boolean>`exists (select from directory.posts o
      join directory.roles r on r.role_id = o.role_id and 'governance.manage' = any (r.permissions)
      where o.partnership_id = p.partnership_id and o.starts_on <= ${today}::date
        and (o.ends_on is null or o.ends_on >= ${today}::date))`,
    why: "nobody holds a post that keeps the registers",
    mend: "add one: lantern staff add … --role information-governance-officer",
  },
  {
    key: "sharing-agreement",
    title: "A confirmed sharing agreement is in force",
    holds: (today) => sql<boolean>`exists (select from govern.register_entries e
      where e.partnership_id = p.partnership_id and e.register = 'sharing-agreement' and e.state = 'confirmed'
        and e.body ->> 'from' <= ${today} and (coalesce(e.body ->> 'to', '') = '' or e.body ->> 'to' >= ${today}))`,
    why: "no sharing agreement is confirmed and in force",
    mend: "the information governance officer confirms it at /governance/registers/sharing-agreement",
  },
  {
    key: "records-of-processing",
    title: "The records of processing are confirmed",
    holds: () => confirmed("processing"),
    why: "no record of processing has been confirmed by a person",
    mend: "the information governance officer confirms them at /governance/registers/processing",
  },
  {
    key: "privacy-notices",
    title: "Privacy notices for children, parents and professionals are published",
    holds:
      () => sql<boolean>`(select count(distinct e.body ->> 'for') from govern.register_entries e
      where e.partnership_id = p.partnership_id and e.register = 'notice' and e.state = 'confirmed') >= 3`,
    why: "a privacy notice for children, for parents or for professionals is not published",
    mend: "the information governance officer publishes them at /governance/registers/notice",
  },
  {
    key: "algorithms",
    title: "The records of algorithms are published",
    holds:
      () => sql<boolean>`${confirmed("algorithm")} and not exists (select from govern.register_entries e
      where e.partnership_id = p.partnership_id and e.register = 'algorithm' and e.state = 'draft')`,
    why: "a record of an algorithm waits to be published",
    mend: "the information governance officer publishes them at /governance/registers/algorithm",
  },
  {
    key: "legal-hold",
    title: "The legal hold is in place, or two people lifted it",
    holds: () => sql<boolean>`exists (select from govern.holds h
      where h.partnership_id = p.partnership_id and h.record_reference is null)`,
    why: "there is neither a legal hold nor a decision to lift one",
    mend: "the information governance officer sets one at /governance/holds",
  },
];

const checkOf = ({ key, title, holds, why, mend }: ReadQuery): ReadinessCheck => ({
  key,
  title,
  isRequired: true,
  look: async ({ tx, now }): Promise<readonly Missing[]> => {
    const today = now.toISOString().slice(0, 10);
    const { rows } = await sql<Partnership>`
      select p.partnership_id as id, p.name from directory.partnerships p where not (${holds(today)}) order by p.name`.execute(
      tx,
    );
    return rows.map((partnership) => ({ why, mend, partnership }));
  },
});

/** What an information governance officer must have decided before a real child is entered. */
export const governReadiness: readonly ReadinessCheck[] = asked.map(checkOf);

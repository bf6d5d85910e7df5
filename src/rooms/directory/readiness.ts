import { sql } from "kysely";
import { londonDate } from "../../kernel/dates.ts";
import type { Permission } from "../../kernel/permissions.ts";
import type { Tx } from "../../platform/database/database.ts";
import type { Missing, Partnership, ReadinessCheck } from "../../platform/readiness/readiness.ts";
import { lackingWords, listLackingRoles } from "./lacking-roles.ts";

/** Looks at each partnership. */
const inEach = (
  look: (tx: Tx, id: number, now: Date) => Promise<readonly Missing[]>,
): ReadinessCheck["look"] => {
  return async ({ tx, now }) => {
    const found: Missing[] = [];
    for (const { id, name } of await partnerships(tx)) {
      const missing = await look(tx, id, now);
      found.push(...missing.map((one) => ({ ...one, partnership: { id, name } })));
    }
    return found;
  };
};

const partnerships = (tx: Tx): Promise<readonly (Partnership & { readonly is_demo: boolean })[]> =>
  tx
    .selectFrom("directory.partnerships")
    .select(["partnership_id as id", "name", "is_demo"])
    .orderBy("partnership_id")
    .execute();

/** People whose post of this day allows it: no service account, and nobody invented. */
async function countWhoMay(tx: Tx, id: number, may: Permission, now: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(distinct s.staff_id)::int as count
    from directory.staff s
    join directory.posts p on p.staff_id = s.staff_id
    join directory.roles r on r.role_id = p.role_id
    where s.partnership_id = ${id} and not s.is_service and s.ended_at is null
      and p.starts_on <= ${londonDate(now)}
      and (p.ends_on is null or p.ends_on >= ${londonDate(now)})
      and ${may} = any (r.permissions)`.execute(tx);
  return rows[0]?.count ?? 0;
}

const addWith = (role: string): string => `lantern staff add … --role ${role}`;

export const directoryReadiness: readonly ReadinessCheck[] = [
  {
    key: "partnership",
    title: "A partnership with no demonstration data",
    isRequired: true,
    look: async ({ tx }) => {
      const all = await partnerships(tx);
      if (all.length === 0) {
        return [{ why: "there is no partnership", mend: "lantern partnership add NAME" }];
      }
      return all
        .filter(({ is_demo }) => is_demo)
        .map(({ id, name }) => ({
          partnership: { id, name },
          why: "this is the invented partnership of the demonstration",
          mend: "use a new, empty database; never enter a real child together with demonstration data",
        }));
    },
  },
  {
    key: "audit-reader",
    title: "A person who reads the audit",
    isRequired: true,
    look: inEach(async (tx, id, now) =>
      (await countWhoMay(tx, id, "audit.view", now)) > 0
        ? []
        : [
            {
              why: "nobody reads the audit or reviews emergency openings",
              mend: addWith("information-governance-officer"),
            },
          ],
    ),
  },
  {
    key: "mash-number",
    title: "The number people ring when a child may be in danger",
    isRequired: true,
    look: inEach(async (tx, id, now) => {
      const { rows } = await sql<{ phone: string | null }>`
        select phone from directory.contact_numbers
        where partnership_id = ${id} and desk = 'mash' and used_for = 'office'
          and starts_on <= ${londonDate(now)} and (ended_on is null or ended_on > ${londonDate(now)})
        order by area nulls first limit 1`.execute(tx);
      return (rows[0]?.phone ?? "") !== ""
        ? []
        : [{ why: "no number is set", mend: "lantern mash number --phone NUMBER" }];
    }),
  },
  {
    key: "concern-team",
    title: "A team that receives concerns, with a person who decides on them",
    isRequired: true,
    look: inEach(async (tx, id, now) => {
      const team = await tx
        .selectFrom("directory.teams")
        .select("team_id")
        .where("partnership_id", "=", id)
        .where("receives_concerns", "=", true)
        .executeTakeFirst();
      const who = await countWhoMay(tx, id, "mash.decide", now);
      return [
        ...(team
          ? []
          : [
              {
                why: "no team receives concerns, so none can be sent",
                mend: "lantern team add … --receives-concerns",
              },
            ]),
        ...(who > 0
          ? []
          : [{ why: "nobody decides on concerns", mend: addWith("mash-decision-maker") }]),
      ];
    }),
  },
  {
    key: "roles-as-shipped",
    title: "Built-in roles that were changed allow what has come since",
    // Which roles may do what is the partnership’s to say: nothing is given without its word.
    isRequired: false,
    look: inEach(async (tx, id) =>
      (await listLackingRoles(tx, id)).map((role) => ({
        why: `“${role.name}” does not allow ${lackingWords(role)}`,
        mend: `lantern role complete --role ${role.key}`,
      })),
    ),
  },
];

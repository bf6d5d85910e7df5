import { sql } from "kysely";
import { mayOn, type RecordFacts } from "../../../src/platform/access/may-on.ts";
import type { StaffActor } from "../../../src/platform/access/actor.ts";
import type { TestDatabase } from "../../harness/database.ts";
import type { Words } from "./words.ts";

const published = "state = 'confirmed'";

/** Rows about a child that are read without reaching the child, where the policies show them. */
const withoutReach: Readonly<Record<string, string>> = {
  "identify.concerns": "whoever sent a concern, and their team, read what they sent",
  "identify.concern_parts": "with the concern",
  "identify.partner_check_children": "an agency reads whom the MASH asks it about, and why",
  "identify.partner_answers": "and what it answered",
  "panels.agenda_items": "who is asked to an item reads it while papers are open",
  "panels.item_papers": "with the item: its frozen page",
  "panels.item_shares": "with the item",
  "panels.item_decisions": "with the item",
  "panels.item_actions": "with the item, as it was promised",
  "panels.item_addenda": "with the item",
  "panels.item_family_words": "with the item",
  "identify.concern_outcomes": "what the MASH says to whoever sent it",
};

/** What some may read who are shown no row: a function hands it out, to whoever has this permission. */
const handedOut: readonly {
  readonly why: string;
  readonly to: (actor: StaffActor) => boolean;
  readonly relation: string;
  readonly rows: string | ((actor: StaffActor) => string);
}[] = [
  {
    why: "a register's entries are published to all who are signed in",
    to: () => true,
    relation: "govern.register_entries",
    rows: `select register_entry_id as key from govern.register_entries where ${published} and audience in ('staff', 'public')`,
  },
  {
    why: "the register of files that left holds no word of a child",
    to: ({ permissions }) => permissions.has("audit.view") || permissions.has("governance.view"),
    relation: "protect.exports",
    rows: "select export_id as key from protect.exports",
  },
  {
    why: "a second person reads what a file is asked for, and no child",
    to: ({ permissions }) => permissions.has("paper.release"),
    relation: "protect.waiting_exports",
    rows: "select waiting_export_id as key from protect.waiting_exports",
  },
  {
    why: "who reviews emergencies reads why they were opened",
    to: ({ permissions }) => permissions.has("emergency.review"),
    relation: "sec.emergency_openings",
    rows: "select emergency_opening_id as key from sec.emergency_openings",
  },
  {
    why: "an action that was sent without the record is read by whoever owes it, and by nobody else out of reach",
    to: () => true,
    relation: "work.actions",
    rows: ({ id }) => `select a.action_id as key from work.actions a
      where a.is_standalone and a.owner_staff_id = '${id}' and a.state = 'open'
        and not exists (select from sec.conflicts c where c.person_id = a.person_id and c.staff_id = a.owner_staff_id and c.ended_at is null)`,
  },
  ...(
    [
      ["panels.panel_referrals", "r.panel_referral_id"],
      ["subjects.people", "r.person_id"],
      ["subjects.things", "r.thing_id"],
    ] as const
  ).map(([relation, key]) => ({
    why: "who chairs a panel reads what waits for its sift, with the name of whom it is about",
    to: ({ permissions }: StaffActor) => permissions.has("panel.manage"),
    relation,
    rows: ({ id }: StaffActor) => `select ${key} as key from panels.panel_referrals r
      join panels.seats s on s.panel = r.panel and s.part = 'chair' and s.ended_at is null and s.given_by <> s.staff_id
      where s.staff_id = '${id}' and (r.outcome is null or r.outcome = 'later') and not r.restricted
        and not exists (select from sec.conflicts c where c.person_id = r.person_id and c.staff_id = s.staff_id and c.ended_at is null)
        and not exists (select from sec.conflict_findings f where f.person_id = r.person_id and f.staff_id = s.staff_id and f.outcome is null)`,
  })),
  ...(
    [
      ["subjects.pair_decisions", "x.pair_decision_id", "x.verdict = 'same'"],
      ["subjects.merge_proposals", "x.merge_proposal_id", "x.state = 'agreed'"],
    ] as const
  ).map(([relation, key, said]) => ({
    why: "who may take joined records apart reads what people said before they became one",
    to: ({ permissions }: StaffActor) => permissions.has("record.merge"),
    relation,
    rows: `select ${key} as key from ${relation} x join subjects.merges m on m.split_at is null
        and x.person_id in (m.person_id, m.other_person_id) and x.other_person_id in (m.person_id, m.other_person_id)
      join subjects.people p on p.person_id = m.person_id and not p.restricted where ${said}`,
  })),
];

/** What everybody may read, signed in or not. */
export async function publicWords(
  { query }: TestDatabase,
  words: Words,
): Promise<ReadonlySet<string>> {
  const rows = await query<{ key: string }>(
    `select register_entry_id::text as key from govern.register_entries where ${published} and audience = 'public'`,
  );
  const keys = new Set(rows.map(({ key }) => key));
  const theirs = [...words].filter(
    ([, { relation, key }]) => relation === "govern.register_entries" && keys.has(key),
  );
  return new Set(theirs.map(([word]) => word));
}

/**
 * Which words a person of the cast may meet: those of rows that the database shows them about children
 * whom they reach by the pure rule, and the few that are written out above.
 */
export async function mayMeet(
  database: TestDatabase,
  actor: StaffActor,
  words: Words,
): Promise<ReadonlySet<string>> {
  const reached = await reachedBy(database, actor);
  const given = await givenTo(database, actor);
  const shown = new Map<string, ReadonlySet<string>>();
  const allowed = new Set<string>(await publicWords(database, words));
  for (const [word, { relation, key: row, personId }] of words) {
    const rows = shown.get(relation) ?? (await rowsShown(database, actor, relation));
    shown.set(relation, rows);
    const isReached = personId === undefined || reached.has(personId) || relation in withoutReach;
    if ((rows.has(row) && isReached) || given.has(`${relation} ${row}`)) allowed.add(word);
  }
  return allowed;
}

async function givenTo({ query }: TestDatabase, actor: StaffActor): Promise<ReadonlySet<string>> {
  const given = new Set<string>();
  for (const { to, relation, rows } of handedOut) {
    if (!to(actor)) continue;
    const asked = typeof rows === "string" ? rows : rows(actor);
    for (const { key } of await query<{ key: string }>(asked)) given.add(`${relation} ${key}`);
  }
  return given;
}

type Facts = RecordFacts & { readonly personId: string };

/** By the pure rule, from the tables as they stand: nothing here asks the policies. */
async function reachedBy(
  { query, clock }: TestDatabase,
  actor: StaffActor,
): Promise<ReadonlySet<string>> {
  const records = await query<Facts>(
    `select p.person_id as "personId", p.owning_team_id as "owningTeamId", t.agency_id as "owningAgencyId",
       p.restricted as "isRestricted",
       coalesce((select jsonb_agg(jsonb_build_object('staffId', m.staff_id, 'basis', m.basis, 'reason', m.reason))
         from sec.memberships m where m.circle_id = p.circle_id and m.starts_at <= $2
         and (m.ends_at is null or m.ends_at > $2)), '[]') as circle,
       array(select c.staff_id from sec.conflicts c where c.person_id = p.person_id and c.ended_at is null) as "shutOut"
     from subjects.people p join directory.teams t on t.team_id = p.owning_team_id
     where p.partnership_id = $1`,
    [actor.partnershipId, clock.now()],
  );
  const seen = records.filter((record) => mayOn(actor, "child.view", record).length > 0);
  return new Set(seen.map(({ personId }) => personId));
}

/**
 * The keys of the rows that the policies show this person, none where the table is closed to pages.
 * Whoever reaches the whole partnership asks a second time as one of a circle.
 */
async function rowsShown(
  database: TestDatabase,
  actor: StaffActor,
  relation: string,
): Promise<ReadonlySet<string>> {
  const own = await rowsShownTo(database, { ...actor, isWide: false }, relation);
  return actor.isWide ? new Set([...own, ...(await rowsShownTo(database, actor, relation))]) : own;
}

async function rowsShownTo(
  database: TestDatabase,
  actor: StaffActor,
  relation: string,
): Promise<Set<string>> {
  const [named] = await database.query<{ key: string }>(
    `select a.attname as key from pg_constraint c join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
     where c.conrelid = $1::regclass and c.contype = 'p'`,
    [relation],
  );
  const key = named?.key ?? "";
  const rows = await database.db
    .as(actor, async (tx) => {
      const { rows } = await sql<{ key: string }>`
        select ${sql.ref(key)}::text as key from ${sql.table(relation)}`.execute(tx);
      return {
        value: rows,
        audit: { action: "test.look", outcome: "done", route: "test", requestId: "test" },
      };
    })
    .catch((error: unknown) => {
      if (isClosedToPages(error)) return [];
      throw error;
    });
  return new Set(rows.map((row) => row.key));
}

/** The application has no right to this table, whoever asks. */
export const isClosedToPages = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && error.code === "42501";

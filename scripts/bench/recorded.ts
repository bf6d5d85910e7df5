import {
  DummyDriver,
  Kysely,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
} from "kysely";
import type { StaffActor } from "../../src/platform/access/actor.ts";
import type { Tx } from "../../src/platform/database/database.ts";
import type { DB } from "../../src/platform/database/schema.gen.ts";

export type Statement = { readonly sql: string; readonly parameters: readonly unknown[] };

/** The first statement that a read would send; no database is asked. */
export async function statementOf(read: (tx: Tx) => Promise<unknown>): Promise<Statement> {
  const sent: CompiledQuery[] = [];
  const recorder = new Kysely<DB>({
    dialect: {
      createAdapter: () => new PostgresAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new PostgresIntrospector(db),
      createQueryCompiler: () => new PostgresQueryCompiler(),
    },
    log: ({ query }) => void sent.push(query),
  });
  // A read that insists on a row finds none here; what it sent has been noted by then.
  await recorder
    .transaction()
    .execute(read)
    .catch(() => undefined);
  const [first] = sent;
  if (!first) throw new Error("the read sent no statement");
  return { sql: first.sql, parameters: first.parameters };
}

/**
 * The same statement for a role that row-level security does not bind: each relation is replaced by
 * those of its rows that the actor's policies would let through, so that both answer the same.
 */
export function withConditions({ sql, parameters }: Statement, actor: StaffActor): Statement {
  const relation = /\b(from|join) "?(protect|subjects|sec|directory|work)"?\."?(\w+)"?/g;
  const replaced = sql.replaceAll(relation, (_, word: string, schema: string, table: string) => {
    const name = `${schema}.${table}`;
    return `${word} (select * from ${name} where ${conditionOf(name, actor)})`;
  });
  return { sql: replaced, parameters };
}

function conditionOf(name: string, actor: StaffActor): string {
  // Whoever was found to know a family while pages were measured is shut out of that record.
  const reached = `not shut_out && array['${actor.id}'::uuid] and ${
    actor.isWide
      ? `partnership_id = ${actor.partnershipId} and not restricted`
      : `acl && '{${actor.principals.join(",")}}'::int[]`
  }`;
  const parent = (key: string): string =>
    `${key} in (select ${key} from subjects.people where ${reached})`;
  switch (name) {
    case "subjects.people":
    case "protect.tracker_entries":
    case "subjects.whereabouts":
      return reached;
    case "subjects.names":
    case "subjects.name_keys":
    case "subjects.match_keys":
    case "work.actions":
    case "protect.level_decisions":
    case "protect.harm_decisions":
    case "protect.flags":
    case "protect.enforcement_requests":
    case "protect.flag_reviews":
    case "protect.assessments":
    case "protect.assessment_steps":
    case "protect.referrals":
    case "protect.education_entries":
    case "protect.moments":
    case "work.escalations":
    case "work.escalation_steps":
    case "protect.chronology_entries":
      return parent("person_id");
    case "sec.memberships":
      return parent("circle_id");
    default:
      return `partnership_id = ${actor.partnershipId}`;
  }
}

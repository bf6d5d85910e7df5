import { CompiledQuery, type KyselyPlugin, type QueryId, type RootOperationNode } from "kysely";
import { z } from "zod";
import type { Actor } from "../../src/platform/access/actor.ts";
import type { Tx } from "../../src/platform/database/database.ts";
import { carryRing } from "../../src/platform/sealing/index.ts";
import type { TestDatabase } from "../harness/database.ts";
import { acting } from "./acting.ts";

type Node = {
  readonly "Node Type": string;
  readonly "Parent Relationship"?: string | undefined;
  readonly "Index Name"?: string | undefined;
  readonly "Relation Name"?: string | undefined;
  readonly "Actual Loops"?: number | undefined;
  readonly "Actual Rows"?: number | undefined;
  readonly Plans?: readonly Node[] | undefined;
};

const node: z.ZodType<Node> = z.lazy(() =>
  z.object({
    "Node Type": z.string(),
    "Parent Relationship": z.string().optional(),
    "Index Name": z.string().optional(),
    "Relation Name": z.string().optional(),
    "Actual Loops": z.number().optional(),
    "Actual Rows": z.number().optional(),
    Plans: z.array(node).optional(),
  }),
);

const explained = z.tuple([z.object({ Plan: node })]);

/** How one statement was carried out. */
export type StatementPlan = {
  readonly text: string;
  readonly indexes: readonly string[];
  /** Tables that were read from end to end. */
  readonly scanned: readonly string[];
  /** The most rows that one sort had to put in order; 0 when nothing was sorted. */
  readonly sorted: number;
  /** The most times that one part was carried out. */
  readonly looks: number;
};

/** Does the work, then explains each statement that it made, in the same transaction and role. */
export function plansOf(
  database: TestDatabase,
  actor: Actor,
  work: (tx: Tx) => Promise<unknown>,
): Promise<readonly StatementPlan[]> {
  return acting(database, actor, async (tx) => {
    const made: { node: RootOperationNode; queryId: QueryId }[] = [];
    const recorder: KyselyPlugin = {
      transformQuery: (query) => {
        made.push(query);
        return query.node;
      },
      transformResult: ({ result }) => Promise.resolve(result),
    };
    const recorded = tx.withPlugin(recorder);
    carryRing(recorded, database.secrets.ring);
    await work(recorded);
    const plans: StatementPlan[] = [];
    for (const query of made) {
      const { sql, parameters } = tx.getExecutor().compileQuery(query.node, query.queryId);
      const { rows } = await tx.executeQuery<{ "QUERY PLAN": unknown }>(
        CompiledQuery.raw(`explain (analyze, format json) ${sql}`, [...parameters]),
      );
      plans.push(readPlan(sql, explained.parse(rows[0]?.["QUERY PLAN"])[0].Plan));
    }
    return plans;
  });
}

function readPlan(text: string, top: Node): StatementPlan {
  const nodes = [...walk(top)];
  return {
    text,
    indexes: nodes.flatMap((one) => one["Index Name"] ?? []),
    scanned: nodes
      .filter((one) => one["Node Type"] === "Seq Scan")
      .flatMap((one) => one["Relation Name"] ?? []),
    looks: Math.max(...nodes.map(loops)),
    sorted: Math.max(
      0,
      ...nodes
        .filter((one) => one["Node Type"] === "Sort")
        .map((one) => inputOf(one)?.["Actual Rows"] ?? 0),
    ),
  };
}

const loops = (one: Node): number => one["Actual Loops"] ?? 0;

/** What a sort puts in order; sub-plans that it merely waits for are listed before it. */
function inputOf({ Plans: below = [] }: Node): Node | undefined {
  return below.find((one) => one["Parent Relationship"] === "Outer");
}

function* walk(top: Node): Generator<Node> {
  yield top;
  for (const below of top.Plans ?? []) yield* walk(below);
}

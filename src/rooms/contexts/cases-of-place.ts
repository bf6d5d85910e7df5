import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { PlaceCase } from "../people-and-places/index.ts";
import { contextCells, contextJoins, type Context } from "./context-reads.ts";
import { contextSchemeOn, levelName } from "./context-scheme.ts";
import { contextStates } from "./context-words.ts";
import { contextPaths } from "./web/paths.ts";

type Asked = { readonly thingId: string; readonly today: string };

/** Cases on a place and on what is read as one with it, what runs first: of those that the reader reads. */
export async function casesOfPlace(
  tx: Tx,
  { thingId, today }: Asked,
): Promise<readonly PlaceCase[]> {
  const { rows } = await sql<Context>`
    select ${contextCells} from subjects.contexts c ${contextJoins}
    where c.thing_id = any (array(select subjects.same_things(${thingId}::uuid)))
    order by c.state <> 'open', c.changed_at desc, c.context_id limit 20`.execute(tx);
  if (rows.length === 0) return [];
  const scheme = await contextSchemeOn(tx, today);
  return rows.map((one) => ({
    contextId: one.contextId,
    name: one.name,
    href: contextPaths.one(one.contextId),
    state: contextStates[one.state],
    level: levelName(scheme, one.level),
    reviewBy: one.state === "open" ? one.reviewBy : null,
  }));
}

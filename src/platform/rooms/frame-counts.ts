import { sql, type RawBuilder } from "kysely";
import type { Permission } from "../../kernel/permissions.ts";
import { holds, type StaffActor } from "../access/actor.ts";
import type { Tx } from "../database/tx.ts";
import { manyOf, type Rooms } from "./slot.ts";

/** A number that the frame of every page shows beside a link: what waits there for its reader. */
export type FrameCount = {
  /** The address of the link. */
  readonly at: string;
  /** Undefined for what is counted for everybody. */
  readonly needs?: Permission;
  /** A select of one column `id`: a row for each of what waits within the reader's reach. */
  readonly waiting: (actor: StaffActor) => RawBuilder<unknown>;
};

export const frameCounts = manyOf<FrameCount>("counts in the frame of every page");

export type Counts = Readonly<Record<string, number>>;

type Row = { readonly at: string; readonly ids: readonly string[] };
type Read = () => Promise<readonly Row[]>;

/**
 * All of them, in one statement. A wide actor who is named on a restricted record finds it by a second look, as on
 * the list that is counted: both go to the server together, whatever look the page ended with.
 */
export async function countFrame(rooms: Rooms, tx: Tx, actor: StaffActor): Promise<Counts> {
  const asked = frameCounts
    .allIn(rooms)
    .filter(({ needs }) => needs === undefined || holds(actor, needs));
  if (asked.length === 0) return {};
  const read: Read = async () => (await selectOf(asked, actor).execute(tx)).rows;
  const looks = actor.isWide
    ? await Promise.all([lookAs(tx, "lantern_wide", read), lookAs(tx, "lantern_app", read)])
    : [await read()];
  const found = Map.groupBy(looks.flat(), ({ at }) => at);
  return Object.fromEntries(
    asked.map(({ at }) => [at, new Set(found.get(at)?.flatMap(({ ids }) => ids)).size]),
  );
}

async function lookAs(
  tx: Tx,
  role: "lantern_wide" | "lantern_app",
  read: Read,
): Promise<readonly Row[]> {
  const become = sql`select set_config('role', ${role}, true)`.execute(tx);
  const [, rows] = await Promise.all([become, read()]);
  return rows;
}

function selectOf(asked: readonly FrameCount[], actor: StaffActor): RawBuilder<Row> {
  const selects = asked.map(
    ({ at, waiting }) =>
      sql`select ${at}::text as at, array(select w.id::text from (${waiting(actor)}) w) as ids`,
  );
  return sql<Row>`${sql.join(selects, sql` union all `)}`;
}

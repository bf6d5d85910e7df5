import { sql, type RawBuilder } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { Rooms } from "../../platform/rooms/slot.ts";
import { standsAt, type StandsAt } from "../child-record/index.ts";
import type { Check } from "./schemes.ts";

/** Something of one room that is open for a child. */
export type OpenWork = {
  readonly check: Check;
  readonly order: number;
  readonly id: string | null;
  readonly title: string;
};

type Row = { readonly check: Check; readonly id: string | null; name: string; on: string };

/** What is open for the child in every room that says what can still stand, in one statement. */
export async function readOpenWork(
  tx: Tx,
  { personId, today, rooms }: { personId: string; today: string; rooms: Rooms },
): Promise<readonly OpenWork[]> {
  const sources = standsAt.allIn(rooms);
  const parts = sources.flatMap(({ check, order, open }): RawBuilder<unknown>[] =>
    open
      ? [
          sql`select ${check}::text as "check", ${order}::int as "order", o.id, o.name, o."on"
            from (${open.rows({ personId, today })}) o`,
        ]
      : [],
  );
  if (parts.length === 0) return [];
  const { rows } = await sql<Row>`
    select "check", id, name, "on" from (${sql.join(parts, sql` union all `)}) found
    order by "order", "on", id`.execute(tx);
  return rows.map(({ check, id, name, on }) => {
    const { order, open } = sourceOf(sources, check);
    return { check, order, id, title: open?.title(name, on) ?? name };
  });
}

/** @throws where no room says what stands under this name */
export function sourceOf(sources: readonly StandsAt[], check: Check): StandsAt {
  const source = sources.find((one) => one.check === check);
  if (!source) throw new Error(`no room says where "${check}" is read`);
  return source;
}

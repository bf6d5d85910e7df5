import { sql } from "kysely";
import type { IsoDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { readBody } from "../configuration/index.ts";
import { safetyForumsKind } from "./configuration-kinds.ts";
import type { ForumScheme } from "./forum-scheme.ts";

/** What everybody may read of one point. */
export type Said = {
  readonly forum: string;
  readonly heldOn: IsoDate;
  readonly about: string;
  /** Only with a permission for this page that stands. */
  readonly quotation: string | null;
  readonly promise: string | null;
  readonly dueOn: IsoDate | null;
  readonly changed: string | null;
  readonly changedOn: IsoDate | null;
};

type Row = Omit<Said, "forum"> & { readonly forum: string | null; readonly scheme: unknown };

export type YouSaid = { readonly scheme: ForumScheme; readonly said: readonly Said[] };

/** Asked as the part of Lantern that reads no table. Nothing while the page is off. */
export async function findYouSaid(tx: Tx, on: string): Promise<YouSaid | undefined> {
  const { rows } = await sql<Row>`
    select scheme, forum, held_on::text as "heldOn", about, quotation, promise, due_on::text as "dueOn",
      changed, changed_on::text as "changedOn"
    from directory.you_said(${on}::date)`.execute(tx);
  const [first] = rows;
  if (!first) return undefined;
  const place = { kind: safetyForumsKind, key: "safety-forums" } as const;
  return {
    scheme: readBody(place, first.scheme),
    said: rows.flatMap(({ scheme: _scheme, forum, ...one }) =>
      forum === null ? [] : [{ ...one, forum }],
    ),
  };
}

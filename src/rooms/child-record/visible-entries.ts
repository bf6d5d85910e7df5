import { sql, type RawBuilder } from "kysely";
import type { Actor } from "../../platform/access/actor.ts";

type Entries = { readonly entries: RawBuilder<unknown>; readonly visible: RawBuilder<unknown> };

export const entriesOf = (actor: Actor): Entries =>
  actor.isWide
    ? { entries: sql`protect.tracker_entries`, visible: sql`` }
    : {
        entries: sql`visible`,
        visible: sql`visible as materialized (select * from protect.tracker_entries),`,
      };

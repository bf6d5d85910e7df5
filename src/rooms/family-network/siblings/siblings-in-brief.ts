import { sql } from "kysely";
import { counted } from "../../../kernel/words.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { BeforeContact } from "../../child-record/index.ts";
import { siblingRelationships } from "./sibling-reads.ts";

export type SiblingCounts = {
  /** Brothers and sisters who are recorded around the child. */
  readonly recorded: number;
  /** Of those with a record that the reader can open, the ones with an open case. */
  readonly open: number;
  /** Those who may be at risk and whose records the reader cannot open. */
  readonly beyond: number;
};

export const beyondWords = (beyond: number): string =>
  beyond === 1
    ? "A brother or sister whose record you cannot open may be at risk: ask the MASH"
    : `${beyond} brothers or sisters whose records you cannot open may be at risk: ask the MASH`;

/** Numbers and no names: it stands where others may see the screen. Nothing, where nothing is known. */
export function siblingWords({ recorded, open, beyond }: SiblingCounts): string | undefined {
  const words = [
    recorded > 0 && `${recorded} recorded around the child`,
    open > 0 && `${counted(open, "open case")} among those with a record here`,
    beyond > 0 && beyondWords(beyond),
    recorded > 0 && open + beyond === 0 && "Ask whether they are at risk too",
  ].filter((one) => one !== false);
  return words.length === 0 ? undefined : words.join(". ");
}

/** Brothers and sisters, before contact with a child: in one statement. */
export async function siblingsBeforeContact(
  tx: Tx,
  { personId }: { readonly personId: string },
): Promise<readonly BeforeContact[]> {
  const { rows } = await sql<SiblingCounts>`
    select
      (select count(*)::int from protect.around_entries e
        where e.person_id = ${personId}::uuid and e.relationship = any (${siblingRelationships}::text[]) and e.change <> 'ended'
          and not exists (select from protect.around_entries n where n.replaces_id = e.around_entry_id)) as recorded,
      (select count(*)::int from protect.sibling_links x
        join protect.sibling_links o on o.pair_id = x.pair_id and o.person_id <> x.person_id and o.ended_on is null
        join protect.tracker_entries t on t.person_id = o.person_id and t.is_open
        where x.person_id = ${personId}::uuid and x.ended_on is null) as open,
      coalesce((select b.at_risk from protect.siblings_beyond(array[${personId}::uuid]) b), 0) as beyond`.execute(
    tx,
  );
  const text = rows[0] && siblingWords(rows[0]);
  return text === undefined ? [] : [{ label: "Brothers and sisters", text }];
}

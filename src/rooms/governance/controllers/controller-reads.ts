import { sql } from "kysely";
import { parseReference, referenceFor } from "../../../kernel/ids.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Information } from "../../subjects/index.ts";

export type Controller = {
  readonly agencyId: string;
  readonly name: string;
  readonly kind: string;
  /** Whether its new rows are marked for Part 3 of the Data Protection Act 2018. */
  readonly marksLawEnforcement: boolean;
  readonly version: number;
};

export function listControllers(tx: Tx): Promise<readonly Controller[]> {
  return controllers(tx).orderBy("name").execute();
}

export function findController(tx: Tx, agencyId: string): Promise<Controller | undefined> {
  return controllers(tx).where("agency_id", "=", agencyId).executeTakeFirst();
}

const controllers = (tx: Tx) =>
  tx
    .selectFrom("directory.agencies")
    .select([
      "agency_id as agencyId",
      "name",
      "kind",
      "law_enforcement as marksLawEnforcement",
      "version",
    ]);

export type Looked =
  | { readonly kind: "found"; readonly information: readonly Information[] }
  | { readonly kind: "none" | "mistyped" };

/** How much is held about the record of a reference, and whose it is; nothing of what it says. */
export async function lookUpInformation(tx: Tx, typed: string): Promise<Looked> {
  const read = parseReference(typed);
  if (!read.ok) return { kind: "mistyped" };
  const reference = referenceFor(read.value.prefix, read.value.number);
  const { rows } = await sql<Information>`
    select i.relation, i.controller_id as "controllerId", a.name as agency,
      i.law_enforcement as "isLawEnforcement", i.held
    from govern.information_by_reference(${reference}) i
    join directory.agencies a on a.agency_id = i.controller_id`.execute(tx);
  return rows.length === 0 ? { kind: "none" } : { kind: "found", information: rows };
}

import { sql } from "kysely";
import type { FieldError } from "../../../kernel/fields.ts";
import { choice, defineForm, type Sent } from "../../../kernel/forms/index.ts";
import { versionOf } from "../../../kernel/version-of.ts";
import type { Tx } from "../../../platform/database/database.ts";
import type { Controller } from "./controller-reads.ts";

export const regimes = {
  safeguarding: "Safeguarding: UK GDPR and Part 2 of the Data Protection Act 2018",
  "law-enforcement": "Law enforcement: Part 3 of the Data Protection Act 2018",
} as const;

export const regimeOf = (marks: boolean): keyof typeof regimes =>
  marks ? "law-enforcement" : "safeguarding";

export const regimeForm = defineForm()({
  regime: choice({
    label: "Kept for",
    hint: "Law enforcement is for a competent authority (section 30 and Schedule 7) that writes here to prevent, investigate, detect or prosecute crime.",
    options: regimes,
    missing: "Choose what its rows are kept for",
  }),
});

export type Marked =
  | { readonly kind: "accepted"; readonly detail: { readonly marks: boolean } }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

type Marking = { readonly controller: Controller; readonly typed: Sent<typeof regimeForm> };

/** From now on; rows that stand keep the mark they were written with. */
export async function markAgency(tx: Tx, { controller, typed }: Marking): Promise<Marked> {
  const version = versionOf(typed.version);
  if (version !== controller.version) return { kind: "stale" };
  const { value, errors } = regimeForm.read(typed, {});
  if (errors) return { kind: "invalid", errors };
  const marks = value.regime === "law-enforcement";
  const { rows } = await sql<{ became: "done" | "stale" | "none" }>`
    select govern.mark_agency(${controller.agencyId}::uuid, ${marks}, ${version}) as became`.execute(
    tx,
  );
  return rows[0]?.became === "done" ? { kind: "accepted", detail: { marks } } : { kind: "stale" };
}

import { sql } from "kysely";
import type { FieldError } from "../../kernel/fields.ts";
import type { Sent } from "../../kernel/forms/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import { acknowledgeForm } from "./acknowledge-form.ts";
import type { Alarm } from "./alarm-reads.ts";

export type Acknowledged =
  | { readonly kind: "accepted" }
  | { readonly kind: "invalid"; readonly errors: readonly FieldError[] }
  | { readonly kind: "stale" };

/** Once, by the acting person: what they found stays, and colleagues are told. */
export async function acknowledge(
  tx: Tx,
  at: Date,
  { alarm, form }: { readonly alarm: Alarm; readonly form: Sent<typeof acknowledgeForm> },
): Promise<Acknowledged> {
  if (alarm.acknowledgedAt !== null) return { kind: "stale" };
  const { isDrill } = alarm;
  const read = acknowledgeForm.read(form, { isDrill });
  if (read.errors) return { kind: "invalid", errors: read.errors };
  const outcome = isDrill ? "drill" : read.value.outcome;
  const { rows } = await sql<{ done: string }>`
    select govern.acknowledge_alarm(${alarm.id}::uuid, ${outcome}, ${read.value.found}, ${alarm.version}, ${at}) as done`.execute(
    tx,
  );
  return { kind: rows[0]?.done === "done" ? "accepted" : "stale" };
}

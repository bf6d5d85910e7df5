import { sql } from "kysely";
import { addMonths } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { leadSchemeOn } from "./lead-scheme.ts";

type Renewed = {
  readonly staffId: string | null;
  readonly email: string | null;
  readonly agencyId: string | null;
  readonly schoolId: string | null;
  readonly training: string;
  readonly on: string;
};

/**
 * Renews the training of whoever leads or stands in, where they are the person who attended: by their account, or by
 * their work e-mail in the same agency or school. Never with an earlier day than stands there.
 */
export async function renewLeadTraining(
  tx: Tx,
  { today }: { readonly today: string },
  { staffId, email, agencyId, schoolId, training, on }: Renewed,
): Promise<void> {
  const scheme = await leadSchemeOn(tx, today);
  const months = scheme.trainings.find(({ key }) => key === training)?.holdsMonths;
  if (months === undefined) return;
  await sql`
    update directory.leads l set training = ${training}, trained_on = ${on}::date,
      trained_until = ${addMonths(on, months)}::date, version = l.version + 1
    where l.ended_on is null and (l.trained_on is null or l.trained_on < ${on}::date)
      and (l.staff_id = ${staffId}::uuid
        or (lower(l.email) = ${email}::text and (l.agency_id = ${agencyId}::uuid or l.school_id = ${schoolId}::uuid)))`.execute(
    tx,
  );
}

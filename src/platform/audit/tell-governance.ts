import { sql } from "kysely";
import type { Tx } from "../database/tx.ts";

const headline = "The audit does not match its signatures: open Checkpoints";

/** Everybody who may read the audit, once a day for the same trouble. */
export async function tellGovernance(tx: Tx, at: Date): Promise<void> {
  await sql`
    insert into work.notifications (notification_id, partnership_id, staff_id, kind, headline, href, made_at)
    select distinct on (s.staff_id) gen_random_uuid(), s.partnership_id, s.staff_id, 'system', ${headline},
      '/audit/checkpoints', ${at}::timestamptz
    from directory.staff s join directory.posts p on p.staff_id = s.staff_id
    join directory.roles r on r.role_id = p.role_id
    where not s.is_service and 'audit.view' = any (r.permissions)
      and p.starts_on <= ${at}::date and (p.ends_on is null or p.ends_on >= ${at}::date)
      and not exists (select from work.notifications n where n.staff_id = s.staff_id
        and n.headline = ${headline} and n.made_at > ${at}::timestamptz - interval '20 hours')`.execute(
    tx,
  );
}

import { sql } from "kysely";
import type { Tx } from "../../platform/database/database.ts";
import type { AlarmKind } from "./alarm-kinds.ts";

type Sounding = {
  readonly kind: AlarmKind;
  readonly at: Date;
  readonly isDrill?: boolean;
  /** Of every partnership where none is named. */
  readonly partnershipId?: number;
};

/** Raises an alarm, or counts one more on the one that is open. Runs under the maintenance role. */
export async function soundAlarm(
  tx: Tx,
  { kind, at, isDrill = false, partnershipId }: Sounding,
): Promise<void> {
  await sql`
    select govern.sound_alarm(p.partnership_id, ${kind}, ${isDrill}, ${at})
    from directory.partnerships p
    where ${partnershipId ?? null}::int is null or p.partnership_id = ${partnershipId ?? null}::int`.execute(
    tx,
  );
}

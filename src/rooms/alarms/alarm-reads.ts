import type { Tx } from "../../platform/database/database.ts";
import type { AlarmKind } from "./alarm-kinds.ts";
import type { AlarmOutcome } from "./acknowledge-form.ts";
import { listFaultReports, type FaultReport } from "./fault-report.ts";

export type Alarm = {
  readonly id: string;
  readonly kind: AlarmKind;
  readonly isDrill: boolean;
  readonly raisedAt: Date;
  readonly lastAt: Date;
  readonly times: number;
  readonly chases: number;
  readonly outcome: AlarmOutcome | null;
  readonly found: string | null;
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: Date | null;
  readonly version: number;
};

const alarms = (tx: Tx) =>
  tx
    .selectFrom("govern.alarms as a")
    .leftJoin("directory.staff as s", "s.staff_id", "a.acknowledged_by")
    .select([
      "a.alarm_id as id",
      "a.kind",
      "a.is_drill as isDrill",
      "a.raised_at as raisedAt",
      "a.last_at as lastAt",
      "a.times",
      "a.chases",
      "a.outcome",
      "a.found",
      "s.name as acknowledgedBy",
      "a.acknowledged_at as acknowledgedAt",
      "a.version",
    ])
    .$narrowType<Pick<Alarm, "kind" | "outcome">>();

/** Of the reader's partnership, open ones first and then the latest. */
export async function listAlarms(
  tx: Tx,
  { page, pageSize }: { readonly page: number; readonly pageSize: number },
): Promise<readonly Alarm[]> {
  return alarms(tx)
    .orderBy((eb) => eb("a.acknowledged_at", "is not", null))
    .orderBy("a.raised_at", "desc")
    .orderBy("a.alarm_id")
    .limit(pageSize + 1)
    .offset((page - 1) * pageSize)
    .execute();
}

/** An alarm with what people outside reported while it was open. */
export type OpenedAlarm = Alarm & { readonly reports: readonly FaultReport[] };

export async function findAlarm(tx: Tx, id: string): Promise<OpenedAlarm | undefined> {
  const alarm = await alarms(tx).where("a.alarm_id", "=", id).executeTakeFirst();
  return alarm && { ...alarm, reports: await listFaultReports(tx, id) };
}

/** How many nobody has acknowledged. */
export async function countOpenAlarms(tx: Tx): Promise<number> {
  const { many } = await tx
    .selectFrom("govern.alarms")
    .select(({ fn }) => fn.countAll<string>().as("many"))
    .where("acknowledged_at", "is", null)
    .executeTakeFirstOrThrow();
  return Number(many);
}

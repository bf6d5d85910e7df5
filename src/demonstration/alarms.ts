import { addDays } from "../kernel/dates.ts";
import type { Clock } from "../kernel/clock.ts";
import type { Tx } from "../platform/database/tx.ts";
import { acknowledge, listAlarms, soundAlarm } from "../rooms/alarms/index.ts";
import { actAs, actAsNobody } from "./act-as.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

/** A drill of last week, which was acknowledged. The question about use of records has raised a real one. */
export async function fillAlarms(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const governance = cast.get("governance");
  if (!governance) return;
  const day = addDays(clock.today(), -6);
  const { partnershipId } = governance;
  const raisedAt = new Date(`${day}T10:00:00Z`);
  await soundAlarm(tx, { kind: "sign-in-attack", at: raisedAt, isDrill: true, partnershipId });
  const at = new Date(`${day}T10:24:00Z`);
  await actAs(tx, governance, at);
  for (const alarm of await listAlarms(tx, { page: 1, pageSize: 50 })) {
    if (!alarm.isDrill) continue;
    const found = "The drill reached me by mail within four minutes. The number to ring is right.";
    await acknowledge(tx, at, { alarm, form: { outcome: "", found, version: "" } });
  }
  await actAsNobody(tx);
}

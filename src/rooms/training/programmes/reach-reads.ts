import type { IsoDate } from "../../../kernel/dates.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { schoolsOf } from "./keep-programme.ts";
import { listLastHeld } from "./programme-reads.ts";
import { areaOn, programmeSchemeOn } from "./programme-scheme.ts";
import { reachOf } from "./reach.ts";

/** Who had a programme and who had none, on a day: for the page, its picture, the API and the homes alike. */
export async function readReach(tx: Tx, today: IsoDate) {
  const scheme = await programmeSchemeOn(tx, today);
  const area = await areaOn(tx, today);
  const given = { visits: await listLastHeld(tx), schools: await schoolsOf(tx), scheme, area };
  return { lines: reachOf({ ...given, today }), scheme, area };
}

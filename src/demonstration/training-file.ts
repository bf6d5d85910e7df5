import { createHash } from "node:crypto";
import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { newId } from "../kernel/ids.ts";
import type { Tx } from "../platform/database/database.ts";
import { keepRead } from "../rooms/imports/index.ts";
import { readForWriting } from "../rooms/training/index.ts";
import { actAs, actAsNobody } from "./act-as.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

/** From the council's own learning system: one course under another name, one that nobody knows yet, one bad date. */
const rowsOf = (on: string): readonly string[] => [
  "Staff number,Name,Work email,Course,Date,Status",
  `EC-4417,Mariam Begum,mariam.begum@council.eastmoor.example,CSE Level 2,${on},Attended`,
  `EC-4502,Paula Denholm,paula.denholm@council.eastmoor.example,"Exploitation awareness, half day",${on},Attended`,
  `EC-4519,Idris Vaughan,idris.vaughan@council.eastmoor.example,CSE Level 2,${on},Did not attend`,
  `EC-4533,Nasreen Malik,nasreen.malik@council.eastmoor.example,County lines briefing,${on},Attended`,
  "EC-4540,Owen Tully,owen.tully@council.eastmoor.example,CSE Level 2,31/02/2026,Attended",
];

/** An export of a learning system that the training co-ordinator has yet to confirm. */
export async function fillTrainingFile(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const training = cast.get("training");
  if (!training) throw new Error("the demonstration has no training co-ordinator");
  const [at, today] = [clock.now(), clock.today()];
  const actor = await actAs(tx, training, at);
  const bytes = Buffer.from(rowsOf(addDays(today, -12)).join("\r\n"));
  const name = "learning-pool-november.csv";
  const read = await readForWriting(tx, { name, bytes, today });
  if (!("reading" in read)) throw new Error(read.reason);
  const sha256 = createHash("sha256").update(bytes).digest();
  const file = { importId: newId(), fileName: name, sha256, bytes, reading: read.reading };
  await keepRead(tx, { actor, at, kind: "training" }, file);
  await actAsNobody(tx);
}

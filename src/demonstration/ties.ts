import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { addTie, listThings } from "../rooms/people-and-places/index.ts";

type Tying = { readonly by: StaffActor; readonly clock: Clock };

/** A man and a car: alleged, and reviewed. */
export async function tieVehicle(tx: Tx, { by, clock }: Tying): Promise<void> {
  const today = clock.today();
  const asked = { today, sought: "Daz Holloway", kind: "person", page: 1, pageSize: 1 } as const;
  const [thing] = await listThings(tx, asked);
  if (!thing) throw new Error("the demonstration has no person of concern");
  const none = { day: "", month: "", year: "" };
  const form = {
    other: "QX19 ZZA",
    relation: "uses",
    certainty: "alleged",
    confidence: "moderate",
    wording: "Seen at the wheel at the bus station, twice.",
    source: "Wardens",
    learnedOn: datePartsOf(addDays(today, -12)),
    grading: "",
    handling: "subjects",
    beganOn: none,
    untilOn: none,
    reviewBy: datePartsOf(addDays(today, 78)),
    version: "",
  };
  const tied = await addTie(tx, { actor: by, at: clock.now(), today }, { thing, form });
  if (tied.kind !== "accepted") throw new Error(`not linked: ${JSON.stringify(tied)}`);
}

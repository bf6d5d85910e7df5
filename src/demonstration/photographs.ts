import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { Tx } from "../platform/database/database.ts";
import { setVersion } from "../rooms/configuration/index.ts";
import {
  addPhotograph,
  checkPhotograph,
  listPhotographs,
  photographSchemeOn,
  photographsKind,
} from "../rooms/photographs/index.ts";
import { doneBy } from "./act-as.ts";
import type { Cast } from "./cast.ts";
import { aDrawnFace } from "./pictures.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

/** Turned on, as this partnership did: of those who are missing now one has a drawn face that was checked, and one waits. */
export async function fillPhotographs(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const [adder, checker] = [cast.get("lead"), cast.get("coordinator")];
  if (!adder || !checker) throw new Error("the demonstration has nobody who adds photographs");
  const today = clock.today();
  const from = addDays(today, -60);
  const was = await photographSchemeOn(tx, from);
  const { partnershipId } = adder;
  const body = { ...was, isOn: true };
  await setVersion(tx, { partnershipId, kind: photographsKind, key: "photographs", body, from });
  const scheme = await photographSchemeOn(tx, today);
  const missing = await tx
    .selectFrom("protect.missing_episodes")
    .select(["person_id as personId", "partnership_id as partnershipId"])
    .where("returned_at", "is", null)
    .where("error_at", "is", null)
    .orderBy("missing_episode_id")
    .execute();
  const upload = { files: [await aDrawnFace()], errors: [], asTheyAre: [] };
  for (const [place, person] of missing.entries()) {
    const adding = { actor: adder, at: clock.now(), today };
    const form = {
      face: "yes",
      description: "Slim, about 1.65 m. Usually in a grey hooded top.",
      takenOn: datePartsOf(addDays(today, -90)),
      origin: "family",
      originReason: "",
      basis: "police",
      basisDetail: "The duty inspector; a parent was told who sees it",
      basisOn: datePartsOf(today),
      givesPlace: "no",
      reviewBy: datePartsOf(addDays(today, 28)),
    };
    const added = await doneBy(tx, adding, () =>
      addPhotograph(tx, adding, { person, scheme, form, upload }),
    );
    if (added.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(added)}`);
    if (place > 0) continue;
    const [photograph] = await listPhotographs(tx, person.personId);
    if (!photograph) throw new Error("the demonstration has no photograph to check");
    const checking = { ...adding, actor: checker };
    const checked = { outcome: "shown", reason: "The child’s face alone; the parent was rung" };
    await doneBy(tx, checking, () =>
      checkPhotograph(tx, checking, { person, photograph, form: checked }),
    );
  }
}

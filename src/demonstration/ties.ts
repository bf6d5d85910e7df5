import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { setVersion } from "../rooms/configuration/index.ts";
import {
  addTie,
  listThings,
  suggestedLinksKind,
  suggestionSchemeOn,
} from "../rooms/people-and-places/index.ts";

type Tying = { readonly by: StaffActor; readonly clock: Clock };

const none = { day: "", month: "", year: "" };

/** Two men and one car, from two agencies: alleged, and reviewed. A link between the two is suggested. */
export async function tieVehicle(tx: Tx, tying: Tying): Promise<void> {
  await suggestLinks(tx, tying);
  await tie(tx, tying, {
    who: "Daz Holloway",
    relation: "uses",
    wording: "Seen at the wheel at the bus station, twice.",
    source: "Wardens",
    ago: 12,
  });
  await tie(tx, tying, {
    who: "Marek Example",
    relation: "keeper",
    wording: "Insured it in the summer.",
    source: "Police",
    ago: 9,
  });
}

/** Off until a partnership turns it on, as this one did. */
async function suggestLinks(tx: Tx, { by, clock }: Tying): Promise<void> {
  const from = addDays(clock.today(), -60);
  const scheme = await suggestionSchemeOn(tx, from);
  await setVersion(tx, {
    partnershipId: by.partnershipId,
    kind: suggestedLinksKind,
    key: "links",
    body: { ...scheme, isOn: true },
    from,
  });
}

type Told = Readonly<Record<"who" | "relation" | "wording" | "source", string>> & {
  readonly ago: number;
};

async function tie(tx: Tx, { by, clock }: Tying, told: Told): Promise<void> {
  const today = clock.today();
  const asked = { today, sought: told.who, kind: "person", page: 1, pageSize: 1 } as const;
  const [thing] = await listThings(tx, asked);
  if (!thing) throw new Error("the demonstration has no person of concern");
  const form = {
    other: "QX19 ZZA",
    relation: told.relation,
    certainty: "alleged",
    confidence: "moderate",
    wording: told.wording,
    source: told.source,
    learnedOn: datePartsOf(addDays(today, -told.ago)),
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

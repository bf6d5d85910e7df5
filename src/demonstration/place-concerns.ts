import type { Clock } from "../kernel/clock.ts";
import { newId } from "../kernel/ids.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  addPart,
  findConcern,
  listSendingTeams,
  sendConcern,
  type ConcernForm,
} from "../rooms/intake/index.ts";
import { findEpisode, placeConcern } from "../rooms/mash/index.ts";
import { listThings } from "../rooms/people-and-places/index.ts";
import { actAs, actAsNobody } from "./act-as.ts";
import type { Cast } from "./cast.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

const hour = 3_600_000;
const noDate = { day: "", month: "", year: "" };

const shop: ConcernForm = {
  danger: "no",
  about: "place",
  aboutName: "Arches behind the bus station",
  givenName: "",
  familyName: "",
  birth: "",
  bornOn: noDate,
  age: "",
  worry:
    "Three children of our school were seen there after four with two men whom nobody knew. Food and vapes were handed out.",
  ringName: "Claire Hale",
  ringPhone: "020 7946 0131",
};
const van: ConcernForm = {
  danger: "not-known",
  about: "vehicle",
  aboutName: "White van, part of the number QX21",
  givenName: "",
  familyName: "",
  birth: "",
  bornOn: noDate,
  age: "",
  worry: "It waits by the skate park most evenings, and young people get in and out.",
  ringName: "Youth work team",
  ringPhone: "020 7946 0142",
};

/** Two concerns about no child who is known: one that the MASH put with a place, one that waits. */
export async function fillPlaceConcerns(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const now = clock.now().getTime();
  const first = await send(tx, cast, { key: "school", form: shop, at: new Date(now - 20 * hour) });
  await addVehicle(tx, cast, { concernId: first, at: new Date(now - 19 * hour), clock });
  await put(tx, cast, { concernId: first, clock });
  await send(tx, cast, { key: "youthworker", form: van, at: new Date(now - 2 * hour) });
}

async function send(
  tx: Tx,
  cast: Cast,
  { key, form, at }: { readonly key: string; readonly form: ConcernForm; readonly at: Date },
): Promise<string> {
  const actor = cast.get(key);
  if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
  const sent = await sendConcern(tx, { actor, at }, { id: newId(), form });
  if (sent.kind !== "accepted") throw new Error(`an invented concern was ${sent.kind}`);
  return sent.concernId;
}

type Of = { readonly concernId: string; readonly clock: Clock };

async function addVehicle(
  tx: Tx,
  cast: Cast,
  { concernId, at, clock }: Of & { readonly at: Date },
) {
  const actor = cast.get("school");
  if (!actor) return;
  const teams = await listSendingTeams(tx, actor, clock.today());
  const concern = await findConcern(tx, teams, concernId);
  if (!concern) throw new Error("a concern that was sent is not there");
  const typed = { registration1: "QX19 ZZA", looks1: "Blue estate, dented door" };
  const acting = { actor, at, today: clock.today() };
  await addPart(tx, acting, { concern, part: "vehicles", id: newId(), replaces: "", typed });
}

async function put(tx: Tx, cast: Cast, { concernId, clock }: Of): Promise<void> {
  const actor = cast.get("mash");
  if (!actor) return;
  await actAs(tx, actor, clock.now());
  const [thing] = await listThings(tx, {
    today: clock.today(),
    sought: "Arches behind",
    kind: "place",
    page: 1,
    pageSize: 1,
  });
  const episode = await findEpisode(tx, actor, concernId);
  if (!thing || !episode) throw new Error("the demonstration has no such place");
  const { thingId } = thing;
  await placeConcern(tx, { episode, version: String(episode.version) }, () =>
    Promise.resolve({ kind: "accepted", thingId }),
  );
  await actAsNobody(tx);
}

import type { Clock } from "../kernel/clock.ts";
import { addDays, londonDate } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { setVersion } from "../rooms/configuration/index.ts";
import {
  addMeeting,
  addPoint,
  findMeeting,
  findPoint,
  forumSchemeOn,
  recordChanged,
  recordPromise,
  recordTold,
  recordUse,
  release,
  safetyForumsKind,
  withdrawUse,
} from "../rooms/safety-forums/index.ts";
import { doneBy } from "./act-as.ts";
import type { Cast } from "./cast.ts";
import { forumMeetings, type PointStory } from "./safety-forum-stories.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };
type By = {
  readonly actor: StaffActor;
  readonly at: Date;
  readonly today: string;
};
type Change = { readonly kind: string };

const day = 86_400_000;

function must<C extends Change>(change: C): C {
  if (change.kind !== "accepted") throw new Error(`not right: ${JSON.stringify(change)}`);
  return change;
}

/** Both forums, with promises kept, late and to come; one permission that was withdrawn, and the public page turned on. */
export async function fillSafetyForums(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const by = (key: string, ago: number): By => {
    const actor = cast.get(key);
    if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
    const at = new Date(clock.now().getTime() - ago * day);
    return { actor, at, today: londonDate(at) };
  };
  await turnOn(tx, by("training", 0));
  for (const { ago, points, ...meeting } of forumMeetings) {
    const held = by("training", ago);
    const form = { ...meeting, heldOn: datePartsOf(held.today), version: "" };
    const { meetingId = "" } = must(await doneBy(tx, held, () => addMeeting(tx, held, form)));
    for (const story of points) await tellOne(tx, { by, meetingId, ago, story });
  }
}

async function turnOn(tx: Tx, { actor, today }: By): Promise<void> {
  const scheme = await forumSchemeOn(tx, today);
  await setVersion(tx, {
    partnershipId: actor.partnershipId,
    kind: safetyForumsKind,
    key: "safety-forums",
    body: { ...scheme, youSaid: { ...scheme.youSaid, isOn: true } },
    from: addDays(today, -200),
  });
}

type Telling = {
  readonly by: (key: string, ago: number) => By;
  readonly meetingId: string;
  readonly ago: number;
  readonly story: PointStory;
};
type Step = (acting: By, work: (at: Now) => Promise<Change>) => Promise<void>;
type Now = { readonly point: Point; readonly version: string };
type Point = NonNullable<Awaited<ReturnType<typeof findPoint>>>;

async function tellOne(tx: Tx, telling: Telling): Promise<void> {
  const { by, meetingId, ago, story } = telling;
  const held = by("training", ago);
  const meeting = await findMeeting(tx, meetingId);
  if (!meeting) throw new Error("the demonstration has no such meeting");
  const form = { about: story.about, said: story.said, version: "" };
  const { pointId = "" } = must(
    await doneBy(tx, held, () => addPoint(tx, held, { meeting, form })),
  );
  const step: Step = async (acting, work) => {
    const point = await findPoint(tx, pointId);
    if (!point) throw new Error("the demonstration has no such point");
    must(await doneBy(tx, acting, () => work({ point, version: String(point.version) })));
  };
  await promiseIt(tx, step, telling);
  await answerIt(tx, step, telling);
  await makePublic(tx, step, telling);
}

async function promiseIt(tx: Tx, step: Step, { by, ago, story }: Telling): Promise<void> {
  const promised = by("training", ago - 2);
  const { wording, owner, dueIn } = story.promise;
  const form = {
    promise: wording,
    owner: `${owner}@eastmoor.example`,
    dueOn: datePartsOf(addDays(by("training", 0).today, dueIn)),
  };
  await step(promised, ({ point, version }) =>
    recordPromise(tx, promised, { point, form: { ...form, version } }),
  );
  const givenOn = datePartsOf(by("training", ago).today);
  for (const use of story.uses ?? [])
    await step(promised, ({ point }) =>
      recordUse(tx, promised, { point, form: { use, givenOn, version: "" } }),
    );
}

async function answerIt(tx: Tx, step: Step, { by, story }: Telling): Promise<void> {
  const { changed, promise } = story;
  if (!changed) return;
  const owner = by(promise.owner, changed.ago);
  const words = { changed: changed.wording, changedOn: datePartsOf(owner.today) };
  await step(owner, ({ point, version }) =>
    recordChanged(tx, owner, { point, form: { ...words, version } }),
  );
  if (changed.toldAgo === undefined) return;
  const told = by("training", changed.toldAgo);
  const how = { toldHow: "At the next meeting", toldOn: datePartsOf(told.today) };
  await step(told, ({ point, version }) =>
    recordTold(tx, told, { point, form: { ...how, version } }),
  );
}

async function makePublic(tx: Tx, step: Step, { by, story }: Telling): Promise<void> {
  const { releasedAgo, withdrawn } = story;
  if (releasedAgo !== undefined) {
    const reader = by("coordinator", releasedAgo);
    await step(reader, ({ point, version }) =>
      release(tx, reader, { point, form: { isRead: "no", version }, isFine: true }),
    );
  }
  if (withdrawn === undefined) return;
  const taken = by("training", 1);
  await step(taken, async ({ point }) => {
    const use = point.uses.find((one) => one.use === withdrawn);
    const isWithdrawn = await withdrawUse(tx, taken, use?.useId ?? "");
    return { kind: isWithdrawn ? "accepted" : "not withdrawn" };
  });
}

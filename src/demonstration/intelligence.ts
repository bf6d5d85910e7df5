import type { Clock } from "../kernel/clock.ts";
import { addDays } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { blankOf } from "../kernel/forms/index.ts";
import type { Tx } from "../platform/database/database.ts";
import { setVersion } from "../rooms/configuration/index.ts";
import {
  answer,
  answerForm,
  findEntry,
  findHandover,
  findProduct,
  handOver,
  intelligenceKind,
  intelligenceSchemeOn,
  linkSubject,
  sanitise,
  sanitiseForm,
  sendEntry,
  sendForm,
} from "../rooms/intelligence/index.ts";
import { actAs } from "./act-as.ts";
import type { Cast } from "./cast.ts";
import { intelligenceStories, type IntelligenceStory } from "./intelligence-stories.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

/** What a school's cleaner saw, from the form to the answer; and three pieces about one car from three agencies. */
export async function fillIntelligence(tx: Tx, filling: Filling): Promise<void> {
  const { cast, clock } = filling;
  const officer = cast.get("intelligence");
  if (!officer) throw new Error("the demonstration has no intelligence officer");
  const from = addDays(clock.today(), -60);
  const scheme = await intelligenceSchemeOn(tx, from);
  await setVersion(tx, {
    partnershipId: officer.partnershipId,
    kind: intelligenceKind,
    key: "intelligence",
    body: { ...scheme, handOver: { file: true, api: false, mail: false } },
    from,
  });
  for (const story of intelligenceStories) await tell(tx, filling, story);
}

type By = (key: string, ago: number) => Promise<Parameters<typeof sendEntry>[1]>;

async function tell(tx: Tx, { cast, clock }: Filling, story: IntelligenceStory): Promise<void> {
  const by: By = async (key, ago) => {
    const actor = cast.get(key);
    if (!actor) throw new Error(`the demonstration has no ${key}`);
    const today = addDays(clock.today(), -ago);
    const at = new Date(`${today}T08:${String(10 + story.ago)}:00Z`);
    return { actor: await actAs(tx, actor, at), at, today };
  };
  const sent = await sendEntry(tx, await by(story.by, story.ago), {
    ...blankOf(sendForm),
    recognisable: "no",
    childSaid: "no",
    asksChild: "no",
    ...story.sent,
  });
  const id = accepted(sent).intelligenceId ?? "";
  if (story.wording !== undefined) await take(tx, { id, story, by, wording: story.wording });
}

type Taking = {
  readonly id: string;
  readonly story: IntelligenceStory;
  readonly by: By;
  readonly wording: string;
};

async function take(tx: Tx, { id, story, by, wording }: Taking): Promise<void> {
  const read = async () => {
    const entry = await findEntry(tx, id);
    if (!entry) throw new Error("what was sent is not there");
    return entry;
  };
  const working = await by("intelligence", story.ago - 1);
  const form = {
    ...blankOf(sanitiseForm),
    wording,
    ...story.graded,
    seenOn: datePartsOf(addDays(working.today, -1)),
    reviewBy: datePartsOf(addDays(working.today, story.reviewDays)),
  };
  accepted(
    await sanitise(tx, working, { entry: await read(), product: await findProduct(tx, id), form }),
  );
  for (const sought of story.about)
    accepted(await linkSubject(tx, working, { intelligenceId: id, form: { sought, version: "" } }));
  if (story.outcome === undefined) return;
  accepted(
    await handOver(tx, working, { entry: await read(), form: { way: "file", version: "" } }),
  );
  const answering = await by("intelligence", Math.max(1, story.ago - 9));
  const handover = await findHandover(tx, id);
  const answered = {
    ...blankOf(answerForm),
    version: String(handover?.version ?? 0),
    reference: "INT/0417/26",
    receivedOn: datePartsOf(answering.today),
    outcome: story.outcome,
  };
  accepted(await answer(tx, answering, { entry: await read(), handover, form: answered }));
}

function accepted<C extends { readonly kind: string }>(change: C): C {
  if (change.kind !== "accepted") throw new Error(`not taken: ${JSON.stringify(change)}`);
  return change;
}

import type { Clock } from "../kernel/clock.ts";
import { londonDate } from "../kernel/dates.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  decideSharing,
  findEpisode,
  mashPartners,
  pauseClock,
  sharingBasesOn,
  takeUp,
  type Episode,
} from "../rooms/mash/index.ts";
import type { Cast } from "./cast.ts";

const hour = 3_600_000;

type Filling = { readonly cast: Cast; readonly clock: Clock };
type Story = {
  readonly tx: Tx;
  readonly mash: StaffActor;
  readonly police: StaffActor;
  readonly nurse: StaffActor;
  readonly now: Date;
};

/**
 * A morning at the MASH: agencies were asked about some of the concerns that wait; one has answered, one
 * is late and was asked again, one clock stands still, and something was shared and something was not.
 */
export async function fillMashDay(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const [mash, police, nurse] = ["mash", "police", "nurse"].map((key) => cast.get(key));
  if (!mash || !police || !nurse) throw new Error("the demonstration has nobody to ask");
  const story = { tx, mash, police, nurse, now: clock.now() };
  const [first, second, third, fourth] = await waitingAt(story);
  if (!first || !second || !third || !fourth) throw new Error("no concern waits to be asked about");
  for (const [episode, hoursAgo] of [
    [first, 31],
    [second, 3],
  ] as const)
    await referred(story, episode, hoursAgo);
  await ask(story, first, {
    hoursAgo: 30,
    agencies: ["Eastmoor Police", "Eastmoor Health Trust"],
    notWith: [second],
  });
  await answer(story, first, { by: nurse, hoursAgo: 26 });
  await ask(story, second, { hoursAgo: 2, agencies: ["Eastmoor Police", "Fernhill High School"] });
  await mashPartners.chaseLate(tx, { ...at(story, mash, 1) });
  await stopClock(story, third);
  await share(story, fourth);
}

const at = ({ now }: Story, actor: StaffActor, hoursAgo: number) => {
  const when = new Date(now.getTime() - hoursAgo * hour);
  return { actor, at: when, today: londonDate(when) };
};

/** Those that somebody has rated, by when they are due. */
async function waitingAt({ tx, mash }: Story): Promise<readonly Episode[]> {
  const rows = await tx
    .selectFrom("identify.mash_episodes")
    .select("mash_episode_id as concernId")
    .where("decided_at", "is", null)
    .where("rating", "is not", null)
    .orderBy("due_at")
    .limit(4)
    .execute();
  const found = await Promise.all(rows.map(({ concernId }) => findEpisode(tx, mash, concernId)));
  return found.filter((one) => one !== undefined);
}

/** Agencies are asked about what was taken up. */
async function referred(story: Story, episode: Episode, hoursAgo: number): Promise<void> {
  const reason =
    "Two signs that nobody has explained; no agency alone knows who is with the child.";
  const form = { reason, version: String(episode.version) };
  const change = await takeUp(story.tx, at(story, story.mash, hoursAgo), { episode, form });
  if (change.kind !== "accepted") throw new Error(`taking up was ${change.kind}`);
}

type ReadContext = {
  readonly hoursAgo: number;
  readonly agencies: readonly string[];
  /** Asked about with one who may belong to them, where one of these does not. */
  readonly notWith?: readonly Episode[];
};

async function ask(
  story: Story,
  episode: Episode,
  { hoursAgo, agencies, notWith }: ReadContext,
): Promise<void> {
  const { tx, mash } = story;
  const acting = at(story, mash, hoursAgo);
  const ground = await mashPartners.askContext(tx, {
    episode,
    today: acting.today,
    now: acting.at,
  });
  const chosen = ground.askable.filter(({ name }) => agencies.includes(name));
  const idsWhere = (here: boolean) =>
    chosen.filter(({ answersHere }) => answersHere === here).map(({ agencyId }) => agencyId);
  const form = {
    agencies: idsWhere(true),
    rung: idsWhere(false),
    together: notWith ? siblingOf(ground.together, notWith) : [],
    reason:
      "To know who is with the children in the evenings, and whether either was seen with adults.",
    basis: "",
  };
  const change = await mashPartners.askAgencies(tx, acting, { episode, form, ground });
  if (change.kind !== "accepted") throw new Error(`asking was ${change.kind}`);
}

/** Two children who are asked about once, and decided on one form. */
const siblingOf = (together: readonly Which[], not: readonly Which[]): readonly string[] =>
  together
    .map(({ concernId }) => concernId)
    .filter((id) => !not.some(({ concernId }) => concernId === id))
    .slice(0, 1);

type Which = Pick<Episode, "concernId">;

async function answer(
  story: Story,
  episode: Episode,
  { by, hoursAgo }: { readonly by: StaffActor; readonly hoursAgo: number },
): Promise<void> {
  const { tx } = story;
  const checks = await mashPartners.listChecksOn(tx, episode.concernId);
  const own = by.posts.map(({ agencyId }) => agencyId);
  for (const check of checks.filter(({ agencyId }) => own.includes(agencyId))) {
    const answers = check.children.map(({ childId }) => ({
      childId,
      holds: "something",
      words: "Seen twice at the walk-in centre since September, each time without an adult.",
    }));
    await mashPartners.answerCheck(tx, at(story, by, hoursAgo), {
      check,
      answers,
      byTelephone: false,
    });
  }
}

async function stopClock(story: Story, episode: Episode): Promise<void> {
  const form = {
    pause: "sender",
    note: "The school looks up who collected the child on Friday and rings back.",
    version: String(episode.version),
  };
  const change = await pauseClock(story.tx, at(story, story.mash, 1), { episode, form });
  if (change.kind !== "accepted") throw new Error(`pausing was ${change.kind}`);
}

async function share(story: Story, episode: Episode): Promise<void> {
  const acting = at(story, story.mash, 1);
  const bases = await sharingBasesOn(story.tx, acting.today);
  const basis = bases.bases[0]?.key ?? "";
  const decisions = [
    {
      shared: "yes",
      what: "That the police look for the car and want to hear of it",
      withWhom: "Claire Hale, Fernhill High School",
      condition: "Told to the staff at the gate and to nobody else",
      detriment: "",
      reason: "The school sees the road every afternoon",
      opinion: "The same car on three afternoons is probably no parent’s",
      request: "Claire Hale asked what her staff should look for",
      requestContext: "By telephone this morning: staff stand at the gate at three o’clock",
      reply: "The car, and the officer to ring",
      replyContext: "As of this morning, from the police’s log: nothing about who drives it",
    },
    {
      shared: "no",
      what: "That a friend’s family is known to social care",
      withWhom: "Fernhill High School",
      condition: "",
      detriment:
        "The two are in one class: told there, it would reach the friend, and the child would stop talking to the school",
      reason: "It does not help the school to keep this child safe",
      opinion: "",
      request: "",
      requestContext: "",
      reply: "",
      replyContext: "",
    },
  ];
  for (const decision of decisions) {
    const form = { ...decision, basis };
    const change = await decideSharing(story.tx, acting, { episode, form, bases });
    if (change.kind !== "accepted") throw new Error(`sharing was ${change.kind}`);
  }
}

import type { Clock } from "../kernel/clock.ts";
import { londonDate } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { newId } from "../kernel/ids.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import {
  choicesOn,
  decideConcern,
  decideMatch,
  findEpisode,
  listCandidates,
  noteLooked,
  rateConcern,
  ratingSchemeOn,
  takeConcern,
  type Episode,
  type EpisodeChange,
} from "../rooms/mash/index.ts";
import { sendConcern } from "../rooms/intake/index.ts";
import { findPerson, type Person } from "../rooms/subjects/index.ts";
import type { Cast } from "./cast.ts";
import { phoneOf } from "./people.ts";

type Filling = { readonly tx: Tx; readonly cast: Cast; readonly clock: Clock };
type Telling = Filling & { readonly mash: StaffActor };

/** Each was little by itself: so many days ago, by whom, and what they were worried about. */
const concerns = [
  [246, "school", "Two late arrivals in a week, and a friend whom nobody at school knows."],
  [131, "nurse", "Came to the clinic with an older person who answered for the child."],
  [19, "youthworker", "Has a second phone and will not say who gave it."],
] as const;

const hour = 3_600_000;
const notKnown = { day: "", month: "", year: "" };

/** A child about whom the MASH closed three concerns, one by one, without action. */
export async function closeConcerns(filling: Filling, child: Person): Promise<void> {
  const mash = filling.cast.get("mash");
  if (!mash) throw new Error("the demonstration has nobody at the MASH");
  const telling = { ...filling, mash };
  for (const [days, key, worry] of concerns) {
    const sentAt = new Date(filling.clock.now().getTime() - days * 24 * hour);
    const concernId = await send(telling, { child, key, worry, at: sentAt, age: "" });
    await closeOne(telling, { child, concernId, sentAt });
  }
}

/** Another agency’s concern about a child, with an age where nobody knows the date of birth; answers the concern. */
export async function closeConcern(
  filling: Filling,
  { child, askFirst, ...sending }: Sending & Pick<Closing, "askFirst">,
): Promise<string> {
  const mash = filling.cast.get("mash");
  if (!mash) throw new Error("the demonstration has nobody at the MASH");
  const telling = { ...filling, mash };
  const concernId = await send(telling, { child, ...sending });
  await closeOne(telling, { child, concernId, sentAt: sending.at, askFirst });
  return concernId;
}

type Sending = {
  readonly child: Person;
  readonly key: string;
  readonly worry: string;
  readonly at: Date;
  readonly age: string;
};

async function send(
  { tx, cast }: Telling,
  { child, key, worry, at, age }: Sending,
): Promise<string> {
  const actor = cast.get(key);
  if (!actor) throw new Error(`the demonstration has nobody called ${key}`);
  const form = {
    danger: "no",
    givenName: child.givenName,
    familyName: child.familyName,
    birth: child.bornOn === null ? "not-known" : "",
    bornOn: child.bornOn === null ? notKnown : datePartsOf(child.bornOn),
    age,
    worry,
    ringName: actor.name,
    ringPhone: phoneOf(key),
  };
  const sent = await sendConcern(tx, { actor, at }, { id: newId(), form });
  if (sent.kind !== "accepted") throw new Error(`an invented concern was ${sent.kind}`);
  return sent.concernId;
}

type Closing = {
  readonly child: Person;
  readonly concernId: string;
  readonly sentAt: Date;
  /** What is asked of agencies before it is decided. */
  readonly askFirst?: ((episode: Episode, at: Date) => Promise<void>) | undefined;
};

/** Rated, taken on, matched and closed, as the form of each asks. */
async function closeOne(
  telling: Telling,
  { child, concernId, sentAt, askFirst }: Closing,
): Promise<void> {
  const { tx, mash } = telling;
  const at = new Date(sentAt.getTime() + 3 * hour);
  const working = { actor: mash, at, today: londonDate(at) };
  const now = async (): Promise<Episode> => {
    const episode = await findEpisode(tx, mash, concernId);
    if (!episode) throw new Error("a concern of the demonstration is gone");
    return episode;
  };
  const version = ({ version: read }: Episode): string => String(read);
  let episode = await now();
  await noteLooked(tx, episode, { newest: at, at });
  const scheme = await ratingSchemeOn(tx, working.today);
  const rated = { rating: "amber", reason: "One sign by itself.", version: version(episode) };
  mustBe(await rateConcern(tx, { ...working, scheme }, { episode, form: rated }));
  episode = await now();
  const taken = { staff: mash.id, version: version(episode) };
  mustBe(await takeConcern(tx, working, { episode, form: taken }));
  episode = await now();
  const candidate = (await listCandidates(tx, episode, working)).find(
    ({ personId }) => personId === child.personId,
  );
  if (!candidate) throw new Error("a child of the demonstration is not found by its concern");
  const same = {
    verdict: "same",
    reason:
      child.bornOn === null ? "The name and the school agree." : "Name and date of birth agree.",
    version: version(episode),
  };
  mustBe(await decideMatch(tx, working, { episode, candidate, form: same }));
  await askFirst?.(await now(), at);
  episode = await now();
  const form = { ...closed, version: version(episode) };
  const choices = await choicesOn(tx, working.today);
  const person = await findPerson(tx, mash, child.personId);
  const about = { episode, person, isOpen: false, form };
  mustBe(await decideConcern(tx, { ...working, choices }, about));
}

const closed = {
  threshold: "level-1",
  nextStep: "no-further-action",
  rationale: "One sign by itself, and the family could say where it came from.",
  dissent: "",
  forFamily: "Nothing further happens. The family may be told that the question was asked.",
  forSender: "Thank you: it was right to send this. Please send again if you see more.",
};

function mustBe(change: EpisodeChange): void {
  if (change.kind !== "accepted") throw new Error(`the demonstration's work was ${change.kind}`);
}

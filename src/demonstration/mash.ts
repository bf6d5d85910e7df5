import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { londonDate } from "../kernel/dates.ts";
import { datePartsOf } from "../kernel/fields.ts";
import { seeded, type Chance } from "../kernel/random.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { findImportTeam } from "../rooms/directory/index.ts";
import {
  choicesOn,
  createChild,
  decideConcern,
  decideMatch,
  findEpisode,
  listCandidates,
  passToLead,
  noteLooked,
  rateConcern,
  ratingSchemeOn,
  takeConcern,
  type Episode,
  type EpisodeChange,
} from "../rooms/mash/index.ts";
import { isOpenToPathway } from "../rooms/child-record/index.ts";
import { findPerson } from "../rooms/subjects/index.ts";
import type { Cast } from "./cast.ts";
import { matchReasons, outcomes, passOnNotes, ratingReasons } from "./mash-texts.ts";

/** As many as wait for a decision on an ordinary morning. */
const waiting = 12;
const hour = 3_600_000;

type Filling = {
  readonly cast: Cast;
  readonly clock: Clock;
  /** In the order they were sent. */
  readonly concernIds: readonly string[];
};

type Working = { readonly actor: StaffActor; readonly at: Date; readonly today: string };
type Story = { readonly tx: Tx; readonly chance: Chance; readonly mash: StaffActor };

/** A year of the MASH's work on invented concerns, by the same commands that people use; a dozen are left to decide. */
export async function fillMash(tx: Tx, { cast, clock, concernIds }: Filling): Promise<void> {
  const mash = cast.get("mash");
  if (!mash) throw new Error("the demonstration has nobody at the MASH");
  const story = { tx, chance: seeded(20_261_125), mash };
  const done = Math.max(0, concernIds.length - waiting);
  for (const [at, concernId] of concernIds.entries()) {
    const episode = await findEpisode(tx, mash, concernId);
    if (!episode) continue;
    if (at < done) await decide(story, episode);
    else await begin(story, episode, { place: at - done, now: clock.now() });
  }
  await dateLines(tx);
}

/** Told in one go; each line is dated as if it had been written on its day. */
async function dateLines(tx: Tx): Promise<void> {
  await sql`
    update protect.chronology_entries set recorded_at = happened_on + time '16:10'
    where kind in ('concern', 'decision') and recorded_at > happened_on + interval '1 day'`.execute(
    tx,
  );
}

const later = (from: Date, hours: number): Date => new Date(from.getTime() + hours * hour);

const workingAt = (actor: StaffActor, at: Date): Working => ({ actor, at, today: londonDate(at) });

function mustBe(change: EpisodeChange): void {
  if (change.kind !== "accepted") throw new Error(`the demonstration's work was ${change.kind}`);
}

/** The version that the next form is filled in against. */
async function read({ tx, mash }: Story, { concernId }: Episode): Promise<Episode> {
  const episode = await findEpisode(tx, mash, concernId);
  if (!episode) throw new Error("a concern of the demonstration is gone");
  return episode;
}

async function rate(story: Story, given: Episode, { rating, at }: { rating: string; at: Date }) {
  const episode = await read(story, given);
  const working = workingAt(story.mash, at);
  // Whoever rates a concern has read it.
  await noteLooked(story.tx, episode, { newest: at, at });
  const scheme = await ratingSchemeOn(story.tx, working.today);
  const reason = ratingReasons[rating] ?? "As far as is known.";
  const form = { rating, reason, version: String(episode.version) };
  mustBe(await rateConcern(story.tx, { ...working, scheme }, { episode, form }));
}

async function take(story: Story, given: Episode, at: Date): Promise<void> {
  const episode = await read(story, given);
  const form = { staff: story.mash.id, version: String(episode.version) };
  mustBe(await takeConcern(story.tx, workingAt(story.mash, at), { episode, form }));
}

const each = ["red", "amber", "green", "blue"] as const;
/** As often as they come. */
const ratings = ["red", "amber", "amber", "green", "green", "blue"] as const;

/** Some are rated and worked on this morning, some nobody has opened; the oldest are late by now. */
async function begin(
  story: Story,
  episode: Episode,
  { place, now }: { place: number; now: Date },
): Promise<void> {
  if (place % 3 === 2) return;
  const at = new Date(Math.min(later(episode.sentAt, 1).getTime(), now.getTime()));
  await rate(story, episode, { rating: each[place % each.length] ?? "amber", at });
  if (place % 2 === 0) await take(story, episode, at);
}

async function decide(story: Story, given: Episode): Promise<void> {
  const { tx, chance, mash } = story;
  const rating = chance.pick(ratings);
  await rate(story, given, { rating, at: later(given.sentAt, 1) });
  await take(story, given, later(given.sentAt, 1));
  const working = workingAt(mash, later(given.sentAt, rating === "red" ? 3 : 6));
  const outcome = chance.pick(outcomes[rating]);
  if (outcome.isAboutARecord) await findOut(story, given, working);
  const episode = await read(story, given);
  const person = episode.personId ? await findPerson(tx, mash, episode.personId) : undefined;
  const isOpen = person ? await isOpenToPathway(tx, person.personId) : false;
  const about = { episode, person, isOpen };
  const deciding = { ...working, choices: await choicesOn(tx, working.today) };
  const version = String(episode.version);
  const change = isOpen
    ? await passToLead(tx, deciding, {
        ...about,
        form: { note: chance.pick(passOnNotes), version },
      })
    : await decideConcern(tx, deciding, { ...about, form: { ...outcome.form, version } });
  mustBe(change);
}

/** Links the likeliest record where the very name speaks for it, and makes one where none does. */
async function findOut(story: Story, given: Episode, working: Working): Promise<void> {
  const { tx, chance } = story;
  const episode = await read(story, given);
  const { today } = working;
  const candidates = await listCandidates(tx, episode, { today });
  const [likeliest] = candidates;
  const version = String(episode.version);
  if (likeliest && likeliest.likeness.against.length === 0) {
    const form = { verdict: "same", reason: chance.pick(matchReasons), version };
    mustBe(await decideMatch(tx, working, { episode, candidate: likeliest, form }));
    return;
  }
  const team = await findImportTeam(tx);
  const born =
    episode.bornOn === null ? { day: "", month: "", year: "" } : datePartsOf(episode.bornOn);
  const form = {
    givenName: episode.givenName,
    familyName: episode.familyName,
    bornOn: born,
    sex: "not-known",
    nhsNumber: "",
    team: team?.teamId ?? "",
    reason: "No record here has this name and date of birth.",
    version,
  };
  const rejected = candidates.slice(0, 3);
  mustBe(await createChild(tx, working, { episode, rejected, form }));
}

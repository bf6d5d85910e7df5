import { sql } from "kysely";
import type { Clock } from "../kernel/clock.ts";
import { londonDate } from "../kernel/dates.ts";
import { systemActor, type StaffActor } from "../platform/access/actor.ts";
import type { Tx } from "../platform/database/database.ts";
import { setAreas } from "../rooms/directory/index.ts";
import { findEpisode, askProfessional, giveAnswer } from "../rooms/mash/index.ts";
import {
  keepPublicConcern,
  listPublicMessages,
  setAside,
  findLatestForm,
  beginWords as frontDoorBeginWords,
  findWords,
  findSection,
  changeWords,
  saveWords,
} from "../rooms/intake/index.ts";
import { actAsNobody, actAsPart } from "./act-as.ts";
import type { Cast } from "./cast.ts";
import { dutyTeam, mashPhone } from "./people.ts";
import { asideBecause, nurseSaid, told, type ToldStory } from "./front-door-words.ts";

type Filling = { readonly cast: Cast; readonly clock: Clock };

const hour = 3_600_000;

/** Three areas with one hub, which is rung on one number, and one number for the night. */
export const giveAreas = (tx: Tx, partnershipId: number, from: string): Promise<void> =>
  setAreas(tx, {
    partnershipId,
    from,
    areas: {
      name: "Who to ring by area and hour",
      source: "Eastmoor’s own numbers, all invented",
      areas: [
        area("northside", "Northside"),
        area("harbour", "Harbour"),
        area("westfield", "Westfield"),
      ],
    },
  });

const area = (key: string, name: string) => ({
  key,
  name,
  opensAt: "09:00",
  closesAt: "17:00",
  days: "working-days" as const,
  inHours: { name: "The multi-agency safeguarding hub (MASH)", phone: mashPhone },
  outOfHours: dutyTeam,
});

/** Three messages of the public that wait, one that was set aside, and a practice nurse who answered. */
export async function fillFrontDoor(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const mash = cast.get("mash");
  if (!mash) throw new Error("the demonstration has nobody at the MASH");
  for (const story of told)
    await tell(tx, story, new Date(clock.now().getTime() - story.ago * hour));
  await beginWords(tx, { cast, clock });
  await setOneAside(tx, mash, new Date(clock.now().getTime() - hour));
  await askNurse(tx, mash, clock);
}

async function tell(tx: Tx, { ago: _ago, ...concern }: ToldStory, at: Date): Promise<void> {
  await actAsPart(tx, systemActor("front-door"));
  const kept = await keepPublicConcern(tx, { id: "", concern, marks: [], at });
  await actAsNobody(tx);
  if (!kept) throw new Error("the front door kept nothing");
}

async function setOneAside(tx: Tx, mash: StaffActor, at: Date): Promise<void> {
  const messages = await listPublicMessages(tx, { isAside: false, page: 1 });
  const message = messages.find(({ sender }) => sender === "business");
  if (!message) throw new Error("no business told anything");
  const form = { because: asideBecause, version: String(message.version) };
  const change = await setAside(tx, { actor: mash, at }, { message, form });
  if (change.kind !== "aside") throw new Error(JSON.stringify(change));
}

/** The co-ordinator rewords two buttons, and waits for somebody else to look. */
async function beginWords(tx: Tx, { cast, clock }: Filling): Promise<void> {
  const actor = cast.get("coordinator");
  if (!actor) throw new Error("the demonstration has no co-ordinator");
  const at = new Date(clock.now().getTime() - 26 * hour);
  const latest = await findLatestForm(tx);
  const begun = { latest, typed: { begin: "last", version: "" } };
  await frontDoorBeginWords(tx, { actor, at }, begun);
  const words = await findWords(tx);
  const section = findSection("buttons");
  const typed = { says_buttons_look: "Read it again first", says_buttons_send: "Send it now" };
  if (!words || !section) throw new Error("no words were begun");
  const changed = changeWords(section, words.form, typed);
  if (!changed.ok) throw new Error("the words are not right");
  const saving = { ...words, version: String(words.version), form: changed.form };
  await saveWords(tx, { actor, at }, saving);
}

/** As the page behind the link keeps it: that page acts for nobody who is known here. */
async function askNurse(tx: Tx, mash: StaffActor, clock: Clock): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select mash_episode_id as id from identify.mash_episodes where decided_at is null order by due_at limit 1`.execute(
    tx,
  );
  const episode = await findEpisode(tx, mash, rows[0]?.id ?? "");
  if (!episode) throw new Error("no concern waits");
  const at = new Date(clock.now().getTime() - 3 * hour);
  const form = { forWhom: "The practice nurse, Harbour surgery", basis: "health" };
  const asked = await askProfessional(
    tx,
    { actor: mash, at, today: londonDate(at) },
    { concern: episode, form },
  );
  if (asked.kind !== "made") throw new Error(JSON.stringify(asked));
  await actAsPart(tx, systemActor("professionals"));
  const answer = { ...asked.handed, name: "Robin Marsh, practice nurse", said: nurseSaid };
  await giveAnswer(tx, answer, new Date(clock.now().getTime() - hour));
  await actAsNobody(tx);
}

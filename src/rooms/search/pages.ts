import { holds, type StaffActor } from "../../platform/access/actor.ts";
import { places, type Place } from "../../platform/rooms/places.ts";
import type { Rooms } from "../../platform/rooms/slot.ts";
import type { Guide } from "../../platform/rooms/routes-slot.ts";
import type { Hit } from "./searched.ts";

const wordsOf = (text: string): readonly string[] =>
  text
    .toLowerCase()
    .split(/[^\p{L}\p{N}’']+/u)
    .filter((word) => word.length >= 2);

/** How well a text has all the words: at the start of words of its title, or anywhere in it. */
function weigh(sought: readonly string[], title: string, text: string): number {
  if (sought.length === 0) return 0;
  const titled = wordsOf(title);
  const said = `${title} ${text}`.toLowerCase();
  const weights: readonly number[] = sought.map((word) =>
    titled.some((one) => one.startsWith(word)) ? 3 : said.includes(word) ? 1 : 0,
  );
  return weights.includes(0) ? 0 : weights.reduce((sum, one) => sum + one, 0);
}

function bestOf<One>(all: readonly One[], weightOf: (one: One) => number): readonly One[] {
  return all
    .map((one) => ({ one, weight: weightOf(one) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((a, b) => b.weight - a.weight)
    .map(({ one }) => one);
}

/** Pages of the guide with all these words. */
export function searchGuides(guides: readonly Guide[], text: string): readonly Hit[] {
  const words = wordsOf(text);
  return bestOf(guides, ({ title, line, text: said }) =>
    weigh(words, title, `${line} ${said}`),
  ).map(({ key, title, line }) => ({ id: null, href: `/help/${key}`, text: title, detail: line }));
}

/** Every page that the person may go to. */
export const placesOf = (rooms: Rooms, actor: StaffActor): readonly Place[] =>
  places.allIn(rooms).filter(({ needs }) => needs === undefined || holds(actor, needs));

/** Those of them that go by these words. */
export function searchPages(rooms: Rooms, actor: StaffActor, text: string): readonly Hit[] {
  const words = wordsOf(text);
  return bestOf(placesOf(rooms, actor), ({ text: title }) => weigh(words, title, "")).map(
    ({ href, text: title }) => ({ id: null, href, text: title, detail: "" }),
  );
}

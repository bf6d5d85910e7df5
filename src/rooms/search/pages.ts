import { withWords } from "../../kernel/words-in-text.ts";
import { holds, type StaffActor } from "../../platform/access/actor.ts";
import { places, type Place } from "../../platform/rooms/places.ts";
import type { Rooms } from "../../platform/rooms/slot.ts";
import type { Guide } from "../../platform/rooms/routes-slot.ts";
import type { Hit } from "./searched.ts";

/** Pages of the guide with all these words. */
export const searchGuides = (guides: readonly Guide[], text: string): readonly Hit[] =>
  withWords(text, guides, ({ title, line, text: said }) => ({
    title,
    text: `${line} ${said}`,
  })).map(({ key, title, line }) => ({
    id: null,
    href: `/help/${key}`,
    text: title,
    detail: line,
  }));

/** Every page that the person may go to. */
export const placesOf = (rooms: Rooms, actor: StaffActor): readonly Place[] =>
  places.allIn(rooms).filter(({ needs }) => needs === undefined || holds(actor, needs));

/** Those of them that go by these words. */
export const searchPages = (rooms: Rooms, actor: StaffActor, text: string): readonly Hit[] =>
  withWords(text, placesOf(rooms, actor), ({ text: title }) => ({ title, text: "" })).map(
    ({ href, text: title }) => ({ id: null, href, text: title, detail: "" }),
  );

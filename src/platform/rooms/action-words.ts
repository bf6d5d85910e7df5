import { manyOf, type Rooms } from "./slot.ts";

/** What was done, in words, by the name under which the audit keeps it. */
export const actionWords = manyOf<Readonly<Record<string, string>>>("words of audited actions");

/** A name that no room puts into words is shown as it is kept. */
export const wordsOfActions = (rooms: Rooms): Readonly<Record<string, string>> =>
  Object.assign({}, ...actionWords.allIn(rooms)) as Readonly<Record<string, string>>;

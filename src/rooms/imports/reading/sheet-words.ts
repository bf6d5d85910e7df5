import { comparable } from "./plain-text.ts";

const closedWords =
  /\b(?:closed|closure|closures|stepped ?down|step ?down|archive|archived|inactive|nfa|no further action|ended|historic|historical|old|removed|discharged|ceased|leavers|previous|past|former|completed|finished|deregistered|not active|no longer)\b/u;
const openWords = /\b(?:open|current|active|live)\b/u;
const otherPeople =
  /\b(?:perp|perps|perpetrators?|suspects?|offenders?|pocs?|persons? of concern|people of concern|adults?|staff|contacts?|attendees|attendance|distribution|associates)\b/u;

/** Whether a sheet's name says that its children are closed, stepped down or archived. */
export function saysClosed(sheetName: string): boolean {
  const words = comparable(sheetName);
  return closedWords.test(words) && !/\bnot closed\b/u.test(words) && !startsOpen(words);
}

/** "Open (was closed)" starts as open; "Closed, previously active" does not. */
function startsOpen(words: string): boolean {
  const open = words.search(openWords);
  return (
    open >= 0 &&
    open < words.search(closedWords) &&
    !/\bnot? (?:open|current|active|live|longer)\b/u.test(words)
  );
}

/** Whether a sheet's name says that it lists other people than children. */
export function saysOtherPeople(sheetName: string): boolean {
  return otherPeople.test(comparable(sheetName));
}

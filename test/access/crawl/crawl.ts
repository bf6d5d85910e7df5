import type { Answer, Client } from "../../harness/client.ts";
import { fewQueries } from "../few-queries.ts";
import type { Comparing } from "./compared.ts";
import { isPacked, textsOf } from "./read-answer.ts";
import { anyWord } from "./words.ts";

/** Each word with the addresses at which it was met. */
export type Met = ReadonlyMap<string, ReadonlySet<string>>;

export type Crawl = {
  readonly met: Met;
  readonly answers: number;
  readonly statuses: ReadonlyMap<string, number>;
  /** Files that were unpacked to be read: Word, Excel, PDF. */
  readonly packed: number;
};

const showsNothing = new Set([403, 404]);

/** Links multiply: of each kind of address so many are followed beyond the guesses. */
const ofEachKind = 6;

type ReadContext = {
  readonly guesses: readonly string[];
  readonly doors: readonly string[];
  /** Guesses that stand for others: those are asked for as well where the one shows something. */
  readonly standsFor?: ReadonlyMap<string, readonly string[]>;
  /** Whether no link is followed. */
  readonly isGuessedAlone?: boolean;
  /** Hears of each request and of what was met in its answer. */
  readonly comparing?: Pick<Comparing, "begins" | "ends">;
};

/** Every guess, every form that is sent with nothing in it, and, unless guesses alone are asked for, what pages lead to. */
export async function crawl(
  client: Client,
  { guesses, doors, standsFor, isGuessedAlone = false, comparing }: ReadContext,
): Promise<Crawl> {
  const met = new Map<string, Set<string>>();
  const keep = async (answer: Answer, address: string): Promise<void> => {
    if (answer.status >= 500) throw new Error(`${address} answered ${String(answer.status)}`);
    const texts = await textsOf(answer);
    const words = texts.join("\n").match(anyWord) ?? [];
    comparing?.ends(address, words);
    for (const found of words) {
      const word = found.toLowerCase();
      met.set(word, (met.get(word) ?? new Set()).add(address));
    }
  };
  for (const door of doors) {
    comparing?.begins();
    await keep(await client.post(door, {}), `POST ${door}`);
  }
  const guessed = new Set(["/", ...guesses]);
  const waiting = [...guessed];
  const isWanted = isGuessedAlone ? () => false : fewOfEachKind();
  const statuses = new Map<string, number>();
  let packed = 0;
  // Walked and not emptied: an array takes out its first in linear time, and this one grows long.
  for (const address of waiting) {
    if (statuses.has(address) || (!guessed.has(address) && !isWanted(address))) continue;
    comparing?.begins();
    const answer = await client.get(address);
    statuses.set(address, answer.status);
    const others = showsNothing.has(answer.status) ? [] : (standsFor?.get(address) ?? []);
    for (const other of others) guessed.add(other);
    waiting.push(...others);
    if (isPacked(answer)) packed += 1;
    await keep(answer, address);
    if (answer.location !== undefined) waiting.push(answer.location);
    if (String(answer.headers["content-type"]).startsWith("text/html"))
      waiting.push(...linksIn(answer.html));
  }
  return { met, answers: statuses.size + doors.length, statuses, packed };
}

/** Read without a parser: it would take longer than the pages do. */
export const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/ href="(\/[^"#]*)/g)]
    .map(([, href = ""]) => href.replaceAll("&amp;", "&"))
    .filter((href) => !href.startsWith("/assets/") && href !== "/sign-out");

const anyId = /[0-9a-f]{8}-[0-9a-f-]{27}|[A-Z]+-\d[\d-]*/g;

/** An address without its ids and its query. */
export const kindOf = (address: string): string =>
  (address.split("?")[0] ?? "").replaceAll(anyId, ":id");

/** Whether an address is still to be followed: some of each kind, ids apart, under a few queries. */
export function fewOfEachKind(): (address: string) => boolean {
  const kinds = new Map<string, number>();
  const isEnough = fewQueries();
  return (address) => {
    const kind = kindOf(address);
    const times = kinds.get(kind) ?? 0;
    if (times >= ofEachKind || isEnough(address)) return false;
    kinds.set(kind, times + 1);
    return true;
  };
}

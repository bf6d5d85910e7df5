import { systemClock } from "../../kernel/clock.ts";

/** What one browser keeps of one visit. Nothing in it can be read without the passphrase. */
export type Stored = {
  /** When it is deleted, read or not. */
  readonly until: string;
  /** The visit, sealed with the passphrase. */
  readonly sealed: string;
  /** To whom a note is sealed: the key that opens it is inside what is sealed. */
  readonly recipient: string;
  /** What is typed of the visit, sealed. */
  readonly note?: string;
  /** Whether it is recorded, and waits to be sent. */
  readonly isRecorded?: boolean;
};

const key = "lantern-visit";

/** Of the telephone: a page that slept counts no time of its own. */
export const now = (): number => systemClock.now().getTime();

/** What was taken along and still opens; what is too old is deleted by looking. */
export function stored(): Stored | undefined {
  const text = localStorage.getItem(key);
  if (text === null) return undefined;
  const found = read(text);
  if (found && Date.parse(found.until) > now()) return found;
  wipe();
  return undefined;
}

function read(text: string): Stored | undefined {
  try {
    return JSON.parse(text) as Stored;
  } catch {
    return undefined;
  }
}

export const keep = (one: Stored): void => localStorage.setItem(key, JSON.stringify(one));
export const wipe = (): void => localStorage.removeItem(key);

type Idle = {
  /** When the server last heard of the person, and now: milliseconds since 1970. */
  readonly usedAt: number;
  readonly now: number;
  /** For how long a session stands unused. */
  readonly minutes: number;
};

export type LeaveTimes = {
  readonly state: "in use" | "ending" | "ended";
  /** For the person; nothing while it is in use. */
  readonly words: string;
  /** Milliseconds until something else is to be said; undefined where nothing is any more. */
  readonly lookAgainIn: number | undefined;
};

/** A warning has at least twenty seconds to be answered (WCAG 2.2.1); this one has two minutes. */
const warnBefore = 2 * 60_000;
const minute = 60_000;

/** What to say about a session that ends when it is not used, and when to look again. */
export function leaveTimes({ usedAt, now, minutes }: Idle): LeaveTimes {
  const left = usedAt + minutes * minute - now;
  // A short session is warned of when half of it is over.
  const warnAt = Math.min(warnBefore, (minutes * minute) / 2);
  if (left > warnAt) return { state: "in use", words: "", lookAgainIn: left - warnAt };
  if (left <= 0) return { state: "ended", words: endedWords, lookAgainIn: undefined };
  const full = Math.ceil(left / minute);
  const within = left - (full - 1) * minute;
  return {
    state: "ending",
    words: `You will be signed out in ${full === 1 ? "less than a minute" : `${full} minutes`}, because nothing has been sent or opened for a while. What you typed stays on this page.`,
    lookAgainIn: Math.max(within, 1),
  };
}

const endedWords =
  "You are signed out. What you typed is still here: sign in again, and it is shown to you to be sent.";

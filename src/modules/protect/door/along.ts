import { formatDate } from "../../../kernel/dates.ts";
import { dueInWords } from "../../../kernel/words.ts";
import { behind, type AtTheDoor } from "./door-reads.ts";
import { outcomes, seenWords } from "./seen.ts";

/** For so long a visit that was taken along opens; the browser then deletes it. */
const alongHours = 12;

/** What is taken along of one visit: words to read, and what a form needs to be sent afterwards. */
export type Along = {
  readonly personId: string;
  readonly child: string;
  readonly about: string;
  readonly until: string;
  readonly warnings: readonly string[];
  readonly seen: readonly string[];
  readonly calls: readonly { readonly who: string; readonly phone: string }[];
  readonly address: readonly string[];
  readonly wants: readonly string[];
  readonly plan: readonly string[];
  readonly outcomes: readonly (readonly [string, string])[];
  readonly sentKey: string;
};

type Taking = {
  readonly personId: string;
  readonly child: string;
  readonly about: string;
  readonly now: Date;
  readonly today: string;
  readonly withAddress: boolean;
  readonly sentKey: string;
};

const mostLines = 3;

/**
 * A telephone may be lost: nobody but the child is named, neither who said something nor who leads,
 * and a protected address stays in Lantern also for those who may know it. `names` says which of the
 * texts that people wrote have somebody's name in them; those stay in Lantern too.
 */
export async function takeAlong(
  door: AtTheDoor,
  { personId, child, about, now, today, withAddress, sentKey }: Taking,
  names: (texts: readonly string[]) => Promise<readonly boolean[]>,
): Promise<Along> {
  const warnings = door.warnings.map(({ kindName, wording, sinceOn }) => ({
    short: `${kindName}, since ${formatDate(sinceOn)}`,
    text: wording,
  }));
  const wants = [door.said?.words, door.plan?.wants].filter((text) => text != null);
  const plan = planLines(door, today);
  const written = [...warnings.map(({ text }) => text), ...wants, ...plan];
  const named = await names(written);
  const bare = new Set(written.filter((_, at) => named[at] === false));
  const kept = (texts: readonly string[]) => texts.map((text) => (bare.has(text) ? text : leftOut));
  const address = withAddress && door.home.kind === "known" && !door.home.isProtected;
  return {
    ...{ personId, child, about, sentKey },
    until: new Date(now.getTime() + alongHours * 3_600_000).toISOString(),
    warnings: warnings.map(({ short, text }) => (bare.has(text) ? `${short}: ${text}` : short)),
    seen: seenLines(door, today),
    calls: door.calls.map(({ isPerson, name, who, phone }) => ({
      who: isPerson ? who : name,
      phone,
    })),
    address: address ? behind(door.home, "address").map(({ wording }) => wording) : [],
    wants: kept(wants),
    plan: kept(plan),
    outcomes: Object.entries(outcomes),
  };
}

const leftOut = "One line stays in Lantern: somebody is named in it.";

function planLines({ plan, promised }: AtTheDoor, today: string): readonly string[] {
  const sought = (plan?.sought ?? []).map(({ wording, promise }) =>
    promise
      ? `${wording}. Next: ${promise.wording}, ${dueInWords(promise.dueOn, today).text}`
      : wording,
  );
  // Not who promised: a service may be one that nobody is to know of.
  const promises = promised.map(
    ({ wording, dueOn }) => `${wording}: ${dueInWords(dueOn, today).text}`,
  );
  return (sought.length > 0 ? sought : promises).slice(0, mostLines);
}

function seenLines({ seen, scheme }: AtTheDoor, today: string): readonly string[] {
  const { openedOn } = seen;
  const words = (on: string | null, within: number) =>
    seenWords(on, { today, within, openedOn }).text;
  return [
    `Last seen: ${words(seen.seenOn, scheme.seenWithinDays)}`,
    `Last seen alone: ${words(seen.aloneOn, scheme.aloneWithinDays)}`,
  ];
}

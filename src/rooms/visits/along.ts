import { formatDate } from "../../kernel/dates.ts";
import type { VisitAlong } from "../../kernel/visit-along.ts";
import { dueInWords } from "../../kernel/words.ts";
import { behind, type AtTheDoor } from "./door-reads.ts";
import { outcomes, seenLines } from "./seen.ts";
import { reviewOf } from "./warning-words.ts";

/** For so long a visit that was taken along opens; the browser then deletes it. */
const alongHours = 12;

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
): Promise<VisitAlong> {
  const wants = [door.said?.words, door.plan?.wants].filter((text) => text != null);
  const plan = planLines(door, today);
  const written = [...door.warnings.map(({ wording }) => wording), ...wants, ...plan];
  const named = await names(written);
  const bare = new Set(written.filter((_, at) => named[at] === false));
  const kept = (texts: readonly string[]) => texts.map((text) => (bare.has(text) ? text : leftOut));
  const address = withAddress && door.home.kind === "known" && !door.home.isProtected;
  return {
    personId,
    child,
    about,
    sentKey,
    until: new Date(now.getTime() + alongHours * 3_600_000).toISOString(),
    warnings: door.warnings.map((one) => ({
      kind: one.kindName,
      ...(bare.has(one.wording) && { wording: one.wording }),
      since: `Since ${formatDate(one.sinceOn)}`,
      review: reviewOf(one, today),
    })),
    doNotTell: [...new Set(door.untold.map(({ relation }) => relation))],
    seen: seenLines({ ...door, today }).map(({ label, text, isLate }) => ({
      text: `${label}: ${text}`,
      isLate,
    })),
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

const leftOut = "One line stays in Lantern because it names a person.";

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

import { setTimeout as pause } from "node:timers/promises";
import type { Clock } from "../../../../kernel/clock.ts";
import { newId } from "../../../../kernel/ids.ts";
import { systemActor } from "../../../../platform/access/actor.ts";
import type { Database } from "../../../../platform/database/database.ts";
import type { StandingViews } from "../../../../platform/http/serving.ts";
import { findDoor, type Door } from "../door.ts";
import { failingViews, isAtTheDoor, wordsOfFailure } from "./failing-pages.tsx";

/** For how long what was read is good, and how long a page that failed waits for it, in milliseconds. */
const patience = { keeps: 60_000, waits: 1_000 };

const asked = { action: "public.failing", outcome: "done", route: "front door" } as const;

type Parts = { readonly database: Database; readonly clock: Clock; readonly views: StandingViews };

/**
 * The pages in which an address can end. Those of the front door speak its words, which are kept from the
 * last time that they could be read: a page fails most when nothing can be. Where Lantern has too much to
 * do nothing is asked.
 */
export function viewsByAddress({ database, clock, views }: Parts) {
  let kept: { readonly door: Door; readonly at: number } | undefined;
  let asking: Promise<void> | undefined;
  const ask = async (): Promise<void> => {
    const at = clock.now().getTime();
    const door = await database.as(systemActor("front-door"), async (tx) => ({
      value: await findDoor(tx, clock.today()),
      audit: { ...asked, requestId: newId(), subjectIds: [] },
    }));
    kept = { door, at };
  };
  const isFresh = (): boolean =>
    kept !== undefined && clock.now().getTime() - kept.at < patience.keeps;
  const refresh = async (): Promise<void> => {
    // One question for all that fail at once: they must not add to what is wrong.
    asking ??= ask()
      .catch(() => undefined)
      .finally(() => (asking = undefined));
    await Promise.race([asking, pause(patience.waits, undefined, { ref: false })]);
  };
  return {
    refresh,
    viewsAt: async (url: string, mayAsk: boolean): Promise<StandingViews> => {
      if (!isAtTheDoor(url)) return views;
      if (mayAsk && !isFresh()) await refresh();
      return { ...views, ...failingViews(wordsOfFailure(url, kept?.door)) };
    },
  };
}

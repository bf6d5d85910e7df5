import { parseArgs } from "node:util";
import { londonDate } from "../kernel/dates.ts";
import { askRecovery, endPerson, setLastDay, unlockPerson } from "../rooms/accounts/index.ts";
import type { Tx } from "../platform/database/tx.ts";
import { asAdministrator, needed, staffNamed } from "./as-administrator.ts";
import { UsageProblem, type Run, type Runs } from "./command.ts";

type Step = {
  readonly action: string;
  readonly done: (email: string) => string;
  readonly work: (tx: Tx, staffId: string, at: Date) => Promise<boolean>;
  /** Whether it may be set for a day to come: `--on`. */
  readonly isForADay?: boolean;
};

type LastDay = { readonly staffId: string; readonly at: Date; readonly day: string };

async function lastDay(tx: Tx, { staffId, at, day }: LastDay): Promise<boolean> {
  const change = await setLastDay(tx, { at, today: londonDate(at) }, { staffId, day });
  if (change.kind === "invalid") throw new UsageProblem("Say --on with today or a later day");
  return change.kind === "accepted";
}

/** What is done about one person, as on the pages of an administrator. */
export const peopleRuns = {
  "staff end": about({
    action: "person.end",
    done: (email) => `Nothing opens to ${email} any more`,
    work: endPerson,
    isForADay: true,
  }),
  "staff stay": about({
    action: "person.last-day",
    done: (email) => `${email} stays`,
    work: (tx, staffId, at) => lastDay(tx, { staffId, at, day: "" }),
  }),
  "staff unlock": about({
    action: "person.unlock",
    done: (email) => `${email} may try again`,
    work: unlockPerson,
  }),
  "staff recover": about({
    action: "person.recovery.ask",
    done: (email) =>
      `Asked. An administrator confirms it on the page of ${email} within three days`,
    work: askRecovery,
  }),
} satisfies Runs;

function about({ action, done: said, work, isForADay = false }: Step): Run {
  return async (args, { out }) => {
    const text = { type: "string" } as const;
    const { values } = parseArgs({
      args: [...args],
      options: { email: text, partnership: text, ...(isForADay ? { on: text } : {}) },
    });
    const day = (values as { readonly on?: string }).on;
    const email = needed(values.email, "--email").toLowerCase();
    const done = day === undefined ? action : "person.last-day";
    await asAdministrator(values.partnership, done, async ({ tx, actor, clock, admin }) => {
      const staffId = await staffNamed(admin, actor.partnershipId, email);
      const at = clock.now();
      const isDone = await (day === undefined
        ? work(tx, staffId, at)
        : lastDay(tx, { staffId, at, day }));
      if (!isDone) throw new UsageProblem(`${email} has left already`);
      return { subjectIds: [staffId] };
    });
    out(day === undefined ? said(email) : `${email} leaves: the last day is ${day}`);
    return 0;
  };
}

import { parseArgs } from "node:util";
import { londonDate } from "../kernel/dates.ts";
import { askRecovery, endPerson, setLastDay, unlockPerson } from "../modules/directory/index.ts";
import type { Tx } from "../platform/database/tx.ts";
import { asAdministrator, needed, staffNamed } from "./as-administrator.ts";
import { UsageProblem, type Command } from "./command.ts";

type OneStep = {
  readonly verb: "end" | "stay" | "unlock" | "recover";
  readonly action: string;
  readonly summary: string;
  readonly done: (email: string) => string;
  readonly work: (tx: Tx, staffId: string, at: Date) => Promise<boolean>;
};

type LastDay = { readonly staffId: string; readonly at: Date; readonly day: string };

async function lastDay(tx: Tx, { staffId, at, day }: LastDay): Promise<boolean> {
  const change = await setLastDay(tx, { at, today: londonDate(at) }, { staffId, day });
  if (change.kind === "invalid") throw new UsageProblem("Say --on with today or a later day");
  return change.kind === "accepted";
}

const steps: readonly OneStep[] = [
  {
    verb: "end",
    action: "person.end",
    summary: "End everything of somebody who leaves: posts, sessions, places in circles, ways in",
    done: (email) => `Nothing opens to ${email} any more`,
    work: endPerson,
  },
  {
    verb: "stay",
    action: "person.last-day",
    summary: "Take back the last day of somebody who stays after all",
    done: (email) => `${email} stays`,
    work: (tx, staffId, at) => lastDay(tx, { staffId, at, day: "" }),
  },
  {
    verb: "unlock",
    action: "person.unlock",
    summary: "Forget somebody’s wrong attempts to sign in",
    done: (email) => `${email} may try again`,
    work: unlockPerson,
  },
  {
    verb: "recover",
    action: "person.recovery.ask",
    summary: "Ask for a new way in for somebody; an administrator confirms it on their page",
    done: (email) =>
      `Asked. An administrator confirms it on the page of ${email} within three days`,
    work: askRecovery,
  },
];

/** What is done about one person, as on the pages of an administrator. */
export const peopleCommands: readonly Command[] = steps.map(
  ({ verb, action, summary, done: said, work }) => ({
    name: `staff ${verb}`,
    takes: `--email ADDRESS ${verb === "end" ? "[--on DATE] " : ""}[--partnership NAME]`,
    summary,
    run: async (args, { out }) => {
      const text = { type: "string" } as const;
      const { values } = parseArgs({
        args: [...args],
        options: { email: text, partnership: text, ...(verb === "end" ? { on: text } : {}) },
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
    },
  }),
);

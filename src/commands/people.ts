import { parseArgs } from "node:util";
import { askRecovery, endPerson, unlockPerson } from "../modules/directory/index.ts";
import type { Tx } from "../platform/database/tx.ts";
import { asAdministrator, needed, staffNamed } from "./as-administrator.ts";
import { UsageProblem, type Command } from "./command.ts";

type OneStep = {
  readonly verb: "end" | "unlock" | "recover";
  readonly action: string;
  readonly summary: string;
  readonly done: (email: string) => string;
  readonly work: (tx: Tx, staffId: string, at: Date) => Promise<boolean>;
};

const steps: readonly OneStep[] = [
  {
    verb: "end",
    action: "person.end",
    summary: "End everything of somebody who leaves: posts, sessions, places in circles, ways in",
    done: (email) => `Nothing opens to ${email} any more`,
    work: endPerson,
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
  ({ verb, action, summary, done, work }) => ({
    name: `staff ${verb}`,
    takes: "--email ADDRESS [--partnership NAME]",
    summary,
    run: async (args, { out }) => {
      const text = { type: "string" } as const;
      const { values } = parseArgs({
        args: [...args],
        options: { email: text, partnership: text },
      });
      const email = needed(values.email, "--email").toLowerCase();
      await asAdministrator(values.partnership, action, async ({ tx, actor, clock, admin }) => {
        const staffId = await staffNamed(admin, actor.partnershipId, email);
        const isDone = await work(tx, staffId, clock.now());
        if (!isDone) throw new UsageProblem(`${email} has left already`);
        return { subjectIds: [staffId] };
      });
      out(done(email));
      return 0;
    },
  }),
);

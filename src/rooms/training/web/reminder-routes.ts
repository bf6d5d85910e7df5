import { z } from "zod";
import { counted } from "../../../kernel/words.ts";
import { redirectDone } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { remindExpiring, type Reminded } from "../reminders.ts";
import { trainingPaths } from "./paths.ts";
import { open, shows } from "./training-form.ts";

function words({ people, unreached }: Reminded): string {
  const sent =
    people === 0
      ? "No reminder was due."
      : `Reminder sent for ${counted(people, "person", "people")}.`;
  if (unreached === 0) return sent;
  return `${sent} ${counted(unreached, "person has", "people have")} no account and no manager with one: write to them.`;
}

export const reminderRoutes: readonly Route[] = [
  route({
    method: "POST",
    path: "/training/reminders",
    access: open,
    audit: { action: "training.remind" },
    shows,
    input: { form: z.object({}) },
    handle: async ({ tx, actor, clock }) => {
      const by = { actor, at: clock.now(), today: clock.today() };
      const done = words(await remindExpiring(tx, by));
      return redirectDone(trainingPaths.expiring, done);
    },
  }),
];

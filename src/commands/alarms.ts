import { parseArgs } from "node:util";
import { alarmKinds, isAlarmKind, soundAlarm } from "../rooms/alarms/index.ts";
import { UsageProblem, type Runs } from "./command.ts";
import { changeDirectory, partnershipNamed, withDatabase } from "./with-database.ts";

export const alarmRuns = {
  "alarm drill": async (args, { out }) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { partnership: { type: "string" } },
    });
    const [kind = "", ...more] = positionals;
    if (!isAlarmKind(kind) || more.length > 0)
      throw new UsageProblem(`Name one kind of alarm: ${alarmKinds.join(", ")}`);
    await withDatabase(async (session) => {
      const partnershipId = await partnershipNamed(session.admin, values.partnership);
      const at = session.clock.now();
      await changeDirectory(session, {
        action: "alarm.drill",
        detail: { kind },
        work: async (tx) => {
          await soundAlarm(tx, { kind, at, isDrill: true, partnershipId });
          return { value: undefined, partnershipId };
        },
      });
    });
    out(
      `The alarm ${kind} was raised as a drill. Those who answer alarms have a notice, and a mail within five minutes; see who acknowledges it under Alarms.`,
    );
    return 0;
  },
} satisfies Runs;

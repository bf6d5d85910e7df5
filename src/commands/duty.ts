import { existsSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { counted } from "../kernel/words.ts";
import { dutyScript, dutySettings, newPassphrase, writeSheets } from "../rooms/governance/index.ts";
import { readConfig } from "../platform/config/config.ts";
import { environment } from "../platform/config/environment.ts";
import { UsageProblem, type Runs } from "./command.ts";
import { explained } from "./explained.ts";
import { withDatabase } from "./with-database.ts";

export const dutyRuns = {
  "duty passphrase": ([file], { from, out }) => {
    if (file === undefined) throw new UsageProblem("Say which file the passphrase goes into");
    const path = resolve(from, file);
    if (existsSync(path)) throw new UsageProblem(`${file} is there already`);
    writeFileSync(path, `${newPassphrase()}\n`, { mode: 0o600, flag: "wx" });
    out(`LANTERN_DUTY_PASSPHRASE_FILE=${path}`);
    out("Give what is in it to the duty team on paper: it opens every sheet.");
    return Promise.resolve(0);
  },
  "duty sheet": (args, terminal) =>
    explained(terminal, async () => {
      const { values } = parseArgs({ args: [...args], options: { to: { type: "string" } } });
      const to = values.to === undefined ? undefined : resolve(terminal.from, values.to);
      const settings = dutySettings(readConfig(environment()), to);
      const written = await withDatabase(({ admin, clock, secrets }) =>
        writeSheets({
          admin,
          clock,
          ring: secrets.ring,
          name: "command-line",
          ...settings,
          script: dutyScript(),
        }),
      );
      for (const { path, children, restricted } of written) {
        terminal.out(
          `${path}: ${counted(children, "child", "children")}, and ${restricted} restricted by number alone`,
        );
      }
      return 0;
    }),
} satisfies Runs;

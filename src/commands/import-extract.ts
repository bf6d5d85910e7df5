import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { readFile, type FeedFile, areFit, addRun } from "../rooms/feeds/index.ts";
import { needed } from "./as-administrator.ts";
import { UsageProblem, type Terminal, type Runs } from "./command.ts";
import { auditOf, personNamed, sourceNamed, takeRun, tellOfRun, type Taking } from "./take-rows.ts";
import {
  partnershipNamed,
  refuseWhileSettingUp,
  withDatabase,
  type Session,
} from "./with-database.ts";

const text = { type: "string" } as const;

/** A file of another system, taken as its page takes it: for a timer that the council’s IT sets up. */
export const importExtractRuns = {
  "import extract": async (args, terminal) => {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { source: text, as: text, partnership: text },
    });
    const [path, ...others] = positionals;
    if (path === undefined || others.length > 0)
      throw new UsageProblem("Name one file: lantern import extract FILE --source NAME --as EMAIL");
    const source = needed(values.source, "which system it is of: --source NAME");
    const email = needed(values.as, "in whose name: --as EMAIL");
    const content = contentOf(path, terminal);
    refuseWhileSettingUp();
    const file = await readFile({ name: basename(path), content });
    if ("wrong" in file) throw new UsageProblem(`${path}: ${file.wrong}`);
    return withDatabase(async (session) => {
      const partnershipId = await partnershipNamed(session.admin, values.partnership);
      const actor = await personNamed(session, { partnershipId, email });
      const taking: Taking = { terminal, actor, command: "import extract" };
      return take(session, taking, { source, file });
    });
  },
} satisfies Runs;

function contentOf(path: string, { from }: Terminal): Buffer {
  try {
    return readFileSync(resolve(from, path));
  } catch {
    throw new UsageProblem(`${path}: it cannot be read`);
  }
}

type ReadQuery = { readonly source: string; readonly file: FeedFile };

async function take(session: Session, taking: Taking, { source: name, file }: ReadQuery) {
  const { database, clock } = session;
  const { actor, terminal } = taking;
  const runId = await database.as(actor, async (tx) => {
    const source = await sourceNamed(tx, name);
    if (!areFit(source.kind, source.columns, file.headings))
      throw new UsageProblem(
        `Say what its columns mean first: bring one file in on the page of “${name}”`,
      );
    const acting = { actor, at: clock.now(), today: clock.today() };
    const value = await addRun(tx, acting, { sourceId: source.sourceId, file });
    return { value, audit: auditOf(taking, [value]) };
  });
  const run = await takeRun(session, taking, runId);
  if (!run) return 1;
  tellOfRun(run, terminal);
  for (const { row, message } of run.problems) terminal.out(`  Row ${row}: ${message}`);
  return 0;
}

import { readFileSync } from "node:fs";
import { basename, resolve } from "node:path";
import { parseArgs } from "node:util";
import { sql } from "kysely";
import { newId } from "../kernel/ids.ts";
import { counted } from "../kernel/words.ts";
import { feeds } from "../modules/identify/index.ts";
import type { StaffActor } from "../platform/access/actor.ts";
import { actorFacts, staffActor } from "../platform/access/staff-actor.ts";
import { asMaintenance } from "../platform/database/maintenance.ts";
import { needed, staffNamed } from "./as-administrator.ts";
import { UsageProblem, type Command, type Terminal } from "./command.ts";
import {
  partnershipNamed,
  refuseWhileSettingUp,
  withDatabase,
  type Session,
} from "./with-database.ts";

const text = { type: "string" } as const;

/** A file of another system, taken as its page takes it: for a timer that the council’s IT sets up. */
export const importExtractCommand: Command = {
  name: "import extract",
  takes: "FILE --source NAME --as EMAIL [--partnership NAME]",
  summary: "Take a file of another system, in the name of a person who may",
  run: async (args, terminal) => {
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
    const file = await feeds.readFile({ name: basename(path), content });
    if ("wrong" in file) throw new UsageProblem(`${path}: ${file.wrong}`);
    return withDatabase(async (session) => {
      const partnershipId = await partnershipNamed(session.admin, values.partnership);
      const actor = await personNamed(session, { partnershipId, email });
      return take(session, { terminal, actor, source, file });
    });
  },
};

function contentOf(path: string, { from }: Terminal): Buffer {
  try {
    return readFileSync(resolve(from, path));
  } catch {
    throw new UsageProblem(`${path}: it cannot be read`);
  }
}

type Named = { readonly partnershipId: number; readonly email: string };

/** The person as they stand at this moment: a post that has ended brings nothing in. */
async function personNamed(
  { admin, clock }: Session,
  { partnershipId, email }: Named,
): Promise<StaffActor> {
  const staffId = await staffNamed(admin, partnershipId, email);
  const actor = await asMaintenance(admin, async (tx) => {
    const { rows } = await sql<{ facts: unknown }>`
      select sec.actor_facts(${staffId}, ${clock.now()}) as facts`.execute(tx);
    return staffActor(actorFacts.parse(rows[0]?.facts));
  });
  if (!actor.permissions.has("feed.run")) throw new UsageProblem(`${email} may not bring rows in`);
  return actor;
}

type Taking = {
  readonly terminal: Terminal;
  readonly actor: StaffActor;
  readonly source: string;
  readonly file: feeds.FeedFile;
};

/** A hundred rows in each transaction; where it stops, the page of the run goes on. */
async function take(
  { database, clock }: Session,
  { terminal, actor, source: name, file }: Taking,
): Promise<number> {
  const acting = () => ({ actor, at: clock.now(), today: clock.today() });
  const audit = (subjectIds: readonly string[]) => ({
    ...{ action: "feed.extract.take", outcome: "done" as const, subjectIds },
    ...{ route: "lantern import extract", requestId: newId() },
  });
  const runId = await database.as(actor, async (tx) => {
    const source = (await feeds.listSources(tx)).find(
      (one) => one.endedAt === null && one.name.toLowerCase() === name.toLowerCase(),
    );
    if (!source) throw new UsageProblem(`No system is called “${name}” here`);
    if (!feeds.areFit(source.kind, source.columns, file.headings))
      throw new UsageProblem(
        `Say what its columns mean first: bring one file in on the page of “${name}”`,
      );
    const value = await feeds.addRun(tx, acting(), { sourceId: source.sourceId, file });
    return { value, audit: audit([value]) };
  });
  for (;;) {
    const run = await database.as(actor, async (tx) => {
      const found = await feeds.findRun(tx, runId);
      if (!found || found.endedAt !== null) return { value: found, audit: audit([runId]) };
      const gone = await feeds.goOn(tx, acting(), { run: found, version: found.version });
      const about = gone.kind === "accepted" ? gone.taken.flatMap((one) => one.personId ?? []) : [];
      return {
        value: gone.kind === "accepted" ? found : undefined,
        audit: audit([runId, ...about]),
      };
    });
    if (!run) {
      terminal.error("Somebody else went on with this file: its page says where it stands.");
      return 1;
    }
    if (run.endedAt !== null) return tell(run, terminal);
  }
}

function tell(run: feeds.Run, { out }: Terminal): number {
  const wrong = new Set(run.problems.map(({ row }) => row)).size;
  out(`${counted(run.total, "row")} of ${run.source}`);
  out(`  ${run.joined} joined, ${run.changed} changed, ${run.unchanged} said nothing new`);
  out(
    `  ${run.waiting} ${run.waiting === 1 ? "waits" : "wait"} for a person, ${wrong} to be put right`,
  );
  for (const { row, message } of run.problems) out(`  Row ${row}: ${message}`);
  return 0;
}

import { parseArgs } from "node:util";
import { newId } from "../kernel/ids.ts";
import {
  isConfigurationKind,
  linesOf,
  listConfiguration,
  type KindOnFile,
} from "../rooms/configuration/index.ts";
import { UsageProblem, type Runs } from "./command.ts";
import { commandLineActor, partnershipNamed, withDatabase } from "./with-database.ts";

/** What a partnership works by, for people who script. Nothing here changes it. */
export const configurationRuns = {
  "configuration show": async (args, { out }) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        kind: { type: "string" },
        json: { type: "boolean", default: false },
        partnership: { type: "string" },
      },
    });
    const { kind } = values;
    if (kind !== undefined && !isConfigurationKind(kind)) {
      throw new UsageProblem(`There is no kind of configuration called ${kind}`);
    }
    const all = await readAll(values.partnership);
    const kinds = all.filter((one) => kind === undefined || one.kind === kind);
    out(values.json ? JSON.stringify({ kinds }, undefined, 2) : kinds.flatMap(linesFor).join("\n"));
    return 0;
  },
} satisfies Runs;

function readAll(partnership: string | undefined): Promise<readonly KindOnFile[]> {
  return withDatabase(async ({ admin, database, clock }) => {
    const actor = commandLineActor(await partnershipNamed(admin, partnership));
    return database.as(actor, async (tx) => ({
      value: await listConfiguration(tx, clock.today()),
      audit: {
        action: "configuration.read",
        outcome: "done",
        route: "lantern configuration show",
        requestId: newId(),
      },
    }));
  });
}

function linesFor({ kind, title, pieces }: KindOnFile): readonly string[] {
  const versions = pieces.flatMap((piece) => piece.versions);
  return [
    `${title} (${kind})`,
    ...versions.flatMap(({ key, from, to, state, read }) => [
      `  ${key}: from ${from}${to === null ? "" : ` to ${to}`}, ${state}`,
      ...("problem" in read
        ? [`    cannot be used: ${read.problem}`]
        : linesOf(read.body).map(({ label, text }) => `    ${label}: ${text}`)),
    ]),
  ];
}

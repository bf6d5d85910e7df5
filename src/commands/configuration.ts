import { parseArgs } from "node:util";
import { newId } from "../kernel/ids.ts";
import {
  kindsIn,
  linesOf,
  listConfiguration,
  type Kind,
  type KindOnFile,
  type Words,
} from "../rooms/configuration/index.ts";
import type { Runs } from "./command.ts";
import { kindTyped } from "./configuration-file.ts";
import { commandLineActor, partnershipNamed, withDatabase } from "./with-database.ts";

/** What a partnership works by, for people who script. Nothing here changes it. */
export const configurationRuns = {
  "configuration show": async (args, { out, rooms }) => {
    const { values } = parseArgs({
      args: [...args],
      options: {
        kind: { type: "string" },
        json: { type: "boolean", default: false },
        partnership: { type: "string" },
      },
    });
    const every = kindsIn(await rooms());
    const kinds = values.kind === undefined ? every : [kindTyped(every, values.kind)];
    const onFile = await readAll(kinds, values.partnership);
    const lines = () =>
      onFile.flatMap((one) => linesFor(one, kinds.find(({ name }) => name === one.kind)?.words));
    out(values.json ? JSON.stringify({ kinds: onFile }, undefined, 2) : lines().join("\n"));
    return 0;
  },
} satisfies Runs;

function readAll(
  kinds: readonly Kind[],
  partnership: string | undefined,
): Promise<readonly KindOnFile[]> {
  return withDatabase(async ({ admin, database, clock }) => {
    const actor = commandLineActor(await partnershipNamed(admin, partnership));
    return database.as(actor, async (tx) => ({
      value: await listConfiguration(tx, clock.today(), kinds),
      audit: {
        action: "configuration.read",
        outcome: "done",
        route: "lantern configuration show",
        requestId: newId(),
      },
    }));
  });
}

function linesFor({ kind, title, pieces }: KindOnFile, words?: Words): readonly string[] {
  const versions = pieces.flatMap((piece) => piece.versions);
  return [
    `${title} (${kind})`,
    ...versions.flatMap(({ key, from, to, state, read }) => [
      `  ${key}: from ${from}${to === null ? "" : ` to ${to}`}, ${state}`,
      ...("problem" in read
        ? [`    cannot be used: ${read.problem}`]
        : linesOf(read.body, words).map(({ label, text }) => `    ${label}: ${text}`)),
    ]),
  ];
}

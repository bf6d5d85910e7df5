import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { newId } from "../kernel/ids.ts";
import { systemActor } from "../platform/access/actor.ts";
import {
  importRoles,
  readRolesFile,
  roleKindsOn,
  type ImportedRoles,
} from "../rooms/governance/index.ts";
import { needed } from "./as-administrator.ts";
import { UsageProblem, type Run, type Runs } from "./command.ts";
import { partnershipNamed, withDatabase } from "./with-database.ts";

/** What a licensing team exports each month, brought in by a script. */
const importCommand: Run = async (args, terminal) => {
  const text = { type: "string" } as const;
  const yes = { type: "boolean", default: false } as const;
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: { kind: text, authority: text, partnership: text, whole: yes, json: yes },
  });
  const [file, ...others] = positionals;
  if (file === undefined || others.length > 0)
    throw new UsageProblem("Name one file: lantern public-roles import FILE");
  const asked = {
    content: readContent(file, terminal.from),
    kind: needed(values.kind, "--kind"),
    authority: needed(values.authority, "--authority").trim(),
    isWhole: values.whole,
  };
  const imported = await bringIn(asked, values.partnership);
  terminal.out(values.json ? JSON.stringify(imported) : inWords(imported));
  return 0;
};

function readContent(file: string, from: string): Buffer {
  try {
    return readFileSync(resolve(from, file));
  } catch (error) {
    const isMissing = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new UsageProblem(`${file}: ${isMissing ? "there is no such file" : "it cannot be read"}`);
  }
}

type ReadQuery = {
  readonly content: Buffer;
  readonly kind: string;
  readonly authority: string;
  readonly isWhole: boolean;
};

function bringIn(
  { content, kind, authority, isWhole }: ReadQuery,
  partnership: string | undefined,
): Promise<ImportedRoles> {
  return withDatabase(async ({ admin, database, clock }) => {
    const partnershipId = await partnershipNamed(admin, partnership);
    const permissions = ["governance.manage"] as const;
    const actor = { ...systemActor("command-line", { partnershipId, permissions }), partnershipId };
    return database.as(actor, async (tx) => {
      const [now, today] = [clock.now(), clock.today()];
      const kinds = await roleKindsOn(tx, today);
      if (!kinds.some(({ key }) => key === kind)) {
        const known = kinds.map(({ key }) => key).join(", ");
        throw new UsageProblem(`There is no kind ${kind}: it is one of ${known}`);
      }
      const read = readRolesFile(content, { kind, authority, kinds, now });
      if (!read.ok) {
        const problems = read.errors.map(({ message }) => message).join("\n");
        throw new UsageProblem(`Nothing was taken.\n${problems}`);
      }
      const keeping = { actor, at: now, kinds };
      const { values } = read;
      const value = await importRoles(tx, keeping, { kind, authority, values, isWhole, today });
      const about = { outcome: "done", route: "lantern", requestId: newId() } as const;
      return { value, audit: { action: "public-role.import", detail: { ...value }, ...about } };
    });
  });
}

const inWords = ({ added, changed, unchanged, ended }: ImportedRoles): string =>
  `${added} new, ${changed} changed, ${unchanged} as before, ${ended} ended today`;

export const publicRoleRuns = {
  "public-roles import": importCommand,
} satisfies Runs;

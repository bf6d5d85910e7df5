import { resolve } from "node:path";
import { parseArgs } from "node:util";
import { counted } from "../kernel/words.ts";
import {
  contentsList,
  countIn,
  emptyFolder,
  recordsList,
  verifyExit,
  writeExit,
  type ExitMade,
} from "../platform/exit/index.ts";
import { explained } from "./explained.ts";
import { UsageProblem, type Terminal, type Runs } from "./command.ts";
import { changeDirectory, partnershipNamed, withDatabase } from "./with-database.ts";

const text = { type: "string" } as const;
const flag = { type: "boolean" } as const;

export const exitRuns = {
  exit: async (args, terminal) => {
    const options = { to: text, verify: text, partnership: text, json: flag };
    const { values } = parseArgs({ args: [...args], options });
    const { to, verify, partnership, json: isJson = false } = values;
    if ((to === undefined) === (verify === undefined))
      throw new UsageProblem("Say either --to FOLDER or --verify FOLDER");
    return explained(terminal, () =>
      to === undefined
        ? prove(resolve(terminal.from, verify ?? ""), terminal)
        : leave({ folder: resolve(terminal.from, to), partnership, isJson }, terminal),
    );
  },
} satisfies Runs;

type Leaving = {
  readonly folder: string;
  readonly partnership: string | undefined;
  readonly isJson: boolean;
};

function leave({ folder, partnership, isJson }: Leaving, terminal: Terminal): Promise<number> {
  return withDatabase(async (session) => {
    const { admin, secrets } = session;
    const partnershipId = await partnershipNamed(admin, partnership);
    emptyFolder(folder);
    // Before the first row: what was begun and not finished has left as well, and the exit holds
    // the event of itself.
    const work = () => Promise.resolve({ value: undefined, partnershipId });
    await changeDirectory(session, { action: "exit.make", work });
    const began = performance.now();
    const made = await writeExit({ admin, ring: secrets.ring, folder, partnershipId });
    tell({ folder, made, tookMs: Math.round(performance.now() - began), isJson }, terminal);
    return made.manifest.notOpened.length === 0 ? 0 : 1;
  });
}

type Told = {
  readonly folder: string;
  readonly made: ExitMade;
  readonly tookMs: number;
  readonly isJson: boolean;
};

function tell({ folder, made, tookMs, isJson }: Told, { out, error }: Terminal): void {
  const { manifest, sha256 } = made;
  const { rows, notOpened, partnership } = manifest;
  const counts = { rows, files: countIn(manifest, contentsList), children: childrenIn(made) };
  if (isJson) {
    const said = { folder, partnership: partnership.name, ...counts, sha256, tookMs };
    out(JSON.stringify({ ...said, notOpened: notOpened.length }));
  } else {
    out(`${folder}\n${partnership.name}: ${heldIn(made)}, ${tookMs} ms`);
    out(`SHA-256 of manifest.json: ${sha256}`);
    out("Write that down apart from the folder. Then: lantern exit --verify FOLDER");
  }
  for (const one of notOpened) error(one);
  if (notOpened.length > 0) error(`NOT WHOLE: ${counted(notOpened.length, "value")} did not open`);
}

const childrenIn = ({ manifest }: Pick<ExitMade, "manifest">): number =>
  countIn(manifest, recordsList);

function heldIn({ manifest }: Pick<ExitMade, "manifest">): string {
  const files = counted(countIn(manifest, contentsList), "file");
  const children = counted(childrenIn({ manifest }), "child", "children");
  return `${counted(manifest.rows, "row")}, ${files}, ${children}`;
}

async function prove(folder: string, { out, error }: Terminal): Promise<number> {
  const { manifest, sha256, findings } = await verifyExit(folder);
  out(`${manifest.partnership.name}, as it stood at ${manifest.madeAt}`);
  out(`SHA-256 of manifest.json: ${sha256}`);
  for (const finding of findings) error(finding);
  if (findings.length > 0) {
    error(`NOT WHOLE: ${counted(findings.length, "finding")}`);
    return 1;
  }
  out(`Whole: ${heldIn({ manifest })}, and every row that is named is here.`);
  return 0;
}

import { accessSync, constants, existsSync, statfsSync, statSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { clamdScan } from "../files/clamd.ts";
import { refusalsOf } from "../config/config.ts";
import { logsToFile } from "../telemetry/security-log.ts";
import type { Missing, ReadinessCheck, ReadinessParts } from "./readiness.ts";

/** A check that needs no database: it can be looked at while there is none. */
export type MachineCheck = Omit<ReadinessCheck, "look"> & {
  readonly look: (parts: Omit<ReadinessParts, "tx">) => Promise<readonly Missing[]>;
};

/** The day after which each line of Node has no more security fixes (nodejs.org, release schedule). */
const nodeUntil: Readonly<Record<number, string>> = { 24: "2028-04-30", 26: "2029-04-30" };

export function nodeFaults(version: string, today: string): readonly Missing[] {
  const major = Number(version.split(".")[0]);
  const until = nodeUntil[major];
  if (until !== undefined && today <= until) return [];
  const why =
    until === undefined
      ? `this is Node ${version}, which is not a line with long-term support that Lantern knows`
      : `this is Node ${version}, which has had no security fixes since ${until}`;
  return [{ why, mend: `install Node ${Object.keys(nodeUntil).join(" or ")} and start again` }];
}

/** Where settings with secrets in them usually stand. */
const settingsFiles = ["/etc/lantern.env", "/etc/lantern/lantern.env", "./.env"];

/** @param paths files and folders; what does not exist is nobody's to read */
export function openToOthers(paths: readonly string[]): readonly Missing[] {
  return paths.flatMap((path) => {
    if (!existsSync(path)) return [];
    const { mode } = statSync(path);
    if ((mode & 0o007) === 0) return [];
    const rights = `0${(mode & 0o777).toString(8)}`;
    return [
      {
        why: `${path} can be read by every account of this machine (${rights})`,
        mend: `chmod o-rwx ${path}`,
      },
    ];
  });
}

const gigabyte = 1024 ** 3;

export function lowDisk(folder: string, freeBytes: number, allBytes: number): readonly Missing[] {
  if (freeBytes >= 5 * gigabyte || freeBytes / allBytes >= 0.1) return [];
  return [
    {
      why: `${folder} is on a disk with ${(freeBytes / gigabyte).toFixed(1)} GB left of ${(allBytes / gigabyte).toFixed(1)} GB`,
      mend: "make room, or move LANTERN_DATA to a larger disk",
    },
  ];
}

/** Noon in July by the clocks of the United Kingdom, in the words of this Node. */
function julyNoonHere(): string {
  return new Date("2026-07-01T11:00:00Z").toLocaleTimeString("en-GB", {
    timeZone: "Europe/London",
    hour: "2-digit",
    minute: "2-digit",
  });
}

async function lookForScanner(clamd: string | undefined): Promise<readonly Missing[]> {
  const mend = "install ClamAV’s daemon and set LANTERN_CLAMD to its socket";
  if (clamd === undefined)
    return [{ why: "none is configured: files are stored without being scanned", mend }];
  const scanned = await clamdScan(clamd, 3_000)(Buffer.from("Lantern"));
  return scanned.kind === "clean"
    ? []
    : [
        {
          why: "the scanner does not answer: no file is taken",
          mend: "see that ClamAV’s daemon runs, and that LANTERN_CLAMD says where",
        },
      ];
}

/** Nothing is created by looking: where there is no file yet, its folder must take one. */
export function securityLogFaults(to: string | undefined): readonly Missing[] {
  if (to === undefined)
    return [
      {
        why: "no security log is configured: security monitoring sees nothing of Lantern",
        mend: "set LANTERN_SECURITY_LOG to a file that your SIEM collects, or to stderr",
      },
    ];
  if (!logsToFile(to)) return [];
  try {
    accessSync(existsSync(to) ? to : dirname(resolve(to)), constants.W_OK);
    return [];
  } catch {
    return [{ why: `${to} cannot be written`, mend: "let Lantern’s account write to its folder" }];
  }
}

export const machineChecks: readonly MachineCheck[] = [
  {
    key: "scanner",
    title: "A virus scanner for files that people send",
    isRequired: false,
    look: ({ config: { clamd } }) => lookForScanner(clamd),
  },
  {
    key: "settings",
    title: "Every setting that production needs",
    isRequired: true,
    look: ({ config }) => Promise.resolve(refusalsOf(config)),
  },
  {
    key: "node",
    title: "A Node that still gets security fixes",
    isRequired: true,
    look: ({ now }) =>
      Promise.resolve(nodeFaults(process.versions.node, now.toISOString().slice(0, 10))),
  },
  {
    key: "secret-files",
    title: "Settings and keys that only Lantern’s account reads",
    isRequired: true,
    look: ({ config }) => Promise.resolve(openToOthers([...settingsFiles, config.dataDir])),
  },
  {
    key: "time-zone",
    title: "The clocks of the United Kingdom, summer time included",
    isRequired: true,
    look: () =>
      Promise.resolve(
        julyNoonHere() === "12:00"
          ? []
          : [
              {
                why: "this Node does not know the time zone Europe/London",
                mend: "install a Node with full international data, as nodejs.org and npm give it",
              },
            ],
      ),
  },
  {
    key: "security-log",
    title: "A security log that can be written",
    isRequired: false,
    look: ({ config }) => Promise.resolve(securityLogFaults(config.securityLog)),
  },
  {
    key: "disk",
    title: "Room on the disk",
    isRequired: false,
    look: ({ config: { dataDir } }) => {
      if (!existsSync(dataDir)) return Promise.resolve([]);
      const { bavail, blocks, bsize } = statfsSync(dataDir);
      return Promise.resolve(lowDisk(dataDir, bavail * bsize, blocks * bsize));
    },
  },
];

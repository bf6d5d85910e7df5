import { spawnSync } from "node:child_process";
import { statSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { type Account, closedFolder, serviceAccounts } from "./accounts.ts";
import { minimalEnvironment } from "./processes.ts";
import { ServerUnavailable } from "./server-unavailable.ts";

/**
 * How PostgreSQL's programs are run, which refuse to run as root: as we are; as an account without
 * privileges; or as we are, but inside a user namespace where root's number is nobody's.
 */
export type RunAs =
  | { readonly how: "directly" }
  | { readonly how: "account"; readonly account: Account }
  | { readonly how: "namespace" };

type Command = { readonly program: string; readonly words: readonly string[] };

const namespace = ["--user", "--map-user=65534", "--map-group=65534"];

export function commandAs(runAs: RunAs, { program, words }: Command) {
  const inside = runAs.how === "namespace";
  return {
    program: inside ? "unshare" : program,
    words: inside ? [...namespace, program, ...words] : [...words],
    options: {
      // Node's own folder may be closed to the other account.
      cwd: "/",
      env: minimalEnvironment,
      ...(runAs.how === "account" ? { uid: runAs.account.uid, gid: runAs.account.gid } : {}),
    },
  };
}

/** The first way that can both enter `dataFolder` and run the programs in `binaries`: each is tried. */
export function chooseRunAs(dataFolder: string, binaries: string): RunAs {
  const way = findRunAs(dataFolder, binaries);
  if (way) return way;
  throw new ServerUnavailable(explain(dataFolder, binaries));
}

export function findRunAs(dataFolder: string, binaries: string): RunAs | undefined {
  return ways(dataFolder, binaries).find(
    (one) => one.how === "directly" || (enters(one, dataFolder) && runs(one, binaries)),
  );
}

/** What the fittest account without privileges can reach; undefined for whoever is not root, or has none. */
export function reachOfAccount(
  dataFolder: string,
  binaries: string,
): { readonly enters: boolean; readonly runs: boolean } | undefined {
  const [account] = process.getuid?.() === 0 ? serviceAccounts() : [];
  if (!account) return undefined;
  const way = { how: "account", account } as const;
  return { enters: enters(way, dataFolder), runs: runs(way, binaries) };
}

function ways(dataFolder: string, binaries: string): RunAs[] {
  if (process.getuid?.() !== 0) return [{ how: hasName() ? "directly" : "namespace" }];
  return [
    ...[...serviceAccounts(), ...ownersOnTheWay([dataFolder, binaries])].map((account): RunAs => ({
      how: "account",
      account,
    })),
    { how: "namespace" },
  ];
}

/** initdb looks the account up by its number; containers often run under one without a name. */
function hasName(): boolean {
  try {
    return userInfo().username !== "";
  } catch {
    return false;
  }
}

/** `sudo` in a home folder that others may not enter: its owner may, and is not root. */
function ownersOnTheWay(paths: readonly string[]): Account[] {
  return paths
    .flatMap((path) => closedFolder(path) ?? [])
    .map((folder) => ({ name: `the owner of ${folder}`, ...ownerOf(folder) }))
    .filter(({ uid, gid }) => uid > 0 && gid > 0);
}

function ownerOf(folder: string): Pick<Account, "uid" | "gid"> {
  const { uid, gid } = statSync(folder);
  return { uid, gid };
}

/** Tried rather than worked out: access lists, mount options and container rules have a say too. */
const enters = (way: RunAs, folder: string): boolean => works(way, ['cd "$1"', folder]);
const runs = (way: RunAs, binaries: string): boolean =>
  works(way, ['"$1" --version', join(binaries, "postgres")]);

function works(way: RunAs, [script, ...values]: readonly [string, string]): boolean {
  const { program, words, options } = commandAs(way, {
    program: "/bin/sh",
    words: ["-c", script, "sh", ...values],
  });
  return spawnSync(program, words, { ...options, stdio: "ignore" }).status === 0;
}

function explain(dataFolder: string, binaries: string): string {
  if (process.getuid?.() !== 0) {
    return `The account number ${process.getuid?.() ?? "?"} has no name in /etc/passwd, which PostgreSQL needs: give it one, or set DATABASE_URL.`;
  }
  const closed = closedFolder(dataFolder) ?? closedFolder(binaries) ?? dataFolder;
  return `PostgreSQL does not run as root, no other account can enter ${closed}, and user namespaces are not available here: start Lantern as an ordinary account, move it to a folder that others may enter, or set DATABASE_URL.`;
}

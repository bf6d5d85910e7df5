import { lstatSync, lchownSync, readdirSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { readIfThere } from "./files.ts";

export type Account = { readonly name: string; readonly uid: number; readonly gid: number };

/** Accounts under which a server may run on behalf of root, the fittest first. */
const serviceNames = ["postgres", "_postgres", "nobody"];

export function serviceAccounts(passwd = readIfThere("/etc/passwd") ?? ""): Account[] {
  const accounts = passwd.split("\n").flatMap((line): Account[] => {
    const [name = "", , uid, gid] = line.split(":");
    return [{ name, uid: Number(uid), gid: Number(gid) }];
  });
  return serviceNames.flatMap((name) =>
    accounts.filter((one) => one.name === name && one.uid > 0 && one.gid > 0),
  );
}

/** The folder on the way to `path` that is closed to everyone but its owner and group, if any. */
export function closedFolder(path: string): string | undefined {
  const parent = dirname(path);
  const above = parent === path ? undefined : closedFolder(parent);
  if (above !== undefined) return above;
  return (statSync(path).mode & 0o001) === 0 ? path : undefined;
}

/** Gives a whole folder to an account; the folder itself last, so that a kill leaves it to be redone. */
export function giveTo(account: Account, path: string): void {
  const stat = lstatSync(path);
  if (stat.uid === account.uid) return;
  if (stat.isDirectory()) {
    for (const name of readdirSync(path)) giveTo(account, join(path, name));
  }
  lchownSync(path, account.uid, account.gid);
}

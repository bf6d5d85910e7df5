import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** What a child process is given: nothing of ours, messages in English, times in UTC. */
export const minimalEnvironment = {
  PATH: "/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
  LC_ALL: "C",
  TZ: "UTC",
} as const;

/**
 * The words with which a process was started, joined by spaces; undefined when there is no such
 * process. A process that has ended but was not collected yet (a zombie) counts as gone.
 */
export function commandLine(pid: number): string | undefined {
  const words =
    process.platform === "linux"
      ? readProcess(pid, "cmdline")?.replaceAll("\0", " ")
      : askPs(pid, "command=");
  return words === undefined || words.trim() === "" ? undefined : words.trim();
}

/**
 * Tells two processes apart that were given the same number, one after the other; undefined when
 * there is no such process.
 */
export function startMoment(pid: number): string | undefined {
  if (process.platform !== "linux") return askPs(pid, "lstart=");
  const stat = readProcess(pid, "stat");
  // The second field is the program's name in brackets and may hold anything, brackets included.
  const fields = stat?.slice(stat.lastIndexOf(")") + 2).split(" ") ?? [];
  return fields.at(0) === "Z" ? undefined : fields.at(19);
}

function readProcess(pid: number, file: "cmdline" | "stat"): string | undefined {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return undefined;
  }
}

function askPs(pid: number, field: string): string | undefined {
  const ps = spawnSync("ps", ["-ww", "-o", field, "-p", String(pid)], {
    encoding: "utf8",
    env: minimalEnvironment,
  });
  return ps.status === 0 ? ps.stdout.trim() : undefined;
}

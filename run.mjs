// Runs a script of Lantern's under Node 24: the machine's own if it is new enough, otherwise the one
// that npm installed here. Plain JavaScript that Node 20 can read.
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const home = dirname(fileURLToPath(import.meta.url));

/** The Node carried by npm for this machine; not every npm links it into node_modules/.bin. */
function carriedNode() {
  const { platform, arch } = process;
  const name = platform === "win32" ? "win" : platform;
  const program = platform === "win32" ? "node.exe" : "node";
  return [
    join(home, "node_modules", `node-${name}-${arch}`, "bin", program),
    join(home, "node_modules", ".bin", "node"),
  ].find((path) => existsSync(path));
}

/** Whether this very process is new enough; if not, the arguments run under the carried Node and this process ends with it. */
export function onNode24(args) {
  if (Number(process.versions.node.split(".")[0]) >= 24) return true;
  const node = carriedNode();
  if (node === undefined) {
    console.error(
      `Lantern needs Node 24 or later and this is ${process.versions.node}; run npm ci, which brings one for most machines`,
    );
    process.exit(2);
  }
  const path = `${dirname(node)}${delimiter}${process.env.PATH ?? ""}`;
  const child = spawn(node, args, { stdio: "inherit", env: { ...process.env, PATH: path } });
  // Ctrl-C reaches the child by itself; a signal sent to this process alone is passed on.
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"])
    process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
  return false;
}

const [script, ...args] = process.argv.slice(2);
if (process.argv[1] === fileURLToPath(import.meta.url) && script !== undefined) {
  const path = join(home, script);
  if (onNode24([path, ...args])) {
    process.argv.splice(1, 2, path);
    await import(pathToFileURL(path).href);
  }
}

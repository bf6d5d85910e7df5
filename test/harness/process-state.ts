import { Readable } from "node:stream";

/** What stands around a command and belongs to the process. */
export type Around = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly input: string;
};

export type Heard<T> = { readonly value: T; readonly stdout: string; readonly stderr: string };

let isAtWork = false;

/**
 * Does something with another environment and another standard input, and hears what it writes; the
 * process is as it was afterwards, also where it throws. What it leaves open is a fault: a process would
 * wait for it.
 */
export async function inPlaceOfTheProcess<T>(
  { env, input }: Around,
  work: () => Promise<T>,
): Promise<Heard<T>> {
  if (isAtWork) throw new Error("One command at a time: they have one environment");
  isAtWork = true;
  const before = opened();
  const [stdout, stderr] = [hear("stdout"), hear("stderr")];
  const ends = [stdout.end, stderr.end, typing(input), setting(env)];
  try {
    const value = await work();
    await untilClosed(before);
    return { value, stdout: stdout.heard(), stderr: stderr.heard() };
  } finally {
    for (const end of ends) end();
    isAtWork = false;
  }
}

function setting(env: Around["env"]): () => void {
  const { env: before, exitCode } = process;
  process.env = { ...env };
  return () => {
    process.env = before;
    process.exitCode = exitCode;
  };
}

function typing(input: string): () => void {
  const before = Object.getOwnPropertyDescriptor(process, "stdin") ?? {};
  const value = Readable.from(input === "" ? [] : [input]);
  Object.defineProperty(process, "stdin", { value, configurable: true });
  return () => Object.defineProperty(process, "stdin", before);
}

type Written = [chunk: string | Uint8Array, ...more: unknown[]];

function hear(name: "stdout" | "stderr") {
  const stream = process[name];
  const before = Object.getOwnPropertyDescriptor(stream, "write");
  const chunks: Uint8Array[] = [];
  const value = (...[chunk, ...more]: Written): boolean => {
    chunks.push(typeof chunk === "string" ? Buffer.from(chunk) : chunk);
    const done = more.at(-1);
    if (typeof done === "function") process.nextTick(done);
    return true;
  };
  Object.defineProperty(stream, "write", { value, configurable: true, writable: true });
  return {
    heard: () => Buffer.concat(chunks).toString("utf8"),
    end: () => {
      if (before) Object.defineProperty(stream, "write", before);
      else Reflect.deleteProperty(stream, "write");
    },
  };
}

/** What would keep a process from ending: connections, servers, threads and processes of its own. */
const lasting = ["PipeWrap", "TCPSocketWrap", "TCPServerWrap", "MessagePort", "ProcessWrap"];
const signals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;

/** How many there are of each kind. */
function opened(): Readonly<Record<string, number>> {
  const resources = process.getActiveResourcesInfo();
  const counts = lasting.map((kind) => [kind, resources.filter((one) => one === kind).length]);
  const heard = signals.map((signal) => [signal, process.listenerCount(signal)]);
  return Object.fromEntries([...counts, ...heard]) as Record<string, number>;
}

/** Turns of the loop that a closing may take, however slow the machine is. */
const turns = 250;

/** A connection that was closed is gone a moment later. */
async function untilClosed(before: ReturnType<typeof opened>): Promise<void> {
  for (let turn = 0; ; turn++) {
    const left = Object.entries(opened()).filter(([kind, count]) => count > (before[kind] ?? 0));
    if (left.length === 0) return;
    if (turn === turns)
      throw new Error(`It left something open: ${left.map(([kind]) => kind).join(", ")}`);
    await new Promise((resolve) => setTimeout(resolve, 2));
  }
}

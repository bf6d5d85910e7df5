import { createInterface } from "node:readline/promises";
import type { Terminal } from "./command.ts";

/** The terminal of whoever typed a command, standing in this folder. */
export const terminalIn = (from: string): Omit<Terminal, "rooms"> => ({
  from,
  out: (text) => void process.stdout.write(`${text}\n`),
  error: (text) => void process.stderr.write(`${text}\n`),
  ask,
});

async function ask(question: string): Promise<string | undefined> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const closed = new Promise<undefined>((resolve) =>
      lines.once("close", () => {
        resolve(undefined);
      }),
    );
    return await Promise.race([lines.question(question), closed]);
  } finally {
    lines.close();
  }
}

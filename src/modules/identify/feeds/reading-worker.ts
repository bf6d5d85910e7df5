import { parentPort, workerData } from "node:worker_threads";
import { readFile } from "./read-file.ts";
import type { ToOpen } from "./reading-job.ts";

// The thread that `openApart` starts: it is built as a file of its own.
const { name, bytes } = workerData as ToOpen;
parentPort?.postMessage(await readFile({ name, content: Buffer.from(bytes) }));

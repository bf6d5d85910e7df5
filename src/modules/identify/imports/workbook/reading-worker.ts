import { parentPort, workerData } from "node:worker_threads";
import { readTracker } from "../reading/read-tracker.ts";
import type { ToRead } from "./read-apart.ts";

// The thread that `readApart` starts: it is built as a file of its own.
const { bytes, today, mapping, decisions } = workerData as ToRead;
parentPort?.postMessage(await readTracker(bytes, { today, mapping, decisions }));

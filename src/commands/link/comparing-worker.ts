import { workerData } from "node:worker_threads";
import { compareInThread } from "./comparing-thread.ts";
import { readInThread } from "./reading-thread.ts";
import type { ReadingData, ThreadData } from "./threads.ts";

// A thread that works on records or reads some of them: it is built as a file of its own.
const given = workerData as ThreadData | ReadingData;
if ("path" in given) readInThread(given);
else compareInThread(given);

import { afterAll } from "vitest";

declare module "vitest" {
  interface TaskMeta {
    /** Milliseconds of processor that the worker spent on the file, from before its imports to after its hooks. */
    processorMs?: number;
  }
}

// Loaded anew for each test file, before it. Hooks end in reverse order, so this is the last to run.
const before = process.cpuUsage();

// vitest wants its fixtures named, and there are none to name.
afterAll(({}, file) => {
  const { user, system } = process.cpuUsage(before);
  file.meta.processorMs = (user + system) / 1000;
});

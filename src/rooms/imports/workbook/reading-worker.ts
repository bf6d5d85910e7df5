import { answerParent } from "../../../platform/isolation/answer-parent.ts";
import type { ToRead } from "./read-apart.ts";

// The process that `readApart` starts: it is built as a file of its own.
answerParent(async ({ bytes, ...options }: ToRead) => {
  const { readTracker } = await import("../reading/read-tracker.ts");
  return readTracker(bytes, options);
});

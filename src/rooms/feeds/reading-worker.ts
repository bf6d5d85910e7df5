import { answerParent } from "../../platform/isolation/answer-parent.ts";
import type { ToOpen } from "./reading-job.ts";

// The process that `openApart` starts: it is built as a file of its own.
answerParent(async ({ name, bytes }: ToOpen) => {
  const { readFile } = await import("./read-file.ts");
  return readFile({ name, content: Buffer.from(bytes) });
});

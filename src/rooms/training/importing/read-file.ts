import { readTraining } from "../import/index.ts";
import { fileReadingOf } from "./file-reading.ts";
import type { ReadTrainingFile } from "./read-apart.ts";

/** Reads one file with what is remembered: pure, wherever it runs. */
export const readTrainingFile: ReadTrainingFile = async ({
  fileName,
  bytes,
  today,
  mappings,
  courses,
}) =>
  fileReadingOf(
    await readTraining([{ name: fileName, bytes }], today, { mappings, courses: new Map(courses) }),
  );

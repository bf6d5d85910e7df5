import type { Clock } from "../../../kernel/clock.ts";
import type { Database, Tx } from "../../../platform/database/database.ts";
import type { Job } from "../../../platform/jobs/jobs.ts";
import { readingJobOf, rememberedOfSources } from "../../imports/index.ts";
import { listCourses } from "../course-reads.ts";
import { columnRoles, folded, type ColumnRole, type LearnedMapping } from "../import/index.ts";
import type { ReadTrainingFile, ToRead } from "./read-apart.ts";

type Parts = {
  readonly database: Database;
  readonly clock: Clock;
  readonly read: ReadTrainingFile;
};

const isRole = (said: string | null): said is ColumnRole =>
  columnRoles.some((role) => role === said);

/** What was said of columns of earlier files, and the names that courses of the register have. */
export async function rememberedForFiles(tx: Tx): Promise<Pick<ToRead, "mappings" | "courses">> {
  const sources = await rememberedOfSources(tx);
  const mappings = [...sources].map(([fingerprint, columns]): LearnedMapping => ({
    fingerprint,
    columns: Object.fromEntries(
      Object.entries(columns).map(([heading, role]) => [heading, isRole(role) ? role : null]),
    ),
  }));
  const courses = (await listCourses(tx)).flatMap(({ name, aliases }) =>
    [name, ...aliases].map((written) => [folded(written), name] as const),
  );
  return { mappings, courses };
}

/** Reads files of learning systems that wait for it. */
export const trainingJobs = ({ read, ...parts }: Parts): readonly Job[] => [
  readingJobOf(parts, {
    kind: "training",
    permission: "training.manage",
    action: "training.import",
    ask: (tx) => rememberedForFiles(tx),
    read: (asked, file) => read({ ...asked, ...file }),
  }),
];

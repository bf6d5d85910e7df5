import { createHash } from "node:crypto";
import type { Sent } from "../../../kernel/forms/index.ts";
import { versionOf } from "../../../kernel/version-of.ts";
import type { Tx } from "../../../platform/database/database.ts";
import { keepDecisions, readAgain, rememberSource } from "../../imports/index.ts";
import { allBodies } from "../bodies.ts";
import { invalid, type Change, type CommandContext } from "../../../platform/rooms/command.ts";
import { listCourses } from "../course-reads.ts";
import { folded, type TrainingReading } from "../import/index.ts";
import { findByIdentifier } from "../person-reads.ts";
import { trainingSchemeOn } from "../training-scheme.ts";
import type { TrainingFile } from "./confirm-file.ts";
import { leave, withDecision, workplaceWords } from "./decisions.ts";
import { questionsOf, type Line, type Question } from "./plan-file.ts";
import {
  columnForm,
  courseQuestion,
  newcomersQuestion,
  notRead,
  personQuestion,
} from "./question-forms.ts";

/** As an address has it: names of courses and headings are any text. */
export const addressKey = (text: string): string =>
  createHash("sha256").update(text).digest("hex").slice(0, 16);

export const questionKey = ({ kind, key }: Pick<Question, "kind" | "key">): string =>
  addressKey(`${kind} ${key}`);

export const questionAt = (lines: readonly Line[], at: string): Question | undefined =>
  questionsOf(lines).find((one) => questionKey(one) === at);

type Answering<F> = {
  readonly file: TrainingFile;
  readonly question: Question;
  readonly form: F;
};

async function keep(
  tx: Tx,
  { actor, at }: CommandContext,
  {
    file,
    question,
    version,
  }: Pick<Answering<unknown>, "file" | "question"> & { readonly version: number },
  verdict: string,
): Promise<Change> {
  const { kind, key } = question;
  const said = { kind, key, verdict, by: actor.id, at: at.toISOString() };
  const isKept = await keepDecisions(
    tx,
    { importId: file.importId, version },
    withDecision(file.decisions, said),
  );
  return isKept ? { kind: "accepted" } : { kind: "stale" };
}

export async function answerCourse(
  tx: Tx,
  by: CommandContext,
  { form, ...at }: Answering<Sent<typeof courseQuestion>>,
): Promise<Change> {
  const { value, errors } = courseQuestion.read(form, { courses: await listCourses(tx) });
  if (errors) return { kind: "invalid", errors };
  const verdict = value.doWith === "leave" ? leave : (value.course ?? leave);
  return keep(tx, by, { ...at, version: versionOf(form.version) }, verdict);
}

export async function answerPerson(
  tx: Tx,
  by: CommandContext,
  { form, ...at }: Answering<Sent<typeof personQuestion>>,
): Promise<Change> {
  const { value, errors } = personQuestion.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const version = versionOf(form.version);
  if (value.doWith === "leave") return keep(tx, by, { ...at, version }, leave);
  const [person, second] = await findByIdentifier(tx, value.who ?? "");
  if (person === undefined || second !== undefined)
    return invalid("who", "Nobody in the register has it. Add them first");
  const { leftOn } = person;
  if (leftOn !== null && at.question.rows.some(({ on }) => on === null || on > leftOn))
    return invalid("who", "They had left by that day: leave these rows out");
  if (at.question.rows.some(({ on, status }) => on === null && status === "attended"))
    return invalid(
      "who",
      "A row has no day that can be read: put it right in the file, or leave it out",
    );
  return keep(tx, by, { ...at, version }, person.personId);
}

export async function answerNewcomers(
  tx: Tx,
  by: CommandContext,
  { form, ...at }: Answering<Sent<typeof newcomersQuestion>>,
): Promise<Change> {
  const context = { scheme: await trainingSchemeOn(tx, by.today), bodies: await allBodies(tx) };
  const { value, errors } = newcomersQuestion.read(form, context);
  if (errors) return { kind: "invalid", errors };
  const { doWith, body, audience, role } = value;
  const isComplete = doWith === "known" && body !== null && audience !== null && role !== null;
  const verdict = isComplete ? workplaceWords({ body, audience, role }) : leave;
  return keep(tx, by, { ...at, version: versionOf(form.version) }, verdict);
}

export type FileColumn = {
  readonly heading: string;
  /** As the mapping knows it. */
  readonly key: string;
  readonly role: string | null;
  readonly mapping: TrainingReading["mappings"][number];
};

/** The columns of a file, with what each was read as. */
export const columnsOf = ({ reading }: TrainingFile): readonly FileColumn[] =>
  reading.mappings.flatMap((mapping) =>
    [...new Set(mapping.headings)].map((heading) => ({
      heading,
      key: folded(heading),
      role: mapping.columns[folded(heading)] ?? null,
      mapping,
    })),
  );

type Correcting = {
  readonly file: TrainingFile;
  readonly column: FileColumn;
  readonly form: Sent<typeof columnForm>;
};

/** Says what a column is, remembers it for files with the same headings, and has this one read again. */
export async function correctColumn(
  tx: Tx,
  by: CommandContext,
  { file, column, form }: Correcting,
): Promise<Change> {
  const { value, errors } = columnForm.read(form, {});
  if (errors) return { kind: "invalid", errors };
  const { fingerprint, columns } = column.mapping;
  const role = value.role === notRead ? null : value.role;
  const isOnce = role !== "staffNumber" && role !== "systemNumber" && role !== "status";
  const freed = Object.entries(columns).map(([key, was]): [string, string | null] => [
    key,
    isOnce && was === role ? null : was,
  ]);
  const now = { ...Object.fromEntries(freed), [column.key]: role };
  const { partnershipId } = by.actor;
  const workbook = { importId: file.importId, version: versionOf(form.version) };
  // Who is one person is found anew, so what was said of people falls away.
  const decisions = file.decisions.filter(({ kind }) => kind === "course");
  const again = { columns: {}, partnershipId, kind: "training", decisions } as const;
  if (!(await readAgain(tx, workbook, again))) return { kind: "stale" };
  await rememberSource(tx, by, { source: fingerprint, columns: now });
  return { kind: "accepted" };
}

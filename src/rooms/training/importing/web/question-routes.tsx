import { z } from "zod";
import type { AnyForm } from "../../../../kernel/forms/index.ts";
import { formatDate } from "../../../../kernel/dates.ts";
import type { Tx } from "../../../../platform/database/database.ts";
import { anId } from "../../../../platform/http/field.ts";
import { text } from "../../../../platform/http/text.ts";
import type { Route } from "../../../../platform/http/route.ts";
import { allBodies } from "../../bodies.ts";
import { listCourses } from "../../course-reads.ts";
import { trainingSchemeOn } from "../../training-scheme.ts";
import { trainingPaths } from "../../web/paths.ts";
import { byOn, keeps, trainingForm } from "../../web/training-form.ts";
import { trainingFormPage } from "../../web/training-frame.tsx";
import { findTrainingFile, planOf, type TrainingFile } from "../confirm-file.ts";
import {
  addressKey,
  answerCourse,
  answerNewcomers,
  answerPerson,
  columnsOf,
  correctColumn,
  questionAt,
} from "../decide.ts";
import type { Decision } from "../decisions.ts";
import type { Question } from "../plan-file.ts";
import {
  columnForm,
  courseQuestion,
  newcomersQuestion,
  notRead,
  personQuestion,
} from "../question-forms.ts";
import { fileCrumbs } from "./file-pages.tsx";
import { titleOf } from "./preview-page.tsx";

const params = z.object({ trainingImportId: anId, trainingQuestion: text().max(16) });

type Asked = {
  readonly tx: Tx;
  readonly today: string;
  readonly params: z.output<typeof params>;
};

/** The file and what is asked about it; undefined where it is decided, or was never asked. */
async function asked(
  { tx, today, params: { trainingImportId, trainingQuestion } }: Asked,
  kind: Decision["kind"],
): Promise<{ readonly file: TrainingFile; readonly question: Question } | undefined> {
  const file = await findTrainingFile(tx, trainingImportId);
  const question = file && questionAt(await planOf(tx, file, today), trainingQuestion);
  return file && question?.kind === kind ? { file, question } : undefined;
}

const mostRows = 10;

/** Which rows a decision is about, in one sentence. */
function rowsWords({ rows, why }: Question): string {
  const some = rows
    .slice(0, mostRows)
    .map(({ row, course, on }) =>
      [`row ${row}`, course, on === null ? "" : formatDate(on)].filter(Boolean).join(", "),
    );
  const more = rows.length > mostRows ? `; and ${rows.length - mostRows} more` : "";
  return `${why} ${some.join("; ")}${more}.`;
}

const common = {
  params,
  access: keeps,
  reads: "training.import.preview",
  action: "training.import.decide",
  done: "Decided. Nothing is written until you confirm.",
} as const;

type Page = { readonly file: TrainingFile; readonly question: Question; readonly action: string };

const page = <F extends AnyForm>(
  { file, question, action }: Page,
  form: Pick<Parameters<typeof trainingFormPage<F>>[0], "form" | "state" | "drawing">,
) =>
  trainingFormPage<F>({
    ...form,
    heading: titleOf(file, question),
    crumbs: fileCrumbs(file),
    intro: rowsWords(question),
    version: file.version,
    action,
    button: "Save",
  });

const at = ({ trainingImportId, trainingQuestion }: z.output<typeof params>) =>
  [trainingImportId, trainingQuestion] as const;

const courseRoutes = trainingForm({
  ...common,
  path: "/training/imports/:trainingImportId/courses/:trainingQuestion",
  form: courseQuestion,
  about: async (given) => {
    const found = await asked(given, "course");
    const action = trainingPaths.fileCourse(...at(given.params));
    return found && { ...found, action, courses: await listCourses(given.tx) };
  },
  send: (about, sent) => answerCourse(sent.tx, byOn(sent), { ...about, form: sent.typed }),
  home: ({ file }) => trainingPaths.file(file.importId),
  page: (about, state) =>
    page<typeof courseQuestion>(about, { form: courseQuestion, state, drawing: about }),
});

const personRoutes = trainingForm({
  ...common,
  path: "/training/imports/:trainingImportId/people/:trainingQuestion",
  form: personQuestion,
  about: async (given) => {
    const found = await asked(given, "person");
    return found && { ...found, action: trainingPaths.filePerson(...at(given.params)) };
  },
  send: (about, sent) => answerPerson(sent.tx, byOn(sent), { ...about, form: sent.typed }),
  home: ({ file }) => trainingPaths.file(file.importId),
  page: (about, state) =>
    page<typeof personQuestion>(about, { form: personQuestion, state, drawing: {} }),
});

const newcomerRoutes = trainingForm({
  ...common,
  path: "/training/imports/:trainingImportId/newcomers/:trainingQuestion",
  form: newcomersQuestion,
  about: async (given) => {
    const found = await asked(given, "newcomers");
    if (!found) return undefined;
    const scheme = await trainingSchemeOn(given.tx, given.today);
    const action = trainingPaths.fileNewcomers(...at(given.params));
    return { ...found, action, scheme, bodies: await allBodies(given.tx) };
  },
  send: (about, sent) => answerNewcomers(sent.tx, byOn(sent), { ...about, form: sent.typed }),
  home: ({ file }) => trainingPaths.file(file.importId),
  page: (about, state) =>
    page<typeof newcomersQuestion>(about, { form: newcomersQuestion, state, drawing: about }),
});

const columnRoutes = trainingForm({
  ...common,
  path: "/training/imports/:trainingImportId/columns/:trainingColumn",
  params: z.object({ trainingImportId: anId, trainingColumn: text().max(16) }),
  action: "training.import.columns",
  done: "Column saved. The file is read again.",
  form: columnForm,
  about: async ({ tx, params: { trainingImportId, trainingColumn } }) => {
    const file = await findTrainingFile(tx, trainingImportId);
    const column = file && columnsOf(file).find(({ key }) => addressKey(key) === trainingColumn);
    return file && column && { file, column };
  },
  begin: ({ column }, { blank }) => ({ ...blank, role: column.role ?? notRead }),
  send: (about, sent) => correctColumn(sent.tx, byOn(sent), { ...about, form: sent.typed }),
  home: ({ file }) => trainingPaths.file(file.importId),
  page: ({ file, column }, state) =>
    trainingFormPage({
      heading: column.heading,
      crumbs: fileCrumbs(file),
      intro: "What you say is remembered for the next file with the same headings.",
      form: columnForm,
      state,
      drawing: {},
      version: file.version,
      action: trainingPaths.fileColumn(file.importId, addressKey(column.key)),
      button: "Save",
    }),
});

export const questionRoutes: readonly Route[] = [
  ...courseRoutes,
  ...personRoutes,
  ...newcomerRoutes,
  ...columnRoutes,
];

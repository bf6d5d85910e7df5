import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Form } from "../../../../ui/forms/index.ts";
import { Button, ErrorSummary, InsetText, TaskList } from "../../../../ui/govuk/index.ts";
import { Counts } from "../../../../ui/layout/index.ts";
import { trainingPaths } from "../../web/paths.ts";
import { trainingPage } from "../../web/training-frame.tsx";
import type { TrainingFile } from "../confirm-file.ts";
import { addressKey, columnsOf, questionKey } from "../decide.ts";
import type { ColumnRole } from "../../import/index.ts";
import { countLines, questionsOf, type Line, type Question } from "../plan-file.ts";
import { roleWords } from "../role-words.ts";
import { filesCrumb, nameOf, RemoveFile } from "./file-pages.tsx";

type Preview = {
  readonly file: TrainingFile;
  readonly lines: readonly Line[];
  readonly csrfToken: string;
  readonly problem?: string;
};

/** What was read, in numbers first; what has to be decided; and one button that writes all of it. */
export function previewPage({ file, lines, csrfToken, problem }: Preview): View {
  const counts = countLines(lines);
  const { importId, fileName, version } = file;
  return trainingPage({
    heading: `What was read in ${fileName}`,
    crumbs: [filesCrumb],
    ...(problem !== undefined && {
      summary: (
        <ErrorSummary titleText="Nothing was written" descriptionText={problem} errorList={[]} />
      ),
    }),
    children: (
      <>
        <InsetText>
          {`Nothing is written until you confirm. ${counted(lines.length, "row")} read.`}
        </InsetText>
        <Counts label="What the file holds" items={numbers(file, lines)} />
        <h2 class="govuk-heading-m">Questions</h2>
        <Questions file={file} lines={lines} />
        <h2 class="govuk-heading-m">Columns</h2>
        <p class="govuk-body">
          What you correct is remembered for the next file with the same headings.
        </p>
        <TaskList
          items={columnsOf(file).map(({ heading, key, role }) => ({
            title: { text: heading },
            href: trainingPaths.fileColumn(importId, addressKey(key)),
            status: {
              text: role === null ? "Not read" : roleWords[role as ColumnRole],
            },
          }))}
        />
        <h2 class="govuk-heading-m">Confirm</h2>
        <p class="govuk-body">
          {`${counted(counts.written, "attendance")} will be written and ${counted(counts.people, "person", "people")} added to the register, all at once or nothing.`}
          {counts.waits > 0 &&
            ` ${counted(counts.waits, "row")} will wait with this file until they are decided.`}
        </p>
        <Form action={trainingPaths.confirmFile(importId)} csrfToken={csrfToken}>
          <input type="hidden" name="version" value={String(version)} />
          <Button text="Write this to Lantern" preventDoubleClick />
        </Form>
        <RemoveFile importId={importId} csrfToken={csrfToken} />
      </>
    ),
  });
}

function numbers(file: TrainingFile, lines: readonly Line[]) {
  const counts = countLines(lines);
  const rows = trainingPaths.fileRows(file.importId);
  const { problems } = file.reading;
  return [
    { count: counts.written, text: "to write", href: `${rows}?show=written` },
    { count: counts.waits, text: "to wait", href: rows, attention: counts.waits > 0 },
    {
      count: counts.again + counts.differs + counts.nothing + counts.left,
      text: "not written",
      href: `${rows}?show=other`,
    },
    {
      count: problems.length,
      text: "cells not understood",
      href: trainingPaths.fileProblems(file.importId),
      attention: problems.length > 0,
    },
  ];
}

const mostShown = 100;

const Questions = ({ file, lines }: Pick<Preview, "file" | "lines">) => {
  const questions = questionsOf(lines);
  if (questions.length === 0) return <p class="govuk-body">Nothing has to be decided.</p>;
  return (
    <>
      <TaskList
        items={questions.slice(0, mostShown).map((question) => ({
          title: { text: titleOf(file, question) },
          hint: { text: question.why },
          href: questionPath(file, question),
          status: {
            tag: { text: counted(question.rows.length, "row"), classes: "govuk-tag--yellow" },
          },
        }))}
      />
      {questions.length > mostShown && (
        <p class="govuk-body">
          {`${questions.length - mostShown} more are shown once these are answered.`}
        </p>
      )}
    </>
  );
};

export function titleOf({ reading }: TrainingFile, { kind, key }: Question): string {
  if (kind === "course") return key === "" ? "Rows without a course" : `Course: ${key}`;
  if (kind === "person") return nameOf(reading.people[key]);
  return key === "" ? "New people without an address" : `New people at ${key}`;
}

function questionPath({ importId }: TrainingFile, question: Question): string {
  const at = questionKey(question);
  if (question.kind === "course") return trainingPaths.fileCourse(importId, at);
  if (question.kind === "person") return trainingPaths.filePerson(importId, at);
  return trainingPaths.fileNewcomers(importId, at);
}

import type { VNode } from "preact";
import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, SummaryList } from "../../../ui/govuk/index.ts";
import { ListPages, ListTables } from "../../../ui/lists/index.ts";
import { fact } from "../../../ui/layout/index.ts";
import type { courseList } from "../course-list.ts";
import type { Course, Edition } from "../course-reads.ts";
import type { Session } from "../session-reads.ts";
import { nameIn, namesIn, type TrainingScheme } from "../training-scheme.ts";
import { trainingPaths } from "./paths.ts";
import { Links, LinkTo, trainingPage } from "./training-frame.tsx";

export const coursesTitle = "Courses";
export const coursesCrumb = { text: coursesTitle, href: trainingPaths.courses };

export const expiryWords = (validMonths: number | null): string =>
  validMonths === null ? "Does not expire" : `${validMonths} months`;

export function coursesPage(shown: ShownBy<typeof courseList>, mayKeep: boolean): View {
  const { around: scheme } = shown;
  return trainingPage({
    heading: coursesTitle,
    width: "wide",
    children: (
      <>
        {mayKeep && (
          <Links>
            <LinkTo href={trainingPaths.newCourse} text="Add a course" />
          </Links>
        )}
        <ListTables
          shown={shown}
          cells={{
            course: ({ courseId, name, endedOn }) => (
              <>
                <a class="govuk-link" href={trainingPaths.course(courseId)}>
                  {name}
                </a>
                {endedOn !== null && <span class="app-line app-secondary">Not in use</span>}
              </>
            ),
            level: ({ level }) => nameIn(scheme.levels, level),
            length: ({ length }) => nameIn(scheme.lengths, length),
            audiences: ({ audiences }) => namesIn(scheme.audiences, audiences),
            expires: ({ validMonths }) => expiryWords(validMonths),
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  });
}

type CoursePage = {
  readonly course: Course;
  readonly editions: readonly Edition[];
  readonly sessions: readonly Session[];
  readonly scheme: TrainingScheme;
  readonly mayKeep: boolean;
  readonly csrfToken: string;
};

const lines = (text: string): VNode => (
  <ul class="govuk-list govuk-list--bullet">
    {text
      .split(/\r?\n/)
      .filter((line) => line.trim() !== "")
      .map((line) => (
        <li>{line}</li>
      ))}
  </ul>
);

/** One course: what is learned, by whom it is taught and with what, and its sessions. */
export function coursePage(page: CoursePage): View {
  const { course, editions, sessions, scheme, mayKeep, csrfToken } = page;
  const { courseId } = course;
  return trainingPage({
    heading: course.name,
    crumbs: [coursesCrumb],
    children: (
      <>
        {course.endedOn !== null && (
          <p class="govuk-body">{`Not in use since ${formatDate(course.endedOn)}. Certificates stay valid.`}</p>
        )}
        <SummaryList
          rows={[
            fact("Level", levelWords(scheme, course.level)),
            fact("Length", nameIn(scheme.lengths, course.length)),
            fact("Audiences", namesIn(scheme.audiences, course.audiences)),
            fact("Expires after", expiryWords(course.validMonths)),
            ...(course.aliases.length > 0 ? [fact("Other names", course.aliases.join(", "))] : []),
            fact("Learning outcomes", lines(course.outcomes)),
            fact("Understanding the impact on a child", course.impact),
          ]}
        />
        {mayKeep && <Keep course={course} csrfToken={csrfToken} />}
        <h2 class="govuk-heading-m">Sessions</h2>
        {sessions.length === 0 && <p class="govuk-body">No session yet.</p>}
        <ul class="govuk-list govuk-list--spaced">
          {sessions.map((one) => (
            <li>
              <a class="govuk-link" href={trainingPaths.session(one.sessionId)}>
                {formatDateTime(one.startsAt)}
              </a>
              {`, ${one.heldIn ?? "online"}: ${one.booked} of ${one.seats} places booked${one.cancelledAt ? ", cancelled" : ""}`}
            </li>
          ))}
        </ul>
        <h2 class="govuk-heading-m">Trainers and materials by version</h2>
        {editions.length === 0 && <p class="govuk-body">No version yet.</p>}
        {editions.map((one) => (
          <Version edition={one} />
        ))}
        {mayKeep && (
          <Links>
            <LinkTo href={trainingPaths.addEdition(courseId)} text="Add a version" />
          </Links>
        )}
      </>
    ),
  });
}

function levelWords(scheme: TrainingScheme, key: string): string {
  const level = scheme.levels.find((one) => one.key === key);
  return level ? `${level.group}, ${level.name}` : key;
}

const Version = ({ edition }: { readonly edition: Edition }): VNode => (
  <>
    <h3 class="govuk-heading-s">
      {`Version ${edition.edition}, in use from ${formatDate(edition.inUseFrom)}`}
    </h3>
    <SummaryList
      rows={[
        fact("Trainers", edition.trainers),
        fact("Materials", lines(edition.materials)),
        fact("What is new", edition.changed),
      ]}
    />
  </>
);

const Keep = ({
  course,
  csrfToken,
}: {
  readonly course: Course;
  readonly csrfToken: string;
}): VNode => (
  <>
    <Links>
      <LinkTo href={trainingPaths.addSession(course.courseId)} text="Add a session" />
      <LinkTo href={trainingPaths.editCourse(course.courseId)} text="Change the course" />
    </Links>
    <Form
      action={trainingPaths.endCourse(course.courseId)}
      csrfToken={csrfToken}
      classes="app-screen-only"
    >
      <input type="hidden" name="version" value={course.version} />
      <Button
        text={course.endedOn === null ? "Take the course out of use" : "Use the course again"}
        classes="govuk-button--secondary"
        preventDoubleClick
      />
    </Form>
  </>
);

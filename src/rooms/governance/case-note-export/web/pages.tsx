import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { DeclaredForm, formSummary, type FormState } from "../../../../ui/forms/index.ts";
import { InsetText, SummaryList } from "../../../../ui/govuk/index.ts";
import { ChildLink, PageLinks, verbatimFact } from "../../../../ui/layout/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { ageText, childPage, type ChildFacts } from "../../../child-record/index.ts";
import { filedForm } from "../../../work/index.ts";
import { fullName } from "../../../subjects/index.ts";
import { listedDays, noteKinds, type Note } from "../note-reads.ts";
import { filesOf, filingPaths } from "./paths.ts";

const title = "Copy to case record";

type ListPage = {
  readonly today: string;
  readonly notes: readonly Note[];
  readonly isTeam: boolean;
  readonly page: number;
  readonly hasNext: boolean;
};

/** Decisions within reach that nobody has taken over into the council’s own record yet. */
export function listPage({ today, notes, isTeam, page, hasNext }: ListPage): View {
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body app-form">
          {`Decisions of the last ${listedDays} days that are not in the council’s own record yet, the oldest first. `}
          <a class="govuk-link" href={filingPaths.list(1, !isTeam)}>
            {isTeam ? "All that you can see" : "Only children of your team"}
          </a>
        </p>
        <SortableTable
          caption={isTeam ? "Of children of your team" : "Of children you can see"}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "child", text: "Child" },
            { key: "what", text: "What was decided" },
            { key: "when", text: "When" },
            { key: "by", text: "By" },
          ]}
          groups={[{ rows: notes.map((note) => row(note, <Child note={note} today={today} />)) }]}
          empty="Every decision of these days has been filed."
        />
        <PageLinks page={page} hasNext={hasNext} href={(to) => filingPaths.list(to, isTeam)} />
      </>
    ),
  };
}

const Child = ({ note, today }: { readonly note: Note; readonly today: string }): VNode => (
  <ChildLink
    href={filingPaths.child(note.personId)}
    name={fullName(note)}
    reference={`${ageText(note.bornOn, today)} · ${note.reference}`}
  />
);

const row = (note: Note, child: VNode | null) => ({
  child,
  what: (
    <>
      <a class="govuk-link" href={filingPaths.note(note.personId, note.noteId)}>
        {note.headline}
      </a>
      <span class="app-line app-secondary">{noteKinds[note.kind]}</span>
    </>
  ),
  when: formatDateTime(note.decidedAt),
  by: note.decidedBy ?? "Not recorded",
});

/** Every decision about one child, and which are filed. */
export const childNotesPage = (facts: ChildFacts, notes: readonly Note[]): View =>
  childPage({
    facts,
    tab: "papers",
    heading: title,
    children: (
      <SortableTable
        caption="What was decided, and where it is filed"
        captionClasses="govuk-table__caption--s"
        columns={[
          { key: "what", text: "What was decided" },
          { key: "when", text: "When" },
          { key: "by", text: "By" },
          { key: "filed", text: "Filed" },
        ]}
        groups={[{ rows: notes.map((note) => ({ ...row(note, null), filed: filedText(note) })) }]}
        empty="Nothing has been decided yet."
      />
    ),
  });

const filedText = ({ filedIn, filedBy, filedAt }: Note): string =>
  filedIn === null || filedAt === null
    ? "Not yet"
    : `${filedIn}, by ${filedBy ?? ""}, ${formatDateTime(filedAt)}`;

export type OfNote = { readonly facts: ChildFacts; readonly note: Note };

/** One decision as it goes to the council’s own record, and the mark that it is there. */
export function notePage({ facts, note }: OfNote, state: FormState<typeof filedForm>): View {
  return childPage({
    facts,
    tab: "papers",
    heading: "Note to file",
    summary: formSummary(filedForm, state),
    children: (
      <>
        <SummaryList
          rows={[
            verbatimFact("What it is", noteKinds[note.kind]),
            verbatimFact("What was decided", note.headline),
            note.detail !== null && verbatimFact("Why", note.detail),
            verbatimFact("When", formatDateTime(note.decidedAt)),
            verbatimFact("By", note.decidedBy ?? "Not recorded"),
          ]}
        />
        <ul class="govuk-list">
          {filesOf(note).map(({ text, href }) => (
            <li key={href}>
              <a class="govuk-link" href={href} download>
                {text}
              </a>
            </li>
          ))}
        </ul>
        {note.filedIn === null ? (
          <DeclaredForm
            form={filedForm}
            state={state}
            drawing={{}}
            action={filingPaths.note(note.personId, note.noteId)}
            button="Mark as filed"
          />
        ) : (
          <InsetText text={`Filed in ${filedText(note)}.`} />
        )}
        <p class="govuk-body">
          <a class="govuk-link" href={filingPaths.child(note.personId)}>
            Everything to copy to this child’s case record
          </a>
        </p>
      </>
    ),
  });
}

import type { VNode } from "preact";
import { z } from "zod";
import { formatDateTime } from "../../../kernel/dates.ts";
import { lookNarrowly } from "../../../platform/database/database.ts";
import { counted } from "../../../kernel/words.ts";
import { optionalQuery } from "../../../platform/http/field.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { route, type Route } from "../../../platform/http/route.ts";
import { Pagination, Select } from "../../../ui/govuk/index.ts";
import { Filter, SortableTable, type SortableRow } from "../../../ui/moj/index.ts";
import { listAudit, type AuditLine, type AuditQuery } from "../audit-reads.ts";

const pageSize = 100;

/** What was done, in words. A name that is not here yet is shown as it is kept. */
const actions: Readonly<Record<string, string>> = {
  "action.add": "Recorded a promise for a child",
  "action.close": "Recorded what became of a promise",
  "action.list": "Read promises by the API",
  "audit.read": "Looked at the audit",
  "service-account.add": "Added a service account",
  "service-account.end": "Ended a service account",
  "service-account.list": "Looked at the service accounts",
  "service-account.new": "Began a service account",
  "service-account.read": "Looked at a service account",
  "service-account.token.add": "Made a token",
  "service-account.token.answer": "Confirmed or refused a token",
  "service-account.token.look": "Looked at a token to confirm",
  "service-account.token.revoke": "Revoked a token",
  "calendar.add": "Added a non-working day",
  "calendar.read": "Looked at the calendar",
  "child.add": "Added a child",
  "child.access.read": "Looked who can see a record",
  "child.chronology.read": "Read a chronology",
  "child.circle.read": "Looked who is involved",
  "child.concerns.read": "Read the concerns about a child",
  "child.new": "Began to add a child",
  "child.plan.read": "Read a child’s plan and meetings",
  "child.read": "Opened a child’s record",
  "chase.agree": "Agreed to the new date of a promise",
  "chase.answer": "Answered a question about something late",
  "chase.ask": "Asked about something late",
  "chase.ask-all": "Asked an agency about everything late",
  "chase.list": "Looked what was asked of them",
  "chase.read": "Opened a question that was asked of them",
  "chasing.list": "Looked at what is late",
  "circle.add": "Added someone to a circle",
  "circle.end": "Ended a place in a circle",
  "concern.export": "Took a copy of a concern",
  "concern.file.read": "Opened a file of a concern",
  "concern.list": "Looked at their team’s concerns",
  "concern.new": "Began a concern",
  "concern.part.add": "Added to a concern",
  "concern.read": "Opened a concern",
  "concern.send": "Sent a concern",
  "draft.discard": "Discarded a draft",
  "draft.list": "Looked at their drafts",
  "draft.save": "Saved a draft",
  "conflict.declare": "Declared a conflict of interest",
  "conflict.end": "Ended a conflict of interest",
  "conflict.recorded": "Read what follows a conflict of interest",
  "account.app.change": "Changed their authenticator app",
  "account.app.new": "Began to change their authenticator app",
  "account.passkey.add": "Added a passkey",
  "account.passkey.look": "Looked at a passkey",
  "account.passkey.new": "Began to add a passkey",
  "account.passkey.remove": "Removed a passkey",
  "account.password.change": "Changed their password",
  "account.password.look": "Began to change their password",
  "account.read": "Looked at their account",
  "account.recovery-codes.look": "Looked at their recovery codes",
  "account.recovery-codes.make": "Made new recovery codes",
  "account.session.end": "Ended sessions of their own",
  "join.finish": "Made their way in with a code",
  "join.open": "Opened the page for making a way in",
  "join.password": "Began to make their way in with a code",
  "person.end": "Ended everything of somebody who left",
  "person.invite": "Invited somebody",
  "person.list": "Looked at the people",
  "person.new": "Began to invite somebody",
  "person.post.end": "Ended somebody’s post",
  "person.post.give": "Gave somebody a post",
  "person.read": "Looked at somebody’s posts and ways in",
  "person.recovery.ask": "Asked for a new way in for somebody",
  "person.recovery.confirm": "Confirmed a new way in for somebody",
  "person.sessions.end": "Ended somebody’s sessions",
  "person.unlock": "Unlocked somebody",
  "confirm.passkey": "Confirmed by a passkey that it is they",
  "sign-in.passkey": "Signed in with a passkey",
  "sign-in.provider": "Came back from their organisation’s sign-in",
  "sign-in.provider.leave": "Went to their organisation’s sign-in",
  "sign-in.second-factor": "Was asked for a second factor",
  "confirm.code": "Confirmed by a one-time code that it is they",
  "emergency.ask": "Asked to open a record in an emergency",
  "emergency.open": "Opened a record in an emergency",
  "emergency.review": "Reviewed an emergency opening",
  "emergency.reviews.read": "Looked at the emergency openings",
  "find.ask": "Asked whether a child is known",
  "find.open": "Opened the page for asking whether a child is known",
  "configuration.read": "Looked at the configuration",
  "help.read": "Read the help",
  "algorithms.read": "Read the published algorithms",
  "governance.facts": "Looked at the fact sheet",
  "governance.read": "Looked at the registers of governance",
  "governance.report": "Reported a breach or passed on a complaint",
  "governance.report.new": "Began to report a breach or a complaint",
  "hold.answer": "Answered whether a legal hold is lifted",
  "hold.ask-to-lift": "Asked to lift a legal hold",
  "hold.list": "Looked at the legal holds",
  "hold.look": "Looked at a legal hold",
  "hold.set": "Set a legal hold",
  "privacy.read": "Read the privacy notices",
  "register.add": "Added to a register",
  "register.change": "Changed an entry of a register",
  "register.export": "Took a register as a file",
  "register.list": "Looked at a register",
  "register.new": "Began an entry of a register",
  "register.read": "Read an entry of a register",
  "retention.list": "Looked at records due for review",
  "sharing.read": "Read how we share",
  home: "Opened the page they start from",
  "child.disputes.read": "Read what is disputed of a record",
  "child.told.list": "Looked which children have not been told",
  "child.told.read": "Read what a child has been told",
  "child.told.record": "Recorded whether a child was told",
  "dispute.answer": "Recorded an answer to a dispute",
  "dispute.record": "Recorded that something is disputed",
  "child.worry.read": "Read how worried we are about a child",
  "flag.end": "Ended a flag",
  "flag.raise": "Raised a flag",
  "flag.review": "Reviewed a flag",
  "harm.set": "Recorded harm status",
  "import.choose": "Chose a workbook to import",
  "import.columns": "Corrected what a workbook’s columns hold",
  "import.decide": "Decided about rows of a workbook",
  "import.list": "Looked at the imports",
  "import.offer": "Kept or dismissed what a workbook’s text names",
  "import.offers": "Looked at what a workbook’s text names",
  "import.open": "Took a workbook up to be read",
  "import.preview": "Looked at a workbook before its import",
  "import.read": "Looked at an import",
  "import.remove": "Put an unfinished import away",
  "level.set": "Recorded a level",
  "mash.compare": "Compared a concern with a record",
  "mash.create-child": "Created a child’s record from a concern",
  "mash.decide": "Decided on a concern",
  "mash.file": "Marked a decision as filed",
  "mash.file.read": "Opened a file of a concern",
  "mash.list": "Looked at the MASH queue",
  "mash.match": "Decided whether a concern is about a child",
  "mash.note": "Took a decision as a file",
  "mash.pass-on": "Passed a concern to the lead practitioner",
  "mash.rate": "Rated a concern",
  "mash.read": "Read a concern at the MASH",
  "mash.take": "Said who works on a concern",
  "meeting.approve": "Approved the minutes of a meeting",
  "meeting.book": "Booked a meeting about a child",
  "meeting.cancel": "Cancelled a meeting",
  "meeting.correct": "Added a correction to minutes",
  "meeting.decide": "Recorded what a meeting decided",
  "meeting.family.read": "Read a family’s paper",
  "meeting.family.release": "Made a paper for a family",
  "meeting.file": "Marked minutes as filed",
  "meeting.list": "Looked at the meetings to come",
  "meeting.minutes.export": "Took minutes as a file",
  "meeting.minutes.read": "Read the minutes of a meeting",
  "meeting.move": "Changed the booking of a meeting",
  "meeting.read": "Read a meeting about a child",
  "meeting.record": "Recorded a part of a meeting",
  "meeting.share": "Recorded what an agency shared at a meeting",
  "note.add": "Added a note",
  "notice.seen": "Marked a notice as seen",
  "notices.read": "Read their notices",
  "record.restrict": "Restricted a record",
  "restriction.ask-to-lift": "Asked to lift a restriction",
  "restriction.lift": "Lifted a restriction",
  "protection.answer": "Answered whether a protection ends",
  "protection.ask": "Asked that a protection end",
  "protection.name": "Named someone who may know where a child can be found",
  "protection.read": "Looked at the protection of where a child can be found",
  "protection.review": "Reviewed the protection of where a child can be found",
  "protection.unname": "Ended a named person’s place",
  "sign-in.code": "Signed in, second step",
  "sign-in.open": "Opened the sign-in page",
  "sign-in.password": "Signed in, first step",
  "sign-out": "Signed out",
  "export.destroyed": "Said that an exported file is destroyed",
  "export.read": "Looked at an export in the register",
  "exports.read": "Looked at the register of exports",
  "tracker.export": "Took the tracker out as a file",
  "tracker.export.ask": "Began to take the tracker out as a file",
  "tracker.import": "Imported a workbook",
  "tracker.columns.change": "Changed the tracker’s own columns",
  "tracker.columns.read": "Looked at the tracker’s own columns",
  "tracker.edit": "Opened the tracker for editing",
  "tracker.list": "Looked at the tracker",
  "tracker.save": "Saved changes in the tracker",
  "tracker.saves.read": "Looked at what they saved in the tracker",
  "tracker.undo": "Undid a save in the tracker",
  "tracker.print": "Opened the tracker for printing",
  "tracker.view-delete": "Deleted a view of the tracker",
  "tracker.view-first": "Chose the view that the tracker opens with",
  "tracker.view-save": "Saved a view of the tracker",
  "tracker.views": "Looked at the views of the tracker",
  "whereabouts.add": "Recorded where a child can be found",
  "whereabouts.end": "Marked as past where a child could be found",
  "work.read": "Looked at their own work",
  "whereabouts.protect": "Protected where a child can be found",
  "whereabouts.read": "Looked where a child can be found",
};

/** The audit's outcomes in words. */
const outcomes: Readonly<Record<string, string>> = {
  done: "Done",
  refused: "Refused",
  not_found: "Not found, or out of reach",
  invalid: "Sent back with errors",
  stale: "Sent back: changed by somebody else",
};

export const auditRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/audit",
    access: { permission: "audit.view" },
    audit: { action: "audit.read" },
    input: {
      query: z.object({
        outcome: optionalQuery(z.enum(["done", "refused", "not_found", "invalid", "stale"])),
        page: optionalQuery(z.coerce.number<string>().int().min(1).max(10_000)),
      }),
    },
    handle: async ({ tx, query }) => {
      // The audit is read under the ordinary role, whatever the reader's own reach.
      await lookNarrowly(tx);
      const asked: AuditQuery = { outcome: query.outcome, page: query.page ?? 1, pageSize };
      const lines = await listAudit(tx, asked);
      return { kind: "page", view: auditPage(lines, asked) };
    },
  }),
];

function auditPage(lines: readonly AuditLine[], asked: AuditQuery): View {
  const { outcome } = asked;
  return {
    title: "Audit",
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">Audit</h1>
        <p class="govuk-body">
          Who opened, searched, changed or was refused what. It holds the number of a record and
          never what it says.
        </p>
        <Filter
          action="/audit"
          classes="moj-filter--across"
          {...(outcome === undefined ? {} : { clearHref: "/audit" })}
        >
          <Select
            name="outcome"
            label={{ text: "Outcome" }}
            value={outcome ?? ""}
            items={[
              { value: "", text: "All" },
              ...Object.entries(outcomes).map(([value, text]) => ({ value, text })),
            ]}
          />
        </Filter>
        <SortableTable
          caption="Newest first"
          captionClasses="govuk-table__caption--s"
          dense
          columns={columns}
          groups={[{ rows: lines.map(auditRow) }]}
          empty="Nothing has been recorded with this outcome."
        />
        <Pages lines={lines.length} asked={asked} />
      </>
    ),
  };
}

const columns = [
  { key: "when", text: "When" },
  { key: "who", text: "Who" },
  { key: "what", text: "What" },
  { key: "outcome", text: "Outcome" },
  { key: "records", text: "Records" },
];

function auditRow(line: AuditLine): SortableRow {
  const many = line.subjects === 0 ? "none" : counted(line.subjects, "record");
  return {
    when: formatDateTime(line.happenedAt),
    who: line.who,
    what: actions[line.action] ?? line.action,
    outcome: outcomes[line.outcome] ?? line.outcome,
    records: line.references === "" ? many : <code class="app-code">{line.references}</code>,
  };
}

function Pages({ lines, asked }: { lines: number; asked: AuditQuery }): VNode {
  const { outcome, page } = asked;
  const href = (number: number): string =>
    `/audit?page=${number}${outcome === undefined ? "" : `&outcome=${outcome}`}`;
  return (
    <Pagination
      {...(page > 1 ? { previous: { href: href(page - 1) } } : {})}
      {...(lines === pageSize ? { next: { href: href(page + 1) } } : {})}
    />
  );
}

import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../kernel/dates.ts";
import type { SortableRow } from "../../../ui/moj/index.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, Details, Input } from "../../../ui/govuk/index.ts";
import { fullName } from "../../subjects/index.ts";
import { answerWords, askedWords, reviewWords } from "../../work/index.ts";
import { paths } from "../../child-record/web/paths.ts";
import type { ChasingPage, Line } from "./chasing-view.ts";
import { chasingPaths } from "./paths.ts";
import { capitalised, dueInWords } from "../../../kernel/words.ts";
import { Due } from "../../../ui/layout/index.ts";

export const columns = [
  { key: "what", text: "What is overdue" },
  { key: "late", text: "Overdue" },
  { key: "asked", text: "What was asked", isLabelled: true },
  { key: "ask", text: "Ask", isScreenOnly: true },
];

export function whatIsLate({ kind, wording }: Pick<Line, "kind" | "wording">): string {
  if (kind === "action") return wording ?? "An action";
  return kind === "update" ? "An answer about how things are" : reviewWords[kind];
}

const idOf = ({ kind, actionId, personId }: Line): string => `late-${actionId ?? personId}-${kind}`;

export function lateRow(line: Line, page: ChasingPage): SortableRow {
  return {
    what: (
      <span id={idOf(line)}>
        {whatIsLate(line)}
        <span class="app-secondary app-line">
          <a class="govuk-link" href={paths.child(line.personId)}>
            {fullName(line)}
          </a>{" "}
          · <span class="app-nowrap">{line.reference}</span>
        </span>
      </span>
    ),
    late: (
      <>
        <Due isOverdue text={dueInWords(line.dueOn, page.today).text} />
        <span class="app-secondary app-line">{formatDate(line.dueOn)}</span>
      </>
    ),
    asked: <Asked line={line} page={page} />,
    ask: <Ask line={line} page={page} />,
  };
}

type Cell = { readonly line: Line; readonly page: ChasingPage };

function Asked({ line, page }: Cell): VNode {
  const { last } = line;
  if (last === null) return <>Not asked yet</>;
  const asked = `${askedWords(last)}, of ${last.askedOf}`;
  if (last.answer === null) {
    const due = londonDate(last.dueAt);
    const late =
      last.dueAt < page.now
        ? `Not answered: ${dueInWords(due, page.today).text}`
        : `An answer is due by ${formatDate(due)}`;
    return (
      <>
        {asked}
        <span class="app-secondary app-line">{late}</span>
      </>
    );
  }
  const answer = answerWords({ ...last, answer: last.answer });
  return (
    <>
      <strong>{capitalised(answer)}</strong>
      <span class="app-secondary app-line">
        {`${asked}. Answered on ${formatDate(londonDate(last.answeredAt ?? last.askedAt))}`}
      </span>
      <Agree line={line} page={page} />
    </>
  );
}

/** A date that somebody gave moves nothing until a person agrees to it. */
function Agree({ line, page }: Cell): VNode | null {
  const { last, personId } = line;
  if (last?.answer !== "working" || last.agreedAt !== null || line.kind !== "action") return null;
  if (last.isOwnAnswer) {
    return <span class="app-secondary app-line">It is due then once a colleague agrees</span>;
  }
  const on = formatDate(last.expectedOn ?? "");
  return (
    <Form action={chasingPaths.agree(personId, last.chaseId)} csrfToken={page.csrfToken}>
      <input type="hidden" name="back" value={backTo(line, page)} />
      <Button
        classes="govuk-button--secondary govuk-!-margin-bottom-0 govuk-!-margin-top-2"
        preventDoubleClick
      >
        {`Agree ${on}`}
        <span class="govuk-visually-hidden">{` for ${whatIsLate(line)}, ${fullName(line)}`}</span>
      </Button>
    </Form>
  );
}

function backTo(line: Line, { agencyId, page }: ChasingPage): string {
  return `${chasingPaths.list({ agency: agencyId, page })}#${idOf(line)}`;
}

function Ask({ line, page }: Cell): VNode {
  const { whom, ring } = line;
  if (whom === undefined) {
    const number = ring?.phone ?? "the multi-agency safeguarding hub (MASH)";
    const who = ring === undefined ? line.agency : ring.name;
    return <>{`${who} cannot see this record: ring ${number}`}</>;
  }
  if (whom.staffId === page.actorId) {
    return (
      <>
        Yours: see{" "}
        <a class="govuk-link" href={chasingPaths.work}>
          My work
        </a>
      </>
    );
  }
  const again = line.last === null ? "Ask" : "Ask again";
  return (
    <Form
      action={chasingPaths.ask(line.personId)}
      csrfToken={page.csrfToken}
      classes="app-ask app-screen-only"
    >
      <input type="hidden" name="about" value={line.kind} />
      {line.actionId !== null && <input type="hidden" name="action" value={line.actionId} />}
      <input type="hidden" name="back" value={backTo(line, page)} />
      <Button classes="govuk-button--secondary" preventDoubleClick>
        {`${again}: ${whom.name}`}
        <span class="govuk-visually-hidden">{` about ${whatIsLate(line)}, ${fullName(line)}`}</span>
      </Button>
      <Details summaryText="Add a note">
        <Input
          id={`note-${idOf(line)}`}
          name="note"
          label={{ text: "Note (optional)", classes: "govuk-visually-hidden" }}
        />
      </Details>
    </Form>
  );
}

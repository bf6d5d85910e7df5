import type { VNode } from "preact";
import { formatDateTime } from "../../../../kernel/dates.ts";
import { Form } from "../../../../ui/forms/index.ts";
import { Button, SummaryList } from "../../../../ui/govuk/index.ts";
import { verbatimFact } from "../../../../ui/layout/index.ts";
import { basisName, type ProfessionalLinks } from "../link-config.ts";
import type { ProfessionalLink } from "../link-reads.ts";
import { professionalPaths } from "./paths.ts";

export type ReadQuery = {
  readonly concernId: string;
  readonly links: readonly ProfessionalLink[];
  readonly config: ProfessionalLinks;
  readonly now: Date;
  readonly csrfToken: string;
};

/** Who was asked by a link, and their answers word for word. */
export function Answers(asked: ReadQuery): VNode {
  const { links } = asked;
  if (links.length === 0) return <p class="govuk-body">Nobody has been asked by a link yet.</p>;
  return (
    <>
      {links.map((link) => (
        <OneLink {...asked} link={link} />
      ))}
    </>
  );
}

function OneLink({ link, ...asked }: ReadQuery & { readonly link: ProfessionalLink }): VNode {
  const { concernId, config, now, csrfToken } = asked;
  return (
    <section>
      <h3 class="govuk-heading-s">{link.forWhom}</h3>
      <p class="govuk-body">
        {`${basisName(config, link.basis)}. Asked by ${link.madeBy}, ${formatDateTime(link.madeAt)}. ${stateOf(link, now)}`}
      </p>
      {link.answer && (
        <SummaryList
          rows={link.answer.said.map(({ question, answer }) => verbatimFact(question, answer))}
        />
      )}
      {isWaiting(link, now) && (
        <Form action={professionalPaths.withdraw(concernId, link.linkId)} csrfToken={csrfToken}>
          <input type="hidden" name="version" value={String(link.version)} />
          <Button text="Withdraw the link" classes="govuk-button--secondary" />
        </Form>
      )}
    </section>
  );
}

const isWaiting = ({ answer, withdrawnAt, expiresAt }: ProfessionalLink, now: Date): boolean =>
  answer === undefined && withdrawnAt === null && expiresAt > now;

function stateOf({ answer, withdrawnAt, expiresAt }: ProfessionalLink, now: Date): string {
  if (answer) return `Answered by ${answer.name}, ${formatDateTime(answer.sentAt)}.`;
  if (withdrawnAt !== null) return `Withdrawn ${formatDateTime(withdrawnAt)}.`;
  return expiresAt > now
    ? `Waits until ${formatDateTime(expiresAt)}.`
    : "Expired without an answer.";
}

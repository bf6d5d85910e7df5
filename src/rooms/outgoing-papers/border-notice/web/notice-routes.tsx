import type { FieldError } from "../../../../kernel/fields.ts";
import { anId, type FormFields } from "../../../../platform/http/field.ts";
import { redirectDone, type View } from "../../../../platform/http/outcome.ts";
import type { Route } from "../../../../platform/http/route.ts";
import {
  childPage,
  childParams,
  childRoute,
  type ChildFacts,
} from "../../../child-record/index.ts";
import { type Transfer, findTransfer } from "../../../case-lifecycle/index.ts";
import { lifePaths } from "../../../case-lifecycle/web/paths.ts";
import { FormErrorSummary } from "../../../../ui/forms/index.ts";
import { InsetText } from "../../../../ui/govuk/index.ts";
import { somebodyElse, type Choice } from "../../recipient.ts";
import { paths } from "../../web/paths.ts";
import { prepareAgain } from "../../web/prepare-again.ts";
import { PrepareForm, type PrepareFormProps } from "../../web/prepare-form.tsx";
import { prepareFormOf, prepareInput } from "../../web/prepare-input.ts";
import { noticeKind as kind, prepareNotice } from "../prepare-notice.ts";

const params = childParams.extend({ transferId: anId });

type NoticePage = {
  readonly facts: ChildFacts;
  readonly transfer: Transfer;
  readonly choices: PrepareFormProps["choices"];
  readonly csrfToken: string;
  readonly typed: FormFields;
  readonly errors?: readonly FieldError[];
  readonly found?: PrepareFormProps["found"];
};

function noticePage(page: NoticePage): View {
  const { facts, transfer, choices, csrfToken, typed, errors = [], found } = page;
  const { personId } = facts.person;
  return childPage({
    facts,
    tab: "pathway",
    heading: `Notice to ${transfer.area}`,
    summary: errors.length > 0 ? <FormErrorSummary errors={errors} /> : undefined,
    children: (
      <>
        <InsetText>
          The notice says that a child is known, who to ring, a reference and by when. It holds
          nothing from the record, not even a name: give that when they ring. A second person
          releases it.
        </InsetText>
        <PrepareForm
          action={`${lifePaths.transfer(personId, transfer.transferId)}/notice`}
          csrfToken={csrfToken}
          kind={kind}
          choices={choices}
          typed={typed}
          errors={errors}
          {...(found ? { found } : {})}
        />
      </>
    ),
  });
}

/** The other area, as its directory has it: nobody types what is known. */
const begun = ({ area, contact }: Transfer): FormFields => ({
  recipient: somebodyElse,
  name: nameAt(area, (contact.split(",")[0] ?? "").trim()),
  relation: "Another area",
  purpose: "To ring about a child",
  channel: "secure-email",
});

const nameAt = (area: string, office: string): string =>
  office === "" || office.includes(area) ? office || area : `${office}, ${area}`;

/** Nobody of this partnership, and nobody of the family: a notice is for the other area. */
const onlyTheOtherArea: readonly Choice[] = [];

export const noticeRoutes: readonly Route[] = [
  childRoute({
    method: "GET",
    path: "/children/:personId/transfers/:transferId/notice",
    access: { permission: "transfer.record" },
    audit: { action: "transfer.read" },
    input: { params },
    handle: async (facts, { tx, frame: { csrfToken }, params: { personId, transferId } }) => {
      const transfer = await findTransfer(tx, { personId, transferId });
      if (!transfer || transfer.endedOn !== null) return { kind: "notFound" };
      const choices = onlyTheOtherArea;
      const typed = begun(transfer);
      return { kind: "page", view: noticePage({ facts, transfer, choices, csrfToken, typed }) };
    },
  }),
  childRoute({
    method: "POST",
    path: "/children/:personId/transfers/:transferId/notice",
    access: { permission: "transfer.record" },
    audit: { action: "transfer.notice" },
    input: { params, form: prepareInput },
    handle: async (facts, sent) => {
      const { tx, actor, clock, frame, form: typed, asPapers, params: asked } = sent;
      const transfer = await findTransfer(tx, asked);
      if (!transfer || transfer.endedOn !== null) return { kind: "notFound" };
      const { person, today } = facts;
      const choices = onlyTheOtherArea;
      const acting = { actor, at: clock.now(), today, asPapers };
      const form = prepareFormOf(typed);
      const given = { person, transfer, choices, form };
      const { change, document } = await prepareNotice(tx, acting, given);
      if (change.kind === "accepted") {
        return redirectDone(
          paths.paper(change.paperId),
          "Notice made. Next: read it, then ask for release.",
        );
      }
      const again = prepareAgain(change, facts, document);
      const page = { facts, transfer, choices, csrfToken: frame.csrfToken, typed, ...again };
      return { kind: "invalid", view: noticePage(page), detail: { stopped: change.kind } };
    },
  }),
];

import { z } from "zod";
import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import { optionalQuery } from "../../../../platform/http/field.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { route, type Route } from "../../../../platform/http/route.ts";
import { ChildLink, PageLinks } from "../../../../ui/layout/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import { fullName } from "../../../subjects/index.ts";
import {
  flagName,
  flagSchemeOn,
  type FlagScheme,
  notForEnforcement,
} from "../../../child-record/index.ts";
import {
  listAllRequests,
  readRegister,
  type RegisterLine,
  type RequestOf,
} from "../enforcement-reads.ts";
import { stateOf } from "./flag-page.tsx";
import { enforcementPaths } from "./paths.ts";

const pageSize = 50;
const query = z.object({
  page: optionalQuery(z.coerce.number<string>().int().min(1).max(10_000)),
});

type ListPage = {
  readonly requests: readonly RequestOf[];
  readonly scheme: FlagScheme;
  readonly today: string;
  readonly page: number;
};

const title = "Use of flags for enforcement";

function listPage({ requests, scheme, today, page }: ListPage): View {
  const shown = requests.slice(0, pageSize);
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          {`Of children you can see. ${notForEnforcement}, unless a request is granted.`}
        </p>
        <SortableTable
          caption={`${counted(shown.length, "request")}, waiting for a decision first`}
          captionClasses="govuk-table__caption--s"
          columns={[
            { key: "child", text: "Child" },
            { key: "flag", text: "Flag" },
            { key: "what", text: "Wanted use" },
            { key: "state", text: "Decision" },
            { key: "asked", text: "Asked" },
          ]}
          groups={[{ rows: shown.map((one) => rowOf(one, { scheme, today })) }]}
          empty="No requests to use a flag against a child you can see."
        />
        <PageLinks page={page} hasNext={requests.length > pageSize} href={enforcementPaths.list} />
      </>
    ),
  };
}

function rowOf(one: RequestOf, { scheme, today }: Pick<ListPage, "scheme" | "today">) {
  return {
    child: (
      <ChildLink
        href={enforcementPaths.flag(one.personId, one.flagId)}
        name={fullName(one)}
        reference={one.reference}
      />
    ),
    flag: flagName(scheme, one.flagType),
    what: (
      <a class="govuk-link" href={enforcementPaths.request(one.personId, one.requestId)}>
        {one.wantedUse}
      </a>
    ),
    state: stateOf(one, today),
    asked: `${one.askedBy}, ${formatDate(one.askedOn)}`,
  };
}

const on = (day: string | null): string => (day === null ? "" : formatDate(day));

function Register({ lines }: { readonly lines: readonly RegisterLine[] }): VNode {
  return (
    <SortableTable
      caption={counted(lines.length, "request")}
      captionClasses="govuk-table__caption--s"
      columns={[
        { key: "asked", text: "Asked" },
        { key: "agency", text: "By" },
        { key: "outcome", text: "Decision" },
        { key: "days", text: "Days" },
      ]}
      groups={[
        {
          rows: lines.map((one) => ({
            asked: on(one.askedOn),
            agency: one.agency ?? "Not known",
            outcome:
              one.outcome === null
                ? "Waits: refused until then"
                : `${one.outcome}, ${on(one.decidedOn)}`,
            days:
              one.fromOn === null
                ? "None"
                : `${on(one.fromOn)} to ${on(one.endedOn ?? one.untilOn)}`,
          })),
        },
      ]}
      empty="Nobody has asked to use a flag against a child."
    />
  );
}

export const enforcementListRoutes: readonly Route[] = [
  route({
    method: "GET",
    path: "/enforcement",
    access: { permission: "flag.enforcement" },
    audit: { action: "enforcement.list" },
    shows: { about: "children" },
    input: { query },
    handle: async ({ tx, clock, query: { page = 1 } }) => {
      const today = clock.today();
      const requests = await listAllRequests(tx, { page, pageSize });
      const view = listPage({ requests, page, today, scheme: await flagSchemeOn(tx, today) });
      const subjectIds = [...new Set(requests.map(({ personId }) => personId))];
      return { kind: "page", view, subjectIds };
    },
  }),
  route({
    method: "GET",
    path: "/governance/enforcement",
    access: { permission: "governance.view" },
    audit: { action: "enforcement.register" },
    shows: { nobody: "a register without children" },
    input: {},
    handle: async ({ tx }) => {
      const lines = await readRegister(tx);
      const view: View = {
        title,
        breadcrumbs: [{ text: "Governance", href: "/governance" }, { text: title }],
        body: (
          <>
            <h1 class="govuk-heading-l">{title}</h1>
            <p class="govuk-body">
              How often the use of a flag against a child was asked for, and what was decided. Which
              child it was and why is on the record, which is not opened from here.
            </p>
            <Register lines={lines} />
          </>
        ),
      };
      return { kind: "page", view };
    },
  }),
];

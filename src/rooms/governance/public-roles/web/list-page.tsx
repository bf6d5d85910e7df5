import type { VNode } from "preact";
import { PageLinks } from "../../../../ui/layout/index.ts";
import { formatDate } from "../../../../kernel/dates.ts";
import { counted } from "../../../../kernel/words.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button, Input, InsetText, Select } from "../../../../ui/govuk/index.ts";
import { SortableTable, type SortableRow } from "../../../../ui/moj/index.ts";
import { kindName, type PublicRole, type RoleKinds } from "../role.ts";
import { rolesOnAPage } from "../role-reads.ts";
import { rolePaths } from "./paths.ts";

export type RolesList = {
  readonly roles: readonly PublicRole[];
  readonly kinds: RoleKinds;
  readonly total: number;
  readonly q: string;
  readonly kind: string;
  readonly page: number;
  readonly today: string;
};

export function rolesPage(list: RolesList): View {
  const { roles, total, q, kind, page } = list;
  const href = (number: number): string => rolePaths.listing({ q, kind, page: number });
  return {
    title: "Public roles and licences",
    width: "wide",
    paper: "a3-landscape",
    breadcrumbs: [
      { text: "Governance", href: "/governance" },
      { text: "Public roles and licences" },
    ],
    body: (
      <>
        <h1 class="govuk-heading-l">Public roles and licences</h1>
        <p class="govuk-body app-form">
          Councillors, holders of licences and others whose role can bring them near a child.
          Colleagues who are one of them, live with one or work for one are kept out of the records
          that name that person. Nobody else reads this register.
        </p>
        <InsetText text="Being listed here is not a cause for suspicion. Inquiries found that nobody had checked." />
        <p class="app-actions">
          <Button text="Add a person" href={rolePaths.new} />
          <Button text="Import a list" href={rolePaths.file} classes="govuk-button--secondary" />
        </p>
        <Search {...list} />
        <SortableTable
          caption={`${counted(total, "entry", "entries")} in the register`}
          captionClasses="govuk-table__caption--s"
          dense
          columns={[
            { key: "name", text: "Name" },
            { key: "kind", text: "Role or licence" },
            { key: "number", text: "Ward or number" },
            { key: "held", text: "From and until" },
            { key: "staff", text: "Works here as" },
          ]}
          groups={[{ rows: roles.map((role) => rowOf(role, list)) }]}
          empty={q === "" && kind === "" ? "Nobody is entered yet." : "Nobody here is called so."}
        />
        <PageLinks page={page} hasNext={roles.length === rolesOnAPage} href={href} />
      </>
    ),
  };
}

function Search({ q, kind, kinds }: RolesList): VNode {
  return (
    <form action={rolePaths.list} method="get" class="app-form app-screen-only" role="search">
      <Input name="q" label={{ text: "Name or number" }} value={q} autocomplete="off" />
      <Select
        name="kind"
        label={{ text: "Role or licence" }}
        value={kind}
        items={[
          { value: "", text: "All" },
          ...kinds.map(({ key, name }) => ({ value: key, text: name })),
        ]}
      />
      <Button text="Search" classes="govuk-button--secondary" />
    </form>
  );
}

function rowOf(role: PublicRole, { kinds, today }: RolesList): SortableRow {
  const { name, authority, number, staffName } = role;
  return {
    name: (
      <>
        <a class="govuk-link" href={rolePaths.role(role.roleId)}>
          {name}
        </a>
        {role.isMistake && <span class="app-secondary app-line">Entered by mistake</span>}
      </>
    ),
    kind: (
      <>
        {kindName(kinds, role.kind)}
        <span class="app-secondary app-line">{authority}</span>
      </>
    ),
    number: number ?? "",
    held: heldWords(role, today),
    staff: staffName ?? "",
  };
}

function heldWords({ heldFrom, heldTo }: PublicRole, today: string): string {
  if (heldFrom === null && heldTo === null) return "";
  if (heldTo === null) return `Since ${formatDate(heldFrom ?? today)}`;
  const from = heldFrom === null ? "" : `${formatDate(heldFrom)} `;
  return `${from}until ${formatDate(heldTo)}`;
}

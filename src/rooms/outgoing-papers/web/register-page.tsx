import { formatDate, formatDateTime } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { Pagination } from "../../../ui/govuk/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { kindName } from "../kinds.ts";
import { registerPageSize, type RegisterEntry } from "../register-reads.ts";
import { stateWords } from "./paper-words.ts";
import { paths } from "./paths.ts";

const recipientWords: Readonly<Record<string, string>> = {
  child: "The child",
  family: "Family member",
  outside: "Person outside Lantern",
};

/** Every paper by its number: who prepared it, who released it, when it was given; nobody it is about. */
export function registerPage(entries: readonly RegisterEntry[]): View {
  const last = entries.at(-1);
  return {
    title: "Register of papers",
    width: "wide",
    paper: "a3-landscape",
    body: (
      <>
        <h1 class="govuk-heading-l">Register of papers</h1>
        <p class="govuk-body">
          Every paper that was prepared to leave Lantern. The register names no child and nobody of
          a family, and holds none of the words. By the digest it can be proved that the words which
          Lantern keeps of a paper are the ones that were released.
        </p>
        <SortableTable
          caption="The latest first"
          captionClasses="govuk-table__caption--s"
          dense
          columns={[
            { key: "number", text: "Number" },
            { key: "kind", text: "What it is" },
            { key: "for", text: "For" },
            { key: "prepared", text: "Prepared" },
            { key: "state", text: "Where it is" },
            { key: "settled", text: "Second person" },
            { key: "given", text: "Given" },
            { key: "digest", text: "Digest" },
          ]}
          groups={[{ rows: entries.map(rowOf) }]}
          empty="No paper was prepared."
        />
        <Pagination
          {...(last && entries.length === registerPageSize
            ? { next: { href: paths.register(last.reference) } }
            : {})}
        />
      </>
    ),
  };
}

const rowOf = (entry: RegisterEntry) => ({
  number: entry.reference,
  kind: kindName(entry.kind),
  for: entry.recipient ?? recipientWords[entry.recipientKind] ?? entry.recipientKind,
  prepared: `${formatDateTime(entry.preparedAt)}, ${entry.preparedBy}`,
  state: stateWords[entry.state],
  settled:
    entry.settledBy === null || entry.settledAt === null
      ? ""
      : `${formatDateTime(entry.settledAt)}, ${entry.settledBy}`,
  given: entry.givenOn === null ? "" : formatDate(entry.givenOn),
  digest: <code>{entry.sha256.slice(0, 12)}</code>,
});

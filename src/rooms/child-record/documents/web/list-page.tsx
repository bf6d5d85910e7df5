import type { VNode } from "preact";
import { formatDate, londonDate } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../../platform/lists/define-list.ts";
import { isPicture } from "../../../../platform/files/stored-files.ts";
import { Button } from "../../../../ui/govuk/index.ts";
import { PhoneLink } from "../../../../ui/layout/index.ts";
import { FacetLinks, ListTables } from "../../../../ui/lists/index.ts";
import { mayDo, type Findable } from "../../../subjects/index.ts";
import { childPage, type ChildFacts } from "../../web/child-frame.tsx";
import { paths } from "../../web/paths.ts";
import type { documentList } from "../document-list.ts";
import type { ChildDocument } from "../document-reads.ts";
import { isWaiting, mayLook } from "../look-at-picture.ts";
import { isKeptBack, waitsForReader } from "../look-through.ts";
import { documentPaths } from "./paths.ts";

type ListPage = {
  readonly facts: ChildFacts;
  readonly shown: ShownBy<typeof documentList>;
  /** Whether where the child can be found is protected, and the reader named. */
  readonly findable: Findable;
};

/** What others gave, the newest first; what was taken back stands below with its reason. */
export function documentsPage({ facts, shown, findable }: ListPage): View {
  const { personId } = facts.person;
  return childPage({
    facts,
    tab: "papers",
    heading: "Documents",
    children: (
      <>
        <p class="govuk-body app-form">
          Letters, plans and reports that others gave, in one place. What was prepared here to leave
          Lantern is under{" "}
          <a class="govuk-link" href={paths.papers(personId)}>
            papers about this child
          </a>
          .
        </p>
        {mayDo(facts.actor, "child.edit", facts) && (
          <p class="app-screen-only">
            <Button text="Add a document" href={documentPaths.add(personId)} />
          </p>
        )}
        <FacetLinks label="Kinds of documents" facets={shown.facets.kinds} />
        <ListTables
          shown={shown}
          cells={{
            document: (one) => <DocumentCell facts={facts} findable={findable} document={one} />,
            day: (one) => <span class="app-nowrap">{formatDate(one.datedOn)}</span>,
            from: (one) => one.source,
            added: (one) => <AddedCell {...one} />,
          }}
        />
        <TakenBack documents={shown.around.back} />
      </>
    ),
  });
}

const AddedCell = ({ addedAt, addedBy, scan }: ChildDocument): VNode => (
  <>
    {`${formatDate(londonDate(addedAt))}, ${addedBy}`}
    <span class="app-line app-secondary">
      {scan === "clean" ? "Scanned for viruses" : "Not scanned for viruses"}
    </span>
  </>
);

const mediaWords: Readonly<Record<string, string>> = {
  "application/pdf": "PDF",
  "text/csv": "CSV",
  "text/plain": "text",
  "image/jpeg": "picture",
  "image/png": "picture",
};

/** What a link opens, so that nobody is surprised by a large file on a telephone. */
function fileWords({ mediaType, sizeBytes }: ChildDocument): string {
  const office = mediaType.includes("wordprocessing") ? "Word" : "Excel";
  const size =
    sizeBytes < 1024 * 1024
      ? `${Math.max(1, Math.round(sizeBytes / 1024))} KB`
      : `${(sizeBytes / 1024 / 1024).toFixed(1)} MB`;
  return `${mediaWords[mediaType] ?? office}, ${size}`;
}

type CellProps = Pick<ListPage, "facts" | "findable"> & { readonly document: ChildDocument };

function DocumentCell({ facts, findable, document: one }: CellProps): VNode {
  const { personId } = facts.person;
  const { documentId } = one;
  return (
    <>
      {mayOpen(facts, one) && !isKeptBack(one, findable, facts.actor) ? (
        <a class="govuk-link" href={documentPaths.file(personId, documentId)}>
          {one.title}
        </a>
      ) : (
        one.title
      )}
      <span class="app-line app-secondary">{`${one.kindName} (${fileWords(one)})`}</span>
      <KeptBack facts={facts} findable={findable} document={one} />
      <PictureWords facts={facts} document={one} />
      {mayDo(facts.actor, "child.edit", facts) && (
        <span class="app-line app-screen-only">
          <a class="govuk-link" href={documentPaths.takeBack(personId, documentId)}>
            Take back<span class="govuk-visually-hidden">{`: ${one.title}`}</span>
          </a>
        </span>
      )}
    </>
  );
}

/** A picture that waits is opened by whoever added it and by those who look. */
function mayOpen(facts: ChildFacts, one: ChildDocument): boolean {
  if (!isPicture(one.mediaType) || one.outcome === "accepted") return true;
  if (one.outcome === "refused") return false;
  return one.addedById === facts.actor.id || mayDo(facts.actor, "mash.decide", facts);
}

/** While where the child can be found is protected: who opens it, and the way to say that all may. */
function KeptBack({ facts, findable, document: one }: CellProps): VNode | null {
  if (findable.kind === "protected" && isKeptBack(one, findable, facts.actor)) {
    const { name, phone } = findable.protection.by;
    return (
      <span class="app-line">
        {`Where this child can be found is protected: one of those who know it reads the file first. Ring ${name}`}
        {phone !== null && (
          <>
            {": "}
            <PhoneLink phone={phone} />
          </>
        )}
      </span>
    );
  }
  if (!waitsForReader(one, findable)) return null;
  return (
    <span class="app-line">
      Opened by those who are named alone.{" "}
      <a
        class="govuk-link app-screen-only"
        href={documentPaths.lookThrough(facts.person.personId, one.documentId)}
      >
        Say that it does not tell where the child is
        <span class="govuk-visually-hidden">{`: ${one.title}`}</span>
      </a>
    </span>
  );
}

function PictureWords({ facts, document: one }: Omit<CellProps, "findable">): VNode | null {
  if (one.outcome === "refused") {
    return (
      <span class="app-line">{`Picture refused by ${one.lookedBy ?? ""}: ${one.lookReason ?? ""}`}</span>
    );
  }
  if (!isWaiting(one)) return null;
  return (
    <span class="app-line">
      {mayLook(one, facts.actor) && mayDo(facts.actor, "mash.decide", facts) ? (
        <a class="govuk-link" href={documentPaths.picture(facts.person.personId, one.documentId)}>
          Look at this picture<span class="govuk-visually-hidden">{`: ${one.title}`}</span>
        </a>
      ) : (
        "Waiting for the MASH to check it"
      )}
    </span>
  );
}

/** Without its title, which may be why it was taken back. */
function TakenBack({ documents }: { readonly documents: readonly ChildDocument[] }): VNode | null {
  if (documents.length === 0) return null;
  return (
    <section>
      <h2 class="govuk-heading-m">Taken back</h2>
      <ul class="govuk-list govuk-list--spaced">
        {documents.map((one) => (
          <li>
            {`${one.kindName} of ${formatDate(one.datedOn)}: withdrawn on ${formatDate(londonDate(one.takenBackAt ?? one.addedAt))} by ${one.takenBackBy ?? ""}: `}
            <span class="app-verbatim">{one.takenBackReason}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { InsetText, SummaryList, Table } from "../../../ui/govuk/index.ts";
import { Behind, fact } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";
import { configurationGroups } from "../configuration-groups.ts";
import { changesBetween, type Words } from "../configuration-lines.ts";
import type { Kind } from "../kind.ts";
import type { KindOnFile, Version } from "../configuration-versions.ts";
import { ConfigurationBody } from "./configuration-body.tsx";

const home = "/admin/configuration";

export function configurationPage({
  kinds,
  onFile,
  today,
  mayManageCalendar,
}: {
  readonly kinds: readonly Kind[];
  readonly onFile: readonly KindOnFile[];
  readonly today: string;
  readonly mayManageCalendar: boolean;
}): View {
  return {
    title: "Configuration",
    body: (
      <>
        <h1 class="govuk-heading-l">Configuration</h1>
        <p class="govuk-body">
          {`The schemes, clocks and lists in force on ${formatDate(today)}. A decision keeps the version it was made under.`}
        </p>
        <p class="govuk-body">
          Your system administrator adds a new version, with the date it applies from. Screening and
          assessment tools, and the words of the form for the public, are also made on their own
          pages.
        </p>
        <h2 class="govuk-heading-m">Working days</h2>
        <p class="govuk-body">
          Clocks that run in working days leave out weekends, the bank holidays of England and Wales
          and the days that the partnership added.
          {mayManageCalendar && (
            <>
              {" "}
              <a class="govuk-link" href="/admin/calendar">
                See the working-day calendar
              </a>
            </>
          )}
        </p>
        <h2 class="govuk-heading-m">What is in force</h2>
        <div class="app-folds">
          {configurationGroups.map(({ id, heading }) => {
            const names = kinds.filter(({ under }) => under === id).map(({ name }) => name);
            return (
              <Group heading={heading} kinds={onFile.filter(({ kind }) => names.includes(kind))} />
            );
          })}
        </div>
      </>
    ),
  };
}

/** What belongs together: on a phone behind its heading. */
function Group({ heading, kinds }: { heading: string; kinds: readonly KindOnFile[] }) {
  return (
    <Behind words={`${heading} (${kinds.length})`}>
      <SortableTable
        caption={heading}
        captionClasses="govuk-table__caption--s"
        brief
        columns={[
          { key: "title", text: "What" },
          { key: "now", text: "In force today", isLabelled: true },
          { key: "others", text: "Other versions", isLabelled: true },
        ]}
        groups={[{ rows: kinds.map(kindRow) }]}
      />
    </Behind>
  );
}

function kindRow({ kind, title, purpose, pieces, offered }: KindOnFile) {
  const versions = pieces.flatMap((piece) => piece.versions);
  const current = versions.filter(({ state }) => state === "in force");
  const count = (state: Version["state"]): number =>
    versions.filter((version) => version.state === state).length;
  return {
    title: (
      <>
        <a class="govuk-link" href={`${home}/${kind}`}>
          {title}
        </a>
        <span class="app-secondary app-line">{purpose}</span>
        {offered.length > 0 && <strong class="app-line">A new version is offered</strong>}
      </>
    ),
    now:
      current.length === 0
        ? "Nothing"
        : current.map((version) => (
            <span class="app-line">{`${nameOf(version)}, ${spanOf(version)}`}</span>
          )),
    others:
      count("past") + count("future") === 0 ? (
        <span class="app-nothing">None</span>
      ) : (
        `${count("past")} past, ${count("future")} to come`
      ),
  };
}

/** Where a version is seen as those see it for whom it is. */
const previews: Partial<Record<string, string>> = {
  "public-form": `${home}/public-form/preview`,
};

type KindPage = KindOnFile & {
  readonly words: Words | undefined;
  readonly mayWriteForm: boolean;
};

export function kindPage({ mayWriteForm, words = {}, ...onFile }: KindPage): View {
  const { kind, title, purpose, pieces, offered } = onFile;
  return {
    title: `Configuration: ${title}`,
    breadcrumbs: [{ text: "Configuration", href: home }, { text: title }],
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">{purpose}</p>
        {kind === "public-form" && mayWriteForm && (
          <p class="govuk-body">
            <a class="govuk-link" href={`${home}/public-form/words`}>
              Edit the public form’s text
            </a>
          </p>
        )}
        {pieces.length === 0 && <p class="govuk-body">Nothing is configured.</p>}
        <Offered kind={kind} offered={offered} pieces={pieces} words={words} />
        {pieces.flatMap(({ versions }) =>
          versions.map((version, index) => (
            <OneVersion
              version={version}
              earlier={versions[index + 1]}
              preview={previews[kind]}
              words={words}
            />
          )),
        )}
      </>
    ),
  };
}

/** A version that cannot be read goes by its key. */
function nameOf({ key, read }: Version): string {
  return "body" in read && "name" in read.body ? String(read.body.name) : key;
}

function spanOf({ from, to }: Version): string {
  return to === null ? `since ${formatDate(from)}` : `${formatDate(from)} to ${formatDate(to)}`;
}

const states = { past: "Past", "in force": "In force today", future: "To come" } as const;

type VersionProps = {
  readonly version: Version;
  readonly earlier: Version | undefined;
  readonly preview: string | undefined;
  readonly words: Words;
};

function OneVersion({ version, earlier, preview, words }: VersionProps): VNode {
  const { id, key, from, to, state, read } = version;
  return (
    <>
      <h2 class="govuk-heading-m">{`${nameOf(version)}, from ${formatDate(from)}`}</h2>
      <SummaryList
        rows={[
          fact("State", states[state]),
          fact("Until", to === null ? "No end set" : formatDate(to)),
          fact("Key", key),
        ]}
      />
      {"problem" in read ? (
        <p class="govuk-body">
          <strong>This version cannot be used:</strong> {read.problem}
        </p>
      ) : (
        <ConfigurationBody body={read.body} from={from} itemKey={key} words={words} />
      )}
      {preview !== undefined && "body" in read && (
        <p class="govuk-body">
          <a class="govuk-link" href={`${preview}?version=${id}`}>
            {`See the form in the words from ${formatDate(from)}`}
          </a>
        </p>
      )}
      {earlier && <Changes version={version} earlier={earlier} words={words} />}
    </>
  );
}

type OfferedProps = Pick<KindOnFile, "kind" | "offered" | "pieces"> & { readonly words: Words };

/** What is offered holds nowhere: the page says what would change, and how it is put in force. */
function Offered({ kind, offered, pieces, words }: OfferedProps) {
  return (
    <>
      {offered.map(({ key, because, body }) => {
        const latest = pieces.find((piece) => piece.key === key)?.versions[0]?.read;
        const before = latest && "body" in latest ? latest.body : {};
        return (
          <InsetText>
            <h2 class="govuk-heading-m">A new version is offered</h2>
            <p class="govuk-body">{because}</p>
            <ChangeTable
              caption="What it would change"
              changes={changesBetween(before, body, words)}
            />
            <p class="govuk-body">
              Nothing changes until your partnership puts it in force. Your system administrator
              prints it with <code>{`lantern configuration print ${kind} ${key} --offered`}</code>{" "}
              and puts it in force with <code>lantern configuration set</code>.
            </p>
          </InsetText>
        );
      })}
    </>
  );
}

const changeWords = { added: "Added", removed: "Removed", changed: "Changed" } as const;

type ChangesProps = {
  readonly version: Version;
  readonly earlier: Version;
  readonly words: Words;
};

function Changes({ version, earlier, words }: ChangesProps): VNode {
  const heading = `What changed against ${nameOf(earlier)}, from ${formatDate(earlier.from)}`;
  if (!("body" in version.read) || !("body" in earlier.read)) {
    return <p class="govuk-body">{`${heading}: not available.`}</p>;
  }
  const changes = changesBetween(earlier.read.body, version.read.body, words);
  if (changes.length === 0) return <p class="govuk-body">{`${heading}: nothing.`}</p>;
  return <ChangeTable caption={heading} changes={changes} />;
}

type ChangeTableProps = {
  readonly caption: string;
  readonly changes: ReturnType<typeof changesBetween>;
};

function ChangeTable({ caption, changes }: ChangeTableProps): VNode {
  return (
    <Table
      caption={caption}
      captionClasses="govuk-table__caption--s"
      head={[{ text: "What" }, { text: "Before" }, { text: "Now" }]}
      firstCellIsHeader
      rows={changes.map((change) => [
        { text: `${changeWords[change.kind]}: ${change.label}` },
        {
          text:
            change.kind === "added" ? "–" : change.kind === "changed" ? change.before : change.text,
        },
        { text: change.kind === "removed" ? "–" : change.text },
      ])}
    />
  );
}

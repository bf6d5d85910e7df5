import type { VNode } from "preact";
import type { View } from "../platform/http/outcome.ts";
import { Behind } from "../ui/layout/index.ts";
import { SortableTable } from "../ui/moj/index.ts";
import type { GuidePage } from "./guide.ts";
import { guideGroups, type GuideGroup } from "./guide-groups.ts";
import { HelpSearch } from "./help-search-form.tsx";

/** By what people do: links to the groups first, so that nobody has to go through them all. */
export function guideIndex(guide: readonly GuidePage[]): View {
  const titles = new Map(guide.map(({ key, title }) => [key, title]));
  return {
    title: "Help",
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">Help</h1>
          <HelpSearch />
          <nav aria-label="Kinds of help" class="app-folds__contents">
            <ul class="govuk-list">
              {guideGroups.map(({ id, heading }) => (
                <li>
                  <a class="govuk-link" href={`#${id}`}>
                    {heading}
                  </a>
                </li>
              ))}
            </ul>
          </nav>
          <div class="app-folds">
            {guideGroups.map((group) => (
              <Group group={group} titles={titles} />
            ))}
          </div>
        </div>
      </div>
    ),
  };
}

function Group({ group, titles }: { group: GuideGroup; titles: ReadonlyMap<string, string> }) {
  return (
    <section id={group.id} aria-label={group.heading}>
      <Behind words={group.heading}>
        <div>
          <h2 class="govuk-heading-m">{group.heading}</h2>
          <ul class="govuk-list govuk-list--spaced">
            {group.guides.map(([key, line]) => (
              <li>
                <a class="govuk-link" href={`/help/${key}`}>
                  {titles.get(key) ?? key}
                </a>
                <span class="app-secondary app-line">{line}</span>
              </li>
            ))}
          </ul>
        </div>
      </Behind>
    </section>
  );
}

export function guidePage({ title, text }: GuidePage): View {
  const blocks = text
    .split(/\n{2,}/)
    .map((block) => block.trim())
    .filter((block) => block !== "" && !block.startsWith("# "));
  return {
    title,
    breadcrumbs: [{ text: "Help", href: "/help" }, { text: title }],
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <h1 class="govuk-heading-l">{title}</h1>
          {blocks.map(block)}
        </div>
      </div>
    ),
  };
}

/** The guide keeps to headings, paragraphs, lists, tables, `code` and **bold**: no library is needed to show that, and no raw HTML. */
function block(text: string, at: number, blocks: readonly string[]): VNode {
  if (text.startsWith("| ")) return table(text, blocks.slice(0, at));
  if (text.startsWith("## ")) return <h2 class="govuk-heading-m">{text.slice(3)}</h2>;
  if (text.startsWith("- ")) {
    return (
      <ul class="govuk-list govuk-list--bullet">
        {text.split(/\n- /).map((item) => (
          <li>{inline(item.replace(/^- /, ""))}</li>
        ))}
      </ul>
    );
  }
  return <p class="govuk-body">{inline(text)}</p>;
}

/** On a phone each row is a card. It is called what its section is called. */
function table(text: string, before: readonly string[]): VNode {
  const caption = before.findLast((one) => one.startsWith("## "))?.slice(3) ?? "";
  const [head = [], , ...rows] = text.split("\n").map(cellsOf);
  const columns = head.map((heading, column) => ({ key: String(column), text: heading }));
  return (
    <SortableTable
      caption={caption}
      captionClasses="govuk-visually-hidden"
      columns={columns}
      groups={[
        {
          rows: rows.map((cells) =>
            Object.fromEntries(cells.map((cell, key) => [key, inline(cell)])),
          ),
        },
      ]}
    />
  );
}

/** Of "| a | b |", the cells. */
const cellsOf = (line: string): readonly string[] =>
  line
    .split("|")
    .slice(1, -1)
    .map((cell) => cell.trim());

function inline(text: string): readonly (VNode | string)[] {
  return text
    .replaceAll("\n", " ")
    .split(/(`[^`]+`|\*\*[^*]+\*\*)/)
    .map((part) => {
      if (part.startsWith("`")) return code(part.slice(1, -1));
      if (part.startsWith("**")) return <strong>{part.slice(2, -2)}</strong>;
      return part;
    });
}

/** Pages of the public that are read and need no account: their addresses in the guide lead there. */
const publicPage = /^\/(?:signs(?:\/[a-z-]+)?|what-to-do-now)$/;

const code = (text: string): VNode =>
  publicPage.test(text) ? (
    <a class="govuk-link" href={text}>
      {text}
    </a>
  ) : (
    <code>{text}</code>
  );

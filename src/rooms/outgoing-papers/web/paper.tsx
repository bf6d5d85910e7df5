import type { VNode } from "preact";
import type { Block, Document } from "../../../platform/documents/index.ts";
import { classNames } from "../../../ui/govuk/index.ts";
import { Voice, Facts } from "../../../ui/layout/index.ts";
import { SortableTable } from "../../../ui/moj/index.ts";

/** A paper on the page: the same blocks that its Word file is made of, in its own language and direction. */
export function Paper({ paper }: { readonly paper: Document }): VNode {
  const { language, isPagePerHeading = false } = paper;
  const classes = classNames("app-paper", isPagePerHeading && "app-paper--pages");
  return (
    <div lang={language.code} dir={language.direction} class={classes}>
      <p class="govuk-body">
        <strong>{paper.madeFor}</strong>
      </p>
      <p class="govuk-body">{paper.made}</p>
      {paper.blocks.map((block, index) => (
        <Part block={block} under={headingAbove(paper.blocks, index)} />
      ))}
    </div>
  );
}

/** What the blocks from there on are about: the name of a table that has none of its own. */
function headingAbove(blocks: readonly Block[], index: number): string {
  const above = blocks.slice(0, index).findLast((block) => block.kind === "heading");
  return above?.kind === "heading" ? above.text : "";
}

function Part({ block, under }: { readonly block: Block; readonly under: string }): VNode {
  switch (block.kind) {
    case "heading":
      return <h2 class="govuk-heading-m">{block.text}</h2>;
    case "paragraph":
      return (
        // Written in the language of whoever wrote it, which may run the other way.
        <p class="govuk-body app-verbatim" dir="auto">
          {block.text}
        </p>
      );
    case "quote":
      return <Voice words={block.text} source={block.who} />;
    case "list":
      return (
        <ul class="govuk-list govuk-list--bullet">
          {block.items.map((item) => (
            <li dir="auto">{item}</li>
          ))}
        </ul>
      );
    case "facts":
      return <Facts of={block.facts} />;
    case "table":
      return (
        <SortableTable
          caption={under}
          captionClasses="govuk-visually-hidden"
          columns={block.head.map((text, column) => ({ key: String(column), text }))}
          groups={[{ rows: block.rows.map((row) => Object.fromEntries(row.entries())) }]}
        />
      );
  }
}

import type { ComponentChildren, VNode } from "preact";
import type { View } from "../../../platform/http/outcome.ts";
import type { Thing } from "../thing-reads.ts";
import { title as listTitle } from "./list-page.tsx";
import { thingPaths } from "./paths.ts";

type SubjectPage = {
  readonly thing: Pick<Thing, "thingId" | "label">;
  readonly heading: string;
  readonly summary: VNode | undefined;
  readonly children: ComponentChildren;
};

/** A form about a subject, with the way back to it. */
export const subjectPage = ({ thing, heading, summary, children }: SubjectPage): View => ({
  title: `${heading}: ${thing.label}`,
  hasErrors: summary !== undefined,
  breadcrumbs: [
    { text: listTitle, href: thingPaths.things() },
    { text: thing.label, href: thingPaths.thing(thing.thingId) },
    { text: heading },
  ],
  body: (
    <>
      {summary}
      <span class="govuk-caption-l">{thing.label}</span>
      <h1 class="govuk-heading-l">{heading}</h1>
      {children}
    </>
  ),
});

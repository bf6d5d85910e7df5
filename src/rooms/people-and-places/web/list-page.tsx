import type { VNode } from "preact";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import type { ShownBy } from "../../../platform/lists/define-list.ts";
import { Button } from "../../../ui/govuk/index.ts";
import { ListFilter, ListPages, ListTables } from "../../../ui/lists/index.ts";
import { FlagNames } from "../../child-record/index.ts";
import { standings, thingKinds } from "../thing-kinds.ts";
import type { thingList } from "../thing-list.ts";
import type { Thing } from "../thing-reads.ts";
import { thingPaths } from "./paths.ts";

export const title = "People, places and networks";

/** Whether it is known that somebody is, or only said: of a person the word stands beside the name wherever it is. */
export function thingText(thing: Pick<Thing, "kind" | "standing">): string {
  const { name } = thingKinds[thing.kind];
  return thing.standing === null ? name : `${name}, ${standings[thing.standing].toLowerCase()}`;
}

/** Every subject that is no child, by kind and by what it goes by. */
export function listPage(shown: ShownBy<typeof thingList>, mayRecord: boolean): View {
  const { children, scheme, today } = shown.around;
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          What concerns are about, other than the children. Everything here is what a person said on
          a date. It is not a finding.
        </p>
        {mayRecord && (
          <p class="app-actions app-screen-only">
            <Button text="Add one" href={thingPaths.add(shown.asked.kind)} />
          </p>
        )}
        <ListFilter shown={shown} />
        <ListTables
          shown={shown}
          cells={{
            what: (thing) => <ThingLink {...thing} />,
            kind: (thing) => thingText(thing),
            known: ({ knownAs }) => knownAs.join(", ") || "None recorded",
            children: ({ thingId }) => childrenText(children.get(thingId) ?? 0),
            flags: ({ flags, flagReviewBy }) => (
              <FlagNames
                types={flags}
                scheme={scheme}
                today={today}
                reviewBy={flagReviewBy}
                isOfChild={false}
              />
            ),
          }}
        />
        <ListPages shown={shown} />
      </>
    ),
  };
}

const childrenText = (count: number): VNode =>
  count === 0 ? (
    <span class="app-nothing">None you can see</span>
  ) : (
    <>{counted(count, "child", "children")}</>
  );

export function ThingLink({
  thingId,
  label,
  identifier,
}: Pick<Thing, "thingId" | "label" | "identifier">): VNode {
  return (
    <>
      <a class="govuk-link" href={thingPaths.thing(thingId)}>
        {label}
      </a>
      {identifier !== null && <span class="app-line app-secondary">{identifier}</span>}
    </>
  );
}

import type { VNode } from "preact";
import { counted } from "../../../kernel/words.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { PageLinks } from "../../../ui/layout/index.ts";
import { Button, Input, Select } from "../../../ui/govuk/index.ts";
import { Filter, SortableTable } from "../../../ui/moj/index.ts";
import { type FlagScheme, FlagNames } from "../../child-record/index.ts";
import { standings, thingKinds, type ThingKind } from "../thing-kinds.ts";
import type { Thing } from "../thing-reads.ts";
import { thingPaths } from "./paths.ts";

export type ListPage = {
  readonly things: readonly Thing[];
  /** Of each, how many children within reach are linked with it. */
  readonly children: ReadonlyMap<string, number>;
  readonly total: number;
  readonly kind: ThingKind | undefined;
  readonly q: string;
  readonly page: number;
  readonly pageSize: number;
  readonly scheme: FlagScheme;
  readonly mayRecord: boolean;
  readonly today: string;
};

export const title = "Persons, places and others";

/** Whether it is known that somebody is, or only said: of a person the word stands beside the name wherever it is. */
export function thingText(thing: Pick<Thing, "kind" | "standing">): string {
  const { name } = thingKinds[thing.kind];
  return thing.standing === null ? name : `${name}, ${standings[thing.standing].toLowerCase()}`;
}

/** Every subject that is no child, by kind and by what it goes by. */
export function listPage(page: ListPage): View {
  const { total, mayRecord, kind, q } = page;
  return {
    title,
    width: "wide",
    body: (
      <>
        <h1 class="govuk-heading-l">{title}</h1>
        <p class="govuk-body">
          What concerns are about, other than the children. What is written here was said by
          somebody, on a day: nothing here is a finding.
        </p>
        {mayRecord && (
          <p class="app-actions app-screen-only">
            <Button text="Add one" href={thingPaths.add(kind)} />
          </p>
        )}
        <Filter
          action={thingPaths.things()}
          classes="moj-filter--across"
          {...(kind === undefined && q === "" ? {} : { clearHref: thingPaths.things() })}
        >
          <Select
            name="kind"
            label={{ text: "Kind" }}
            value={kind ?? ""}
            items={[
              { value: "", text: "Every kind" },
              ...Object.entries(thingKinds).map(([value, { many }]) => ({ value, text: many })),
            ]}
          />
          <Input
            name="q"
            label={{ text: "Name, registration, number or postcode" }}
            value={q}
            spellcheck={false}
          />
        </Filter>
        <Table {...page} />
        <PageLinks
          page={page.page}
          hasNext={page.page * page.pageSize < total}
          href={(number) => thingPaths.things({ kind, q, page: number })}
        />
      </>
    ),
  };
}

function Table({ things, children, total, scheme, today }: ListPage): VNode {
  return (
    <SortableTable
      caption={counted(total, "subject")}
      captionClasses="govuk-table__caption--s"
      columns={[
        { key: "what", text: "What" },
        { key: "kind", text: "Kind" },
        { key: "known", text: "Also known as" },
        { key: "children", text: "Children you reach" },
        { key: "flags", text: "Flags" },
      ]}
      groups={[
        {
          rows: things.map((thing) => ({
            what: <ThingLink {...thing} />,
            kind: thingText(thing),
            known: thing.knownAs.join(", ") || "None recorded",
            children: childrenText(children.get(thing.thingId) ?? 0),
            flags: (
              <FlagNames
                types={thing.flags}
                scheme={scheme}
                today={today}
                reviewBy={thing.flagReviewBy}
                isOfChild={false}
              />
            ),
          })),
        },
      ]}
      empty="Nothing here goes by this. Try part of the name, or fewer figures."
    />
  );
}

const childrenText = (count: number): VNode =>
  count === 0 ? (
    <span class="app-nothing">None you reach</span>
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

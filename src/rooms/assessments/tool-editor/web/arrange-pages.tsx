import type { VNode } from "preact";
import { choicesOf, itemsOf, type Domain, type Item } from "../../../../instruments/index.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button } from "../../../../ui/govuk/index.ts";
import { SortableTable } from "../../../../ui/moj/index.ts";
import type { ToolDraft } from "../draft-reads.ts";
import { answersAnywhere, facts, looksNowhere } from "../floor-form.ts";
import { kinds, type Kind } from "../question-form.ts";
import { draftPage } from "./frame.tsx";
import { ActButtons, moves } from "./part-page.tsx";
import { newDomain, newFloor, newQuestion, toolPaths } from "./paths.ts";

type Page = { readonly draft: ToolDraft; readonly csrfToken: string };

/** Every domain with its questions, in the order in which they are asked. */
export function questionsPage({ draft, csrfToken }: Page): View {
  const { draftId, body } = draft;
  return draftPage({
    draft,
    heading: "Domains and questions",
    children: (
      <>
        {body.domains.length === 0 && (
          <p class="govuk-body">
            There is no domain yet. A domain holds questions about one part of a child’s life.
          </p>
        )}
        {body.domains.map((domain, place) => (
          <DomainSection draft={draft} csrfToken={csrfToken} domain={domain} place={place} />
        ))}
        <p class="app-screen-only">
          <Button text="Add a domain" href={toolPaths.domain(draftId, newDomain)} />
        </p>
      </>
    ),
  });
}

type InDomain = Page & { readonly domain: Domain };

function DomainSection({ place, ...page }: InDomain & { readonly place: number }): VNode {
  const { draft, csrfToken, domain } = page;
  const { draftId, body } = draft;
  const { key, title, items } = domain;
  return (
    <section>
      <h2 class="govuk-heading-m">{title}</h2>
      <p class="govuk-body app-screen-only">
        <a class="govuk-link" href={toolPaths.domain(draftId, key)}>
          Change or remove “{title}”
        </a>
      </p>
      {body.domains.length > 1 && (
        <ActButtons
          draft={draft}
          csrfToken={csrfToken}
          target={{ kind: "domain", key }}
          of={title}
          acts={moves(place, body.domains.length)}
        />
      )}
      <SortableTable
        caption={`Questions in ${title}`}
        columns={[
          { key: "question", text: "Question" },
          { key: "answer", text: "Answers" },
          { key: "order", text: "Order" },
        ]}
        groups={[{ rows: items.map((item, at) => questionRow(page, item, at)) }]}
        empty="It asks nothing yet."
      />
      <h3 class="govuk-heading-s">Add a question to “{title}”</h3>
      <ul class="govuk-list app-screen-only">
        {(Object.keys(kinds) as Kind[]).map((kind) => (
          <li>
            <a class="govuk-link" href={toolPaths.question(draftId, key, newQuestion(kind))}>
              {kinds[kind].name}
              <span class="govuk-visually-hidden"> in {title}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}

const questionRow = ({ draft, csrfToken, domain }: InDomain, item: Item, place: number) => ({
  question: (
    <>
      <a class="govuk-link" href={toolPaths.question(draft.draftId, domain.key, item.key)}>
        {item.label}
      </a>
      {item.needsEvidence && <span class="app-secondary app-line">Says what it rests on</span>}
    </>
  ),
  answer: answersIn(item),
  order: (
    <ActButtons
      draft={draft}
      csrfToken={csrfToken}
      target={{ kind: "question", key: item.key }}
      of={item.label}
      acts={moves(place, domain.items.length)}
    />
  ),
});

/** "Yes 1, Possible 0, No 0"; what protects says so. */
function answersIn(item: Item): string {
  if (item.type === "words") return "In words";
  if (item.type === "sign" && item.isProtective) return "Protects; adds nothing";
  return choicesOf(item)
    .map(({ label, score }) => `${label} ${score}`)
    .join(", ");
}

/** The bands that the tool does not go below, and why. */
export function floorsPage({ draft, csrfToken }: Page): View {
  const { draftId, body } = draft;
  const link = (href: string, text: string): VNode => (
    <li>
      <a class="govuk-link" href={href}>
        {text}
      </a>
    </li>
  );
  return draftPage({
    draft,
    heading: "Floors",
    children: (
      <>
        <SortableTable
          caption="Bands that the tool does not go below"
          columns={[
            { key: "why", text: "Why" },
            { key: "when", text: "When" },
            { key: "band", text: "Not below" },
            { key: "remove", text: "Remove" },
          ]}
          groups={[
            { rows: body.floors.map((floor, at) => floorRow({ draft, csrfToken }, floor, at)) },
          ]}
          empty="There is no floor."
        />
        {body.bands.length === 0 ? (
          <p class="govuk-body">A floor is one of the bands: name the bands first.</p>
        ) : (
          <>
            <h2 class="govuk-heading-m">Add a floor</h2>
            <ul class="govuk-list govuk-list--spaced app-screen-only">
              {link(toolPaths.floor(draftId, newFloor({ at: "age" })), "For the child’s age")}
              {link(
                toolPaths.floor(draftId, newFloor({ at: "fact" })),
                "For what is known of the child",
              )}
              {link(
                toolPaths.floor(draftId, newFloor({ at: "any" })),
                "For an answer to any question",
              )}
              {itemsOf(body)
                .filter(({ type }) => type !== "words")
                .map(({ key, label }) =>
                  link(
                    toolPaths.floor(draftId, newFloor({ at: "question", item: key })),
                    `For an answer to “${label}”`,
                  ),
                )}
            </ul>
          </>
        )}
      </>
    ),
  });
}

type Floor = ToolDraft["body"]["floors"][number];

const floorRow = ({ draft, csrfToken }: Page, floor: Floor, place: number) => ({
  why: looksNowhere(draft.body, floor) ? (
    floor.because
  ) : (
    <a class="govuk-link" href={toolPaths.floor(draft.draftId, String(place))}>
      {floor.because}
    </a>
  ),
  when: whenWords(draft.body, floor),
  band: draft.body.bands.find(({ key }) => key === floor.atLeast)?.title ?? floor.atLeast,
  remove: (
    <ActButtons
      draft={draft}
      csrfToken={csrfToken}
      target={{ kind: "floor", key: String(place) }}
      of={floor.because}
      acts={[{ act: "remove", text: "Remove" }]}
    />
  ),
});

function whenWords(tool: ToolDraft["body"], { when }: Floor): string {
  if ("ageUnder" in when) return `The child is younger than ${when.ageUnder}`;
  if ("fact" in when) return facts[when.fact];
  const named = (value: string): string =>
    answersAnywhere(tool).find((one) => one.value === value)?.text ?? value;
  if ("anyItemIs" in when) return `Any question is answered with “${named(when.anyItemIs)}”`;
  const label = itemsOf(tool).find(({ key }) => key === when.item)?.label ?? when.item;
  return `“${label}” is answered with ${when.isOneOf.map((one) => `“${named(one)}”`).join(" or ")}`;
}

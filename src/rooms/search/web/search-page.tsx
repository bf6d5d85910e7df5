import type { VNode } from "preact";
import type { FieldError } from "../../../kernel/fields.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { errorFor, Form, FormErrorSummary } from "../../../ui/forms/index.ts";
import { Button, Checkboxes, Input } from "../../../ui/govuk/index.ts";
import type { Group } from "../search-all.ts";
import type { Hit } from "../searched.ts";
import { searchPaths } from "./paths.ts";

type SearchPage = {
  readonly csrfToken: string;
  readonly typed: string;
  readonly mayFind: boolean;
  readonly errors?: readonly FieldError[];
  /** Absent where nothing was asked yet. */
  readonly groups?: readonly Group[];
};

/** Of one group: more says that the words are too few. */
const mostShown = 20;
const ids = { sought: "search-text" };

export function searchPage({ csrfToken, typed, mayFind, errors = [], groups }: SearchPage): View {
  const count = groups?.reduce((sum, { hits }) => sum + hits.length, 0);
  return {
    title: groups === undefined ? "Search" : "Search results",
    hasErrors: errors.length > 0,
    body: (
      <div class="govuk-grid-row">
        <div class="govuk-grid-column-two-thirds">
          <FormErrorSummary errors={errors} ids={ids} />
          <h1 class="govuk-heading-l">Search</h1>
          <Form action={searchPaths.search} csrfToken={csrfToken} attributes={{ role: "search" }}>
            <Input
              id="search-text"
              name="sought"
              label={{ text: "Name, date of birth, reference, number, place or page" }}
              value={typed}
              errorMessage={errorFor(errors, "sought")}
              attributes={{ type: "search", spellcheck: "false" }}
            />
            <Button text="Search" />
          </Form>
          {groups !== undefined && <Results groups={groups} count={count ?? 0} />}
          <Elsewhere mayFind={mayFind} />
          <div class="app-search-key">
            <Checkboxes
              name="key"
              classes="govuk-checkboxes--small"
              items={[
                {
                  value: "on",
                  text: "On any page, / goes to search",
                  attributes: { "data-search-key": "" },
                },
              ]}
            />
          </div>
        </div>
      </div>
    ),
  };
}

function Results({ groups, count }: { readonly groups: readonly Group[]; readonly count: number }) {
  const found = groups.filter(({ hits }) => hits.length > 0);
  return (
    <>
      <p class="govuk-body" role="status">
        {count === 0 ? "Nothing found that you can open." : resultsOf(count)}
      </p>
      {found.map((group) => (
        <Found {...group} />
      ))}
    </>
  );
}

const resultsOf = (count: number): string => (count === 1 ? "1 result." : `${count} results.`);

function Found({ heading, hits }: Group): VNode {
  return (
    <section>
      <h2 class="govuk-heading-m">{heading}</h2>
      <ul class="govuk-list govuk-list--spaced">
        {hits.slice(0, mostShown).map((hit) => (
          <One {...hit} />
        ))}
      </ul>
      {hits.length > mostShown && (
        <p class="govuk-body app-secondary">
          {`The first ${mostShown} are shown. Search for more words to see fewer.`}
        </p>
      )}
    </section>
  );
}

const One = ({ href, text, detail }: Hit): VNode => (
  <li>
    <a class="govuk-link" href={href}>
      {text}
    </a>
    {detail !== "" && <span class="app-line app-secondary">{detail}</span>}
  </li>
);

/** The same whatever was found, and whatever is there. */
const Elsewhere = ({ mayFind }: { readonly mayFind: boolean }): VNode => (
  <section>
    <h2 class="govuk-heading-m">A child you cannot find here</h2>
    <p class="govuk-body">
      Search shows records that you can open.{" "}
      {mayFind ? (
        <>
          <a class="govuk-link" href="/find">
            Ask whether a child is known
          </a>
          , and who to ring.
        </>
      ) : (
        "To ask whether a child is known, ring the multi-agency safeguarding hub (MASH)."
      )}
    </p>
  </section>
);

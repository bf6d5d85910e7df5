import type { VNode } from "preact";
import type { View } from "../../../platform/http/outcome.ts";
import { Form } from "../../../ui/forms/index.ts";
import { Button, Table } from "../../../ui/govuk/index.ts";
import { builtInViews } from "../views/built-in-views.ts";
import type { SavedView, SavedViews } from "../views/view-reads.ts";
import { paths } from "../../child-record/web/paths.ts";
import { openAddress } from "./views-bar.tsx";

type Listed = {
  readonly key: string;
  readonly name: string;
  readonly address: string;
  readonly whose: string;
  readonly saved?: SavedView;
};

/** All views in one place: which opens first, and what can be changed about those that were saved. */
export function viewsPage(saved: SavedViews, csrfToken: string): View {
  const views: readonly Listed[] = [
    ...saved.views.map((one) => ({
      ...one,
      key: one.viewId,
      whose: one.team === null ? "Yours" : `${one.team}, saved by ${one.savedBy ?? "a colleague"}`,
      saved: one,
    })),
    ...builtInViews.map((one) => ({ ...one, whose: "Comes with Lantern" })),
  ];
  return {
    title: "Views of the tracker",
    breadcrumbs: [{ text: "Tracker", href: paths.tracker() }],
    body: (
      <>
        <h1 class="govuk-heading-l">Views of the tracker</h1>
        <p class="govuk-body">
          A view keeps filters, order, groups and columns under a name. It shows the children you
          can see on the day you open it; a colleague who opens a shared view sees the children they
          reach.
        </p>
        <Table
          caption="Views you can open"
          captionClasses="govuk-visually-hidden"
          head={[{ text: "View" }, { text: "Whose" }, { text: "Opens first" }, { text: "Change" }]}
          rows={views.map((one) => [
            {
              text: (
                <a class="govuk-link" href={openAddress(one)}>
                  {one.name}
                </a>
              ),
            },
            { text: one.whose },
            { text: <First one={one} csrfToken={csrfToken} first={saved.first} /> },
            { text: one.saved === undefined ? <>–</> : <Change view={one.saved} /> },
          ])}
        />
      </>
    ),
  };
}

type FirstCell = {
  readonly one: Listed;
  readonly csrfToken: string;
  readonly first: string | null;
};

function First({ one: { key, name }, csrfToken, first }: FirstCell): VNode {
  const isFirst = key === first;
  return (
    <Form action={paths.firstView} csrfToken={csrfToken}>
      <input type="hidden" name="view" value={isFirst ? "" : key} />
      {isFirst && <strong>Opens first </strong>}
      <Button classes="govuk-button--secondary govuk-!-margin-bottom-0" preventDoubleClick>
        {isFirst ? "Stop" : "Open this first"}
        <span class="govuk-visually-hidden">: {name}</span>
      </Button>
    </Form>
  );
}

function Change({ view: { viewId, name } }: { view: SavedView }): VNode {
  return (
    <>
      <a class="govuk-link" href={paths.view(viewId)}>
        Rename<span class="govuk-visually-hidden"> {name}</span>
      </a>{" "}
      <a class="govuk-link" href={paths.deleteView(viewId)}>
        Delete<span class="govuk-visually-hidden"> {name}</span>
      </a>
    </>
  );
}

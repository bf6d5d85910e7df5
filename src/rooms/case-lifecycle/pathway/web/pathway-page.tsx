import type { VNode } from "preact";
import { formatDate } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { InsetText } from "../../../../ui/govuk/index.ts";
import type { PathwayVersion } from "../pathway-versions.ts";
import { PathwayDrawing } from "./pathway-drawing.tsx";
import { pathwayPaths } from "./paths.ts";
import { StageList } from "./stage-list.tsx";
import { capitalised } from "../../../../kernel/words.ts";

type PathwayPage = {
  readonly versions: readonly PathwayVersion[];
  /** The version that is shown, and the day it was asked for. */
  readonly shown: PathwayVersion | undefined;
  readonly on: string;
  readonly today: string;
  readonly maySeeDrift: boolean;
};

/** The pathway that is in force on a day, on one page: the picture and the words. */
export function pathwayPage(page: PathwayPage): View {
  const { shown, on } = page;
  const title = shown?.pathway.name ?? "Pathway";
  return {
    title,
    paper: "a4",
    body: (
      <>
        <h1 class="govuk-heading-l govuk-!-margin-bottom-3">{title}</h1>
        {shown ? (
          <Version {...page} shown={shown} />
        ) : (
          <InsetText>{`No pathway was in force on ${formatDate(on)}.`}</InsetText>
        )}
        <Versions {...page} />
      </>
    ),
  };
}

const spanOf = ({ from, to }: PathwayVersion): string =>
  to === null ? `from ${formatDate(from)}` : `from ${formatDate(from)} to ${formatDate(to)}`;

function Version({ shown, maySeeDrift }: PathwayPage & { readonly shown: PathwayVersion }): VNode {
  const { pathway, state } = shown;
  const names = pathway.stages.map(({ name }) => name).join(", ");
  return (
    <>
      {state !== "in force" && (
        <InsetText>
          {state === "past"
            ? "This version is no longer in force."
            : "This version is not in force yet."}
        </InsetText>
      )}
      <p class="govuk-body">
        {`In force ${spanOf(shown)}. `}
        {pathway.source !== undefined && `${pathway.source}.`}
      </p>
      {maySeeDrift && (
        <p class="govuk-body app-screen-only">
          <a class="govuk-link" href={pathwayPaths.drift()}>
            Children by time at stage
          </a>
        </p>
      )}
      <div class="app-pathway">
        <PathwayDrawing pathway={pathway} title={`${pathway.name}, in order: ${names}`} />
        <StageList pathway={pathway} />
      </div>
    </>
  );
}

function Versions({ versions, shown }: PathwayPage): VNode | null {
  if (versions.length < 2) return null;
  return (
    <section class="app-screen-only">
      <h2 class="govuk-heading-m">Earlier and later versions</h2>
      <ul class="govuk-list">
        {versions.map((version) => (
          <li>
            {version === shown ? (
              <strong>{`${capitalised(spanOf(version))}, shown above`}</strong>
            ) : (
              <a class="govuk-link" href={pathwayPaths.pathway(version.from)}>
                {capitalised(spanOf(version))}
              </a>
            )}
            {version.state === "in force" && " (in force)"}
          </li>
        ))}
      </ul>
    </section>
  );
}

import type { VNode } from "preact";
import { formatDate } from "../../../kernel/dates.ts";
import type { ShownPhotograph } from "../photograph-reads.ts";
import { photographPaths } from "./paths.ts";

type Props = {
  readonly personId: string;
  /** Whose face it is, for those who do not see it. */
  readonly name: string;
  readonly photograph: Pick<ShownPhotograph, "photographId">;
};

/** The picture alone, in a row of a list. */
export const SmallPhotograph = ({ personId, name, photograph }: Props): VNode => (
  <img
    class="app-photograph app-photograph--small"
    src={photographPaths.picture(personId, photograph.photographId)}
    alt={`Photograph of ${name}`}
  />
);

/** The picture with what it does not show. */
export const PhotographFigure = ({
  photograph,
  ...props
}: Props & { readonly photograph: ShownPhotograph }): VNode => (
  <figure class="app-figure">
    <img
      class="app-photograph"
      src={photographPaths.picture(props.personId, photograph.photographId)}
      alt={`Photograph of ${props.name}`}
    />
    <figcaption class="govuk-body-s">
      <span class="app-verbatim">{photograph.description}</span>
      <span class="app-line app-secondary">{`Taken ${formatDate(photograph.takenOn)}`}</span>
    </figcaption>
  </figure>
);

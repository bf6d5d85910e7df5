import type { VNode } from "preact";
import { InsetText } from "../../../ui/govuk/index.ts";
import { OutLink } from "../../../ui/layout/index.ts";
import { refusalWord } from "../../subjects/index.ts";
import type { MergeContext } from "./merge-context.ts";
import { samePaths } from "./paths.ts";

type RefusalsProps = Pick<MergeContext, "pair" | "stays" | "ends" | "refusals" | "against"> & {
  readonly isBesideForm: boolean;
};

/** What has to be settled first: in words, then what either record says and where that is changed. */
export function Refusals(ground: RefusalsProps): VNode | null {
  const { refusals } = ground;
  if (refusals.length === 0) return null;
  const words = [...new Set(refusals.map(refusalWord))];
  return (
    <InsetText>
      <p class="govuk-body govuk-!-font-weight-bold">Before they can be joined</p>
      <ul class="govuk-list govuk-list--bullet">
        {words.map((said) => (
          <li>
            {said}
            {refusals
              .filter((key) => refusalWord(key) === said)
              .map((key) => (
                <Where refusal={key} {...ground} />
              ))}
          </li>
        ))}
      </ul>
    </InsetText>
  );
}

function Where({
  refusal,
  pair,
  stays,
  ends,
  against,
  isBesideForm,
}: RefusalsProps & { readonly refusal: string }): VNode | null {
  if (refusal === "undecided") {
    return (
      <>
        {" "}
        <OutLink
          href={samePaths.pair(pair.one.personId, pair.other.personId)}
          isBesideForm={isBesideForm}
        >
          Open the pair
        </OutLink>
      </>
    );
  }
  const found = [stays, ends].flatMap(({ personId, reference }) =>
    against
      .filter((one) => one.key === refusal && one.personId === personId)
      .map((one) => ({ ...one, reference })),
  );
  if (found.length === 0) return null;
  return (
    <ul class="govuk-list">
      {found.map(({ reference, says, act, href }) => (
        <li>
          <span class="app-nowrap">{reference}</span>
          {`: ${says}`}
          {href !== undefined && (
            <span class="app-screen-only">
              {". "}
              <OutLink href={href} isBesideForm={isBesideForm}>
                {act}
                <span class="govuk-visually-hidden">{` of ${reference}`}</span>
              </OutLink>
            </span>
          )}
        </li>
      ))}
    </ul>
  );
}

import type { VNode } from "preact";
import { InsetText, WarningText } from "../../../ui/govuk/index.ts";
import { blocks, isAboutAddress } from "../judge-recipient.ts";
import { unanswered } from "../look-through.ts";
import { partsOf } from "../parts.ts";
import { findingWords } from "./findings.tsx";
import type { PaperPage } from "./paper-view.ts";
import { mayNotGo, whyNot } from "./paper-words.ts";

/** What speaks against a paper leaving today: its recipient, its words, and what was kept in it and why. */
export function CheckedPart({ facts, checked }: PaperPage): VNode | null {
  if (!checked) return null;
  const { paper } = facts;
  const { findings, reasons, ring, isTold } = checked;
  const isWhole = paper.isWhole || !isTold;
  const open = unanswered(findings, paper.kept, paper.kind);
  const stopping = reasons.filter(blocks);
  const parts = partsOf(paper.document);
  const textOfPart = (part: string) => parts.find((one) => one.part === part)?.text;
  const warning = reasons.filter((reason) => !blocks(reason));
  return (
    <>
      <h2 class="govuk-heading-m">What was found</h2>
      {stopping.length > 0 && <WarningText text={mayNotGo(stopping, ring)} />}
      {whyNot(stopping, facts).map((why) => (
        <p class="govuk-body">{why}</p>
      ))}
      {warning.some((reason) => !isAboutAddress(reason)) && (
        <InsetText text="Check who this is: the name is like that of a person who must not have it." />
      )}
      {warning.some(isAboutAddress) && (
        <InsetText text="Look again at the address: who else opens post there?" />
      )}
      {whyNot(warning, facts).map((why) => (
        <p class="govuk-body">{why}</p>
      ))}
      {!isWhole && (
        <WarningText text="Its words are not the ones that it was prepared with: part of it has since been withheld. Withdraw it and prepare another." />
      )}
      {open.map((finding) => (
        <WarningText
          text={`${findingWords(finding)}. Withdraw it and prepare another without that.`}
        />
      ))}
      {paper.kept.length > 0 && (
        <ul class="govuk-list govuk-list--bullet">
          {paper.kept.map((kept) => (
            <li>
              {`${findingWords(kept)}. It stays: ${kept.reason}`}
              <span class="app-secondary app-line app-verbatim">{textOfPart(kept.part)}</span>
            </li>
          ))}
        </ul>
      )}
      {reasons.length + open.length + paper.kept.length === 0 && isWhole && (
        <p class="govuk-body">Nothing speaks against it leaving.</p>
      )}
    </>
  );
}

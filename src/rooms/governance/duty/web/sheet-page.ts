import { formatDateTime } from "../../../../kernel/dates.ts";
import { renderSealedPage } from "../../../../ui/sealed/index.ts";

/** The sheet as it lies on a laptop: closed, it says when it was written and nothing about anybody. */
export const sheetPage = (given: {
  readonly script: string;
  readonly sealed: string;
  readonly at: Date;
}): string =>
  renderSealedPage({
    title: "Duty team’s sheet",
    lead: `Written ${formatDateTime(given.at)}. It opens with the duty team’s passphrase, on this machine alone: nothing is sent anywhere.`,
    script: given.script,
    sealed: given.sealed,
  });

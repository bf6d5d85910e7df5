import { formatDate } from "../../kernel/dates.ts";
import type { Option } from "../../kernel/forms/index.ts";
import type { Tx } from "../../platform/database/database.ts";
import { getConfigurations, type BodyOf } from "../configuration/index.ts";
import {
  careStatusesKind,
  ethnicityCodesKind,
  identitySourcesKind,
  immigrationKind,
  languagesKind,
  type DatedOption,
} from "./configuration-kinds.ts";

/** The lists in force on a day. */
export type IdentityScheme = {
  readonly today: string;
  readonly sources: BodyOf<typeof identitySourcesKind>["sources"];
  readonly faiths: BodyOf<typeof identitySourcesKind>["faiths"];
  readonly ethnicities: readonly DatedOption[];
  readonly ethnicitySource: string;
  readonly languages: BodyOf<typeof languagesKind>["languages"];
  readonly careStatuses: readonly DatedOption[];
  readonly immigrationStatuses: readonly DatedOption[];
  readonly purposes: BodyOf<typeof immigrationKind>["purposes"];
};

export async function identitySchemeOn(tx: Tx, today: string): Promise<IdentityScheme> {
  const { sources, ethnicity, languages, care, immigration } = await getConfigurations(tx, today, {
    sources: [identitySourcesKind, "sources"],
    ethnicity: [ethnicityCodesKind, "codes"],
    languages: [languagesKind, "languages"],
    care: [careStatusesKind, "statuses"],
    immigration: [immigrationKind, "immigration"],
  });
  return {
    today,
    sources: sources.body.sources,
    faiths: sources.body.faiths,
    ethnicities: ethnicity.body.codes,
    ethnicitySource: ethnicity.body.source,
    languages: languages.body.languages,
    careStatuses: care.body.statuses,
    immigrationStatuses: immigration.body.statuses,
    purposes: immigration.body.purposes,
  };
}

type Named = { readonly key: string; readonly name: string };

/** In the words of the list, and by its key where a list has it no more. */
export const nameIn = (list: readonly Named[], key: string | null): string =>
  list.find((one) => one.key === key)?.name ?? key ?? "";

export const optionsOf = (list: readonly Named[]): readonly Option[] =>
  list.map(({ key, name }) => ({ value: key, text: name }));

const isOver = ({ endedOn }: DatedOption, today: string): boolean =>
  endedOn !== undefined && endedOn < today;

/** What can be chosen today; what has ended is accepted by no list. */
export const offeredOn = (list: readonly DatedOption[], today: string): readonly Option[] =>
  list
    .filter((one) => !isOver(one, today))
    .map(({ key, name, group }) => ({
      value: key,
      text: group === undefined ? name : `${group}: ${name}`,
    }));

/** Why a value of the list cannot be chosen any more. */
export function endedWords(
  list: readonly DatedOption[],
  key: string | null | undefined,
  today: string,
): string | undefined {
  const one = list.find((each) => each.key === key);
  if (!one?.endedOn || !isOver(one, today)) return undefined;
  return `“${one.name}” ended on ${formatDate(one.endedOn)}: choose from the list in force`;
}

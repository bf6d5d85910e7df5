import { sql } from "kysely";
import { withWords } from "../../kernel/words-in-text.ts";
import type { Hit, Searched, Searching } from "../search/index.ts";
import { placeOf } from "./resource-forms.ts";
import { languageName, listResources, resourceKinds } from "./resource.ts";
import { campaignPaths } from "./web/paths.ts";

const most = 50;

/** By name, locality or licensing authority, of those that are in the register: each word stands in one of them. */
export const businessesSearched: Searched = {
  heading: "Businesses",
  search: searchBusinesses,
  order: 70,
};

type Found = {
  readonly businessId: string;
  readonly name: string;
  readonly locality: string;
  readonly authority: string;
};

async function searchBusinesses({ tx, sought }: Searching): Promise<readonly Hit[]> {
  const each = sought.text
    .split(" ")
    .map((word) => `%${word.replaceAll(/[\\%_]/g, String.raw`\$&`)}%`);
  const { rows } = await sql<Found>`
    select b.business_id as "businessId", b.name, b.locality, b.authority from directory.businesses b
    where b.partnership_id = (select sec.partnership()) and b.ended_on is null
      and concat_ws(' ', b.name, b.locality, b.authority) ilike all (${each}::text[])
    order by lower(b.name), b.business_id limit ${most}`.execute(tx);
  return rows.map(({ businessId, name, locality, authority }) => ({
    id: businessId,
    href: campaignPaths.business(businessId),
    text: name,
    detail: `${locality} · ${authority}`,
  }));
}

/** Leaflets, films and lesson packs, by title, kind, language or what they are about. */
export const resourcesSearched: Searched = {
  heading: "Leaflets, films and lesson packs",
  search: searchResources,
  order: 71,
};

async function searchResources({ tx, actor, sought }: Searching): Promise<readonly Hit[]> {
  const found = withWords(sought.text, await listResources(tx), (one) => ({
    title: one.title,
    text: `${resourceKinds[one.kind]} ${languageName(one.language)} ${one.about}`,
  }));
  return found.slice(0, most).map((one) => ({
    id: one.resourceId,
    href: placeOf(actor, one),
    text: one.title,
    detail: `${resourceKinds[one.kind]}, ${languageName(one.language)}, edition ${one.edition}`,
  }));
}

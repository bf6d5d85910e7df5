import { sql, type RawBuilder } from "kysely";
import type { IsoDate } from "../../kernel/dates.ts";
import type { Tx } from "../../platform/database/database.ts";
import { readBody } from "../configuration/index.ts";
import { shownName } from "../directory/index.ts";
import { campaignsKind, type CampaignScheme } from "../training/index.ts";

export const resourceKinds = {
  leaflet: "Leaflet",
  film: "Film",
  "lesson-pack": "Lesson pack",
  poster: "Poster",
  sheet: "Sheet",
} as const;
export type ResourceKind = keyof typeof resourceKinds;

export type PublicResource = {
  readonly title: string;
  readonly kind: ResourceKind;
  readonly about: string;
  readonly audiences: readonly string[];
  readonly language: string;
  readonly link: string;
  readonly edition: number;
};

export type Resource = PublicResource & {
  readonly resourceId: string;
  readonly reviewOn: IsoDate;
  readonly ownerId: string;
  readonly owner: string;
  readonly ownerMail: string;
  readonly campaignId: string | null;
  readonly isPublic: boolean;
  readonly endedOn: IsoDate | null;
  readonly version: number;
};

/** Past the day of its review: it is on no public page until somebody reviews it. */
export const isToReview = (
  { reviewOn, endedOn }: Pick<Resource, "endedOn" | "reviewOn">,
  today: IsoDate,
): boolean => endedOn === null && reviewOn < today;

const names = new Intl.DisplayNames("en-GB", { type: "language" });

/** In English, or as it was typed. */
export const languageName = (code: string): string => names.of(code) ?? code;

const cells: RawBuilder<unknown> = sql`
  select r.resource_id as "resourceId", r.title, r.kind, r.about, r.audiences, r.language, r.link, r.edition,
    r.review_on::text as "reviewOn", r.owner_id as "ownerId", ${shownName({ staff: "o", at: "r.kept_at" })} as owner,
    o.email as "ownerMail", r.campaign_id as "campaignId", r.is_public as "isPublic", r.ended_on::text as "endedOn", r.version
  from directory.resources r join directory.staff o on o.staff_id = r.owner_id`;

export async function listResources(tx: Tx): Promise<readonly Resource[]> {
  const { rows } = await sql<Resource>`
    ${cells} where r.ended_on is null order by r.review_on, lower(r.title), r.language limit 1000`.execute(
    tx,
  );
  return rows;
}

export async function findResource(tx: Tx, resourceId: string): Promise<Resource | undefined> {
  const { rows } = await sql<Resource>`
    ${cells} where r.resource_id = ${resourceId}::uuid`.execute(tx);
  return rows[0];
}

type Row = Omit<PublicResource, "title"> & {
  readonly title: string | null;
  readonly scheme: unknown;
};

export type PublicPage = {
  readonly scheme: CampaignScheme;
  readonly resources: readonly PublicResource[];
};

/** Asked as the part of Lantern that reads no table. Nothing while the page is off. */
export async function findPublicResources(tx: Tx, on: string): Promise<PublicPage | undefined> {
  const { rows } = await sql<Row>`
    select scheme, title, kind, about, audiences, language, link, edition
    from directory.public_resources(${on}::date)`.execute(tx);
  const [first] = rows;
  if (!first) return undefined;
  const place = { kind: campaignsKind, key: "campaigns" } as const;
  return {
    scheme: readBody(place, first.scheme),
    resources: rows.flatMap(({ scheme: _scheme, title, ...one }) =>
      title === null ? [] : [{ ...one, title }],
    ),
  };
}

import type { View } from "../../../platform/http/outcome.ts";
import { publicRoute, type Route } from "../../../platform/http/route.ts";
import { atTheDoor, publicView, TellUs } from "../../intake/index.ts";
import { findPublicResources, languageName, resourceKinds, type PublicPage } from "../resource.ts";

/** A resource that is withdrawn is gone with the next look. */
const headers = { "cache-control": "no-store" };

function resourcesPage({ scheme, resources }: PublicPage): View {
  const { title, intro } = scheme.publicPage;
  const shown = scheme.audiences.filter(({ key }) =>
    resources.some(({ audiences }) => audiences.includes(key)),
  );
  return publicView({
    title,
    children: (
      <>
        <p class="govuk-body-l">{intro}</p>
        {shown.length === 0 && <p class="govuk-body">Nothing stands here yet.</p>}
        {shown.map(({ key, name }) => (
          <>
            <h2 class="govuk-heading-m">{name}</h2>
            <ul class="govuk-list govuk-list--spaced">
              {resources
                .filter(({ audiences }) => audiences.includes(key))
                .map((one) => (
                  <li>
                    <a
                      class="govuk-link"
                      href={one.link}
                      hreflang={one.language}
                      rel="noreferrer noopener"
                    >
                      {one.title}
                    </a>
                    {` (${resourceKinds[one.kind]}, ${languageName(one.language)})`}
                    <span class="app-line">{one.about}</span>
                  </li>
                ))}
            </ul>
          </>
        ))}
        <TellUs />
      </>
    ),
  });
}

export const publicRoutes: readonly Route[] = [
  publicRoute({
    ...atTheDoor,
    method: "GET",
    path: "/leaflets-and-films",
    audit: { action: "public.resources" },
    input: {},
    handle: async ({ tx, clock }) => {
      const found = await findPublicResources(tx, clock.today());
      if (!found) return { kind: "notFound" };
      return { kind: "page", view: resourcesPage(found), headers };
    },
  }),
];

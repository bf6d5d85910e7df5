import type { VNode } from "preact";
import { formatDate, formatMonth } from "../../../kernel/dates.ts";
import { publicRoute, type Route } from "../../../platform/http/route.ts";
import type { View } from "../../../platform/http/outcome.ts";
import { SummaryList } from "../../../ui/govuk/index.ts";
import { verbatimFact } from "../../../ui/layout/index.ts";
import { atTheDoor, publicView, TellUs } from "../../intake/index.ts";
import { nameIn } from "../forum-scheme.ts";
import { findYouSaid, type Said, type YouSaid } from "../you-said.ts";

/** Never kept by what stands between: a quotation that is withdrawn is gone with the next look. */
const headers = { "cache-control": "no-store" };

function youSaidPage({ scheme, said }: YouSaid): View {
  const { title, intro } = scheme.youSaid;
  return publicView({
    title,
    children: (
      <>
        <p class="govuk-body-l">{intro}</p>
        {said.length === 0 && <p class="govuk-body">Nothing stands here yet.</p>}
        {scheme.forums.map(({ key, name }) => (
          <OneForum name={name} said={said.filter(({ forum }) => forum === key)} />
        ))}
        <OneForum
          name="Earlier forums"
          said={said.filter(({ forum }) => nameIn(scheme.forums, forum) === forum)}
        />
        <TellUs />
      </>
    ),
  });
}

const did = ({ promise, dueOn, changed, changedOn }: Said): string => {
  if (changed !== null) return `${changed} (${formatDate(changedOn ?? "")})`;
  return promise === null ? "We are looking at it" : `Not yet. By ${formatDate(dueOn ?? "")}`;
};

const OneForum = ({ name, said }: { readonly name: string; readonly said: readonly Said[] }) =>
  said.length === 0 ? null : (
    <>
      <h2 class="govuk-heading-m">{name}</h2>
      {said.map((one) => (
        <OnePoint said={one} />
      ))}
    </>
  );

const OnePoint = ({ said }: { readonly said: Said }): VNode => (
  <>
    <h3 class="govuk-heading-s">{`${said.about} (${formatMonth(said.heldOn)})`}</h3>
    <SummaryList
      rows={[
        verbatimFact("You said", said.quotation === null ? null : `“${said.quotation}”`),
        verbatimFact("We promised", said.promise),
        verbatimFact("We did", did(said)),
      ]}
    />
  </>
);

export const publicRoutes: readonly Route[] = [
  publicRoute({
    ...atTheDoor,
    method: "GET",
    path: "/you-said-we-did",
    audit: { action: "public.you-said" },
    input: {},
    handle: async ({ tx, clock }) => {
      const found = await findYouSaid(tx, clock.today());
      if (!found) return { kind: "notFound" };
      return { kind: "page", view: youSaidPage(found), headers };
    },
  }),
];

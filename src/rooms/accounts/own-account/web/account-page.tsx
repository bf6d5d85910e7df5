import type { VNode } from "preact";
import { formatDate, formatDateTime, londonDate } from "../../../../kernel/dates.ts";
import type { View } from "../../../../platform/http/outcome.ts";
import { Button, InsetText, SummaryList, Table } from "../../../../ui/govuk/index.ts";
import { Form } from "../../../../ui/forms/index.ts";
import { fact } from "../../../../ui/layout/index.ts";
import type { ProviderName } from "../../providers/visits.ts";
import type { OwnBrowser } from "../../known-browsers.ts";
import type { OwnFactors, OwnIdentity, OwnPasskey, OwnSession } from "../account-reads.ts";
import { paths } from "./paths.ts";

type AccountPage = {
  readonly csrfToken: string;
  readonly sessionId: string;
  readonly sessions: readonly OwnSession[];
  readonly browsers: readonly OwnBrowser[];
  /** Of wrong tries before this sign-in, where there were any. */
  readonly told: string | undefined;
  readonly passkeys: readonly OwnPasskey[];
  readonly factors: OwnFactors;
  readonly identities: readonly OwnIdentity[];
  /** Sign-ins of the agencies in which the person has a post. */
  readonly providers: readonly ProviderName[];
};

const dayOf = (at: Date): string => formatDate(londonDate(at));

const methods: Readonly<Record<string, string>> = {
  password: "Password and code",
  passkey: "Passkey",
  provider: "Your organisation’s sign-in",
  invitation: "Invitation",
};

/** How somebody signs in, and where they are signed in now. */
export function accountPage(page: AccountPage): View {
  return {
    title: "Your account",
    body: (
      <>
        <h1 class="govuk-heading-l">Your account</h1>
        {page.told !== undefined && <InsetText text={page.told} />}
        <Sessions {...page} />
        <Browsers {...page} />
        <Passkeys {...page} />
        <Others {...page} />
      </>
    ),
  };
}

function Sessions({ sessions, sessionId, csrfToken }: AccountPage): VNode {
  return (
    <section aria-labelledby="sessions">
      <h2 class="govuk-heading-m" id="sessions">
        Where you are signed in
      </h2>
      <Table
        caption="Sessions that have not ended"
        captionClasses="govuk-visually-hidden"
        head={[
          { text: "Where" },
          { text: "Signed in" },
          { text: "Last seen" },
          { text: "By" },
          { text: <span class="govuk-visually-hidden">End</span> },
        ]}
        rows={sessions.map((one) => [
          { text: `${one.browser ?? "Not known"}, network ${one.network ?? "not known"}` },
          { text: formatDateTime(one.openedAt) },
          { text: formatDateTime(one.seenAt) },
          { text: methods[one.method] ?? one.method },
          {
            text:
              one.sessionId === sessionId ? (
                <>This one</>
              ) : (
                <Form action={paths.endSession(one.sessionId)} csrfToken={csrfToken}>
                  <Button text="End" classes="govuk-button--secondary govuk-!-margin-bottom-0" />
                </Form>
              ),
          },
        ])}
      />
      <p class="govuk-body">
        A session that you do not recognise is not yours: end it, change your password and tell your
        system administrator.
      </p>
      {sessions.length > 1 && (
        <Form action={paths.endOthers} csrfToken={csrfToken}>
          <Button text="End all the others" classes="govuk-button--warning" />
        </Form>
      )}
    </section>
  );
}

/** Known for counting wrong attempts apart; forgetting one ends no session. */
function Browsers({ browsers, csrfToken }: AccountPage): VNode {
  return (
    <section aria-labelledby="browsers">
      <h2 class="govuk-heading-m" id="browsers">
        Browsers you have signed in with
      </h2>
      {browsers.length === 0 ? (
        <p class="govuk-body">None is remembered.</p>
      ) : (
        <BrowserTable browsers={browsers} csrfToken={csrfToken} />
      )}
      <p class="govuk-body">
        Nobody who guesses at your password elsewhere can lock you out of these. A browser that is
        forgotten is a stranger until you sign in with it again; no session ends.
      </p>
      {browsers.length > 1 && (
        <Form action={paths.forgetBrowsers} csrfToken={csrfToken}>
          <Button text="Forget all browsers" classes="govuk-button--secondary" />
        </Form>
      )}
    </section>
  );
}

const BrowserTable = ({ browsers, csrfToken }: Pick<AccountPage, "browsers" | "csrfToken">) => (
  <Table
    caption="Browsers that are remembered"
    captionClasses="govuk-visually-hidden"
    head={[
      { text: "Browser" },
      { text: "First signed in" },
      { text: "Last signed in" },
      { text: <span class="govuk-visually-hidden">Forget</span> },
    ]}
    rows={browsers.map(({ browserId, browser, firstAt, lastAt }) => [
      { text: browser ?? "Not known" },
      { text: formatDateTime(firstAt) },
      { text: formatDateTime(lastAt) },
      {
        text: (
          <Form action={paths.forgetBrowser(browserId)} csrfToken={csrfToken}>
            <Button
              text={
                <>
                  Forget
                  <span class="govuk-visually-hidden">
                    {` ${browser ?? "the browser"} of ${formatDateTime(firstAt)}`}
                  </span>
                </>
              }
              classes="govuk-button--secondary govuk-!-margin-bottom-0"
            />
          </Form>
        ),
      },
    ])}
  />
);

function Passkeys({ passkeys }: AccountPage): VNode {
  return (
    <section aria-labelledby="passkeys">
      <h2 class="govuk-heading-m" id="passkeys">
        Your passkeys
      </h2>
      {passkeys.length === 0 ? (
        <p class="govuk-body">You have none.</p>
      ) : (
        <SummaryList
          rows={passkeys.map((one) => ({
            key: { text: one.name },
            value: {
              text: `Added ${dayOf(one.madeAt)}, ${one.lastUsedAt ? `last used ${formatDateTime(one.lastUsedAt)}` : "not used yet"}`,
            },
            actions: {
              items: [
                {
                  href: paths.removePasskey(one.passkeyId),
                  text: "Remove",
                  visuallyHiddenText: one.name,
                },
              ],
            },
          }))}
        />
      )}
      <Button text="Add a passkey" href={paths.newPasskey} classes="govuk-button--secondary" />
    </section>
  );
}

function Others({ factors, providers, identities, csrfToken }: AccountPage): VNode {
  const isLinked = new Set(identities.map(({ providerId }) => providerId));
  return (
    <section aria-labelledby="others">
      <h2 class="govuk-heading-m" id="others">
        Other ways to sign in
      </h2>
      <SummaryList
        rows={[
          ...(factors.hasCode
            ? [
                {
                  key: { text: "Password" },
                  value: { text: "Set" },
                  actions: change(paths.password, "your password"),
                },
                {
                  key: { text: "Authenticator app" },
                  value: { text: "Set" },
                  actions: change(paths.app, "your authenticator app"),
                },
              ]
            : []),
          {
            key: { text: "Recovery codes" },
            value: { text: `${factors.recoveryCodes} left` },
            actions: change(paths.recoveryCodes, "your recovery codes"),
          },
          ...identities.map(({ providerId, linkedAt }) =>
            fact(nameOf(providers, providerId), `Added ${dayOf(linkedAt)}`),
          ),
        ]}
      />
      {providers
        .filter(({ providerId }) => !isLinked.has(providerId))
        .map(({ providerId, agency }) => (
          <Form action={`/sign-in/with/${providerId}`} csrfToken={csrfToken}>
            <input type="hidden" name="purpose" value="link" />
            <Button text={`Add the sign-in of ${agency}`} classes="govuk-button--secondary" />
          </Form>
        ))}
    </section>
  );
}

const nameOf = (providers: readonly ProviderName[], id: string): string =>
  providers.find(({ providerId }) => providerId === id)?.agency ?? "Your organisation’s sign-in";

const change = (href: string, what: string) => ({
  items: [{ href, text: "Change", visuallyHiddenText: what }],
});

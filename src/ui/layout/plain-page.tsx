import type { VNode } from "preact";
import type { Content } from "../govuk/index.ts";
import { jsEnabledScript } from "./page.tsx";

type PlainPageProps = {
  readonly title: string;
  readonly lang: string;
  readonly dir?: "ltr" | "rtl" | undefined;
  readonly nonce: string;
  readonly assets: { readonly css: string; readonly js: string };
  readonly banner?: string | undefined;
  readonly errorTitle?: boolean | undefined;
  readonly children: Content;
};

/**
 * A document for somebody who is not staff and may be watched: it names neither Lantern nor who runs
 * it, leads nowhere, and says in its title nothing that a glance at a screen gives away.
 */
export function PlainPage(props: PlainPageProps): VNode {
  const { title, lang, dir, nonce, assets, banner, errorTitle, children } = props;
  return (
    <html lang={lang} dir={dir === "rtl" ? dir : undefined} class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <title>{`${errorTitle === true ? "! " : ""}${title}`}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="robots" content="noindex, nofollow" />
        <link rel="stylesheet" href={assets.css} />
        <script type="module" src={assets.js} nonce={nonce} />
      </head>
      <body class="govuk-template__body app-page app-page--plain">
        <script nonce={nonce} dangerouslySetInnerHTML={{ __html: jsEnabledScript }} />
        {banner !== undefined && (
          <header {...(lang === "en" ? {} : { lang: "en", dir: "ltr" })}>
            <p class="app-banner">{banner}</p>
          </header>
        )}
        <div class="govuk-width-container">
          <main class="govuk-main-wrapper" id="main-content">
            {children}
          </main>
        </div>
      </body>
    </html>
  );
}

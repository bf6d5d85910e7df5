import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import {
  BackLink,
  type Breadcrumb,
  Breadcrumbs,
  classNames,
  type Content,
  Footer,
  type FooterLink,
  type FooterSection,
  NotificationBanner,
  ServiceNavigation,
  SkipLink,
} from "../govuk/index.ts";
import { Header, type PageSearch, type PageUser } from "./header.tsx";
import { Marking } from "./marking.tsx";
import { TimeOut } from "./time-out.tsx";

export interface PageNavigationItem {
  text: string;
  href: string;
  current?: boolean | undefined;
  /** How many wait there: shown in red where there are any. */
  count?: number | undefined;
}

type Spoken = {
  lang: string;
  dir: "ltr" | "rtl";
  error: string;
  /** The first link, where it and the foot are in this language as well. */
  around?: { skip: string } | undefined;
};

export interface PageProps {
  title: string;
  partnershipName: string;
  nonce: string;
  assets: {
    css: string;
    js: string;
    /** The partnership's colour, see `themeCss`. */
    theme?: string | undefined;
  };
  homeHref?: string | undefined;
  navigation?: readonly PageNavigationItem[] | undefined;
  search?: PageSearch | undefined;
  user?: PageUser | undefined;
  /** For how many minutes the reader stays signed in without using Lantern; undefined for nobody. */
  idleMinutes?: number | undefined;
  /** Said above everything, for example that the data is fictional. */
  banner?: string | undefined;
  /** What the reader has just done, said first on the page that follows. */
  done?: string | undefined;
  /** Where the guide says how this page works. */
  help?: string | undefined;
  /** Puts "Error: " before the title, so that a screen reader says it first. */
  errorTitle?: boolean | undefined;
  /** The language of title and contents, where it is not English; what stands around them is, unless it is given. */
  spoken?: Spoken | undefined;
  breadcrumbs?: readonly Breadcrumb[] | undefined;
  backLink?: { href: string; text?: string | undefined } | undefined;
  width?: "normal" | "wide" | undefined;
  /** The paper it is printed on: a wide table needs A3 landscape. */
  paper?: "a4" | "a3-landscape" | undefined;
  marking?: string | undefined;
  /** When the page was made, printed beside the reader. */
  asOf?: string | undefined;
  /** Says at the foot of a sheet who printed it; not on a paper for a family. */
  isSigned?: boolean | undefined;
  /** At the foot: places by heading, and links that stand on every page. */
  footer?:
    | {
        sections?: readonly FooterSection[] | undefined;
        links: readonly FooterLink[];
        /** Heard before the links. */
        title?: string | undefined;
      }
    | undefined;
  children: Content;
}

const maximumNavigation = 6;

// govuk-frontend looks for these classes; the text is constant and the nonce allows it.
export const jsEnabledScript =
  "document.body.className += ' js-enabled' + ('noModule' in HTMLScriptElement.prototype ? ' govuk-frontend-supported' : '');";

/** What stands around a page in another language in English says so to whoever hears it. */
const inEnglish = (spoken: PageProps["spoken"]) =>
  spoken && spoken.lang !== "en" ? ({ lang: "en", dir: "ltr" } as const) : {};
/** The same, of what can be worded. */
const aroundIn = (spoken: PageProps["spoken"]) => (spoken?.around ? {} : inEnglish(spoken));

function Head(props: PageProps): VNode {
  const { title, partnershipName, errorTitle, assets, nonce, spoken } = props;
  const prefix = errorTitle === true ? `${spoken?.error ?? "Error"}: ` : "";
  return (
    <head>
      <meta charset="utf-8" />
      <title>{`${prefix}${title} – ${partnershipName}`}</title>
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="robots" content="noindex" />
      <link rel="stylesheet" href={assets.css} />
      {assets.theme !== undefined && <link rel="stylesheet" href={assets.theme} />}
      <script type="module" src={assets.js} nonce={nonce} />
    </head>
  );
}

function Top({
  banner,
  partnershipName,
  homeHref,
  user,
  search,
  navigation = [],
  spoken,
}: PageProps): VNode {
  if (navigation.length > maximumNavigation) {
    throw new RangeError(`A page has at most ${maximumNavigation} navigation items`);
  }
  return (
    <header class="govuk-template__header" {...inEnglish(spoken)}>
      {banner !== undefined && <p class="app-banner">{banner}</p>}
      <Header
        partnershipName={partnershipName}
        homeHref={homeHref ?? "/"}
        user={user}
        search={search}
      />
      {navigation.length > 0 && <ServiceNavigation navigation={navigation.map(counted)} />}
    </header>
  );
}

/** Red, and heard after the name of the place: "Missing 3". */
function counted({ text, count = 0, ...place }: PageNavigationItem) {
  if (count === 0) return { ...place, text };
  return {
    ...place,
    text: (
      <>
        {text} <span class="app-navigation__count">{count}</span>
      </>
    ),
  };
}

function Container({ breadcrumbs, backLink, done, help, children }: PageProps): VNode {
  return (
    <div class="govuk-width-container">
      {breadcrumbs && <Breadcrumbs items={breadcrumbs} />}
      {backLink && (
        <nav aria-label={backLink.text ?? "Back"}>
          <BackLink href={backLink.href} text={backLink.text} />
        </nav>
      )}
      <main class="govuk-main-wrapper" id="main-content">
        {done !== undefined && (
          <NotificationBanner
            type="success"
            titleText="Done"
            titleId="app-done-title"
            text={done}
          />
        )}
        {children}
      </main>
      {help !== undefined && (
        <nav class="app-page-help" aria-label="Help">
          <a class="govuk-link" href={help}>
            Help with this page
          </a>
        </nav>
      )}
    </div>
  );
}

/** A whole document. Everything a page shows is escaped by the renderer. */
export function Page(props: PageProps): VNode {
  const { width = "normal", paper = "a4", footer, spoken } = props;
  const classes = classNames(
    "govuk-template__body app-page",
    width === "wide" && "app-page--wide",
    paper === "a3-landscape" && "app-page--a3-landscape",
  );
  return (
    <html
      lang={spoken?.lang ?? "en"}
      dir={spoken?.dir === "rtl" ? "rtl" : undefined}
      class="govuk-template"
    >
      <Head {...props} />
      <body class={classes} data-idle-minutes={props.idleMinutes}>
        <script nonce={props.nonce} dangerouslySetInnerHTML={{ __html: jsEnabledScript }} />
        <SkipLink
          href="#main-content"
          text={spoken?.around?.skip ?? "Skip to main content"}
          attributes={aroundIn(spoken)}
        />
        <Top {...props} />
        <Container {...props} />
        <footer class="govuk-template__footer" {...aroundIn(spoken)}>
          <Footer
            navigation={footer?.sections}
            meta={footer ? { items: footer.links, visuallyHiddenTitle: footer.title } : undefined}
            contentLicence={<span class="app-footer__name">{props.partnershipName}</span>}
          />
          {/* A paper for a family carries none, and does not say who printed it. */}
          {props.marking !== "" && (
            <Marking
              marking={props.marking ?? "OFFICIAL-SENSITIVE"}
              user={props.isSigned === false ? undefined : props.user}
              asOf={props.asOf}
            />
          )}
        </footer>
        {props.idleMinutes !== undefined && <TimeOut />}
      </body>
    </html>
  );
}

/** The document as text, ready to be sent. */
export function renderPage(page: VNode): string {
  return `<!DOCTYPE html>${renderToString(page)}`;
}

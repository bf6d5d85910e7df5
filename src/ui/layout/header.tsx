import type { VNode } from "preact";
import { HiddenCsrf } from "../forms/form.tsx";

export interface PageUser {
  name: string;
  agency: string;
  /** Where a concern is raised; absent for whoever may raise none. */
  raiseHref?: string | undefined;
  /** Where the person's notices are, and how many of them are new. */
  notices?: { href: string; unseen: number } | undefined;
  /** What stands in the account menu, above signing out. */
  menu?: readonly { text: string; href: string }[] | undefined;
  signOutHref: string;
  /** Leaves any page at once. */
  hideHref?: string | undefined;
  csrfToken: string;
}

export interface PageSearch {
  /** Where a form with what is searched for is sent, so that it stands in no address. */
  action: string;
  csrfToken: string;
  /** What can be searched for, for example "Search a name, reference, phone or vehicle". */
  label: string;
}

interface HeaderProps {
  partnershipName: string;
  homeHref: string;
  user?: PageUser | undefined;
  search?: PageSearch | undefined;
}

function Search({ action, csrfToken, label }: PageSearch): VNode {
  return (
    <form
      class="app-header__search"
      method="post"
      action={action}
      role="search"
      aria-label="Everything"
    >
      <HiddenCsrf token={csrfToken} />
      <label class="govuk-visually-hidden" for="app-search">
        {label}
      </label>
      <input
        class="govuk-input app-header__search-input"
        id="app-search"
        name="sought"
        type="search"
        placeholder="Search"
        spellcheck={false}
        autocomplete="off"
      />
      <button class="app-header__search-button" type="submit" aria-label="Search everything">
        Search
      </button>
    </form>
  );
}

function User({ raiseHref, notices, hideHref, ...account }: PageUser): VNode {
  return (
    <div class="app-header__user">
      {raiseHref !== undefined && (
        <a class="app-header__link" href={raiseHref}>
          Raise<span class="app-header__more"> a concern</span>
        </a>
      )}
      {notices !== undefined && <Notices {...notices} />}
      <Account {...account} />
      {hideHref !== undefined && <HideNow href={hideHref} csrfToken={account.csrfToken} />}
    </div>
  );
}

/** More are not worth counting. */
const mostCounted = 99;

function Notices({ href, unseen }: { href: string; unseen: number }): VNode {
  const count = unseen > mostCounted ? `${mostCounted}+` : String(unseen);
  return (
    <a class="app-header__link" href={href}>
      Notices
      {unseen > 0 && (
        <>
          {" "}
          <span class="app-header__count">
            {count}
            <span class="govuk-visually-hidden"> new</span>
          </span>
        </>
      )}
    </a>
  );
}

// Opens without script. Signing out changes something, so it is a form and not a link.
function Account({ name, agency, menu = [], signOutHref, csrfToken }: PageUser): VNode {
  return (
    <details class="app-account">
      <summary class="app-header__link">Account</summary>
      <div class="app-account__menu">
        <p class="app-account__name">
          {name} · {agency}
        </p>
        <ul class="app-account__list">
          {menu.map(({ text, href }) => (
            <li>
              <a class="govuk-link" href={href}>
                {text}
              </a>
            </li>
          ))}
        </ul>
        <form class="app-header__sign-out" method="post" action={signOutHref}>
          <HiddenCsrf token={csrfToken} />
          <button class="app-account__sign-out" type="submit">
            Sign out
          </button>
        </form>
      </div>
    </details>
  );
}

/** Works without script, where it is a form; with it, three presses of Shift do the same. */
function HideNow({ href, csrfToken }: { href: string; csrfToken: string }): VNode {
  return (
    <form class="app-hide-now" method="post" action={href} data-hide-now>
      <HiddenCsrf token={csrfToken} />
      <button class="app-hide-now__button" type="submit">
        Hide now<span class="app-hide-now__says"> and sign out</span>
      </button>
      <span class="govuk-visually-hidden" role="status" data-hide-now-status />
    </form>
  );
}

/** The bar in the partnership's colour. */
export function Header({ partnershipName, homeHref, user, search }: HeaderProps): VNode {
  return (
    <div class="app-header">
      <div class="govuk-width-container app-header__container">
        <a class="app-header__name" href={homeHref}>
          {partnershipName}
        </a>
        {search && <Search {...search} />}
        {search && (
          <a class="app-header__link app-header__to-search" href={search.action}>
            Search
          </a>
        )}
        {user && <User {...user} />}
      </div>
    </div>
  );
}

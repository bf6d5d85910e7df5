import type { VNode } from "preact";
import { HiddenCsrf } from "../forms/form.tsx";

export interface PageUser {
  name: string;
  agency: string;
  /** Where the person's notices are. */
  noticesHref?: string | undefined;
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
    <form class="app-header__search" method="post" action={action} role="search">
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

// Signing out changes something, so it is a form and not a link.
function User({ name, agency, noticesHref, signOutHref, hideHref, csrfToken }: PageUser): VNode {
  return (
    <div class="app-header__user">
      <span class="app-header__user-name">
        {name} · {agency}
      </span>{" "}
      {noticesHref !== undefined && (
        <a class="app-header__notices" href={noticesHref}>
          Notices
        </a>
      )}{" "}
      <form class="app-header__sign-out" method="post" action={signOutHref}>
        <HiddenCsrf token={csrfToken} />
        <button class="app-header__sign-out-button" type="submit">
          Sign out
        </button>
      </form>
      {hideHref !== undefined && <HideNow href={hideHref} csrfToken={csrfToken} />}
    </div>
  );
}

/** Works without script, where it is a form; with it, three presses of Shift do the same. */
function HideNow({ href, csrfToken }: { href: string; csrfToken: string }): VNode {
  return (
    <form class="app-hide-now" method="post" action={href} data-hide-now>
      <HiddenCsrf token={csrfToken} />
      <button class="app-hide-now__button" type="submit">
        Hide now
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
        {user && <User {...user} />}
      </div>
    </div>
  );
}

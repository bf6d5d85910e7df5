/** What leaves: fixed sentences with a reference and a link, to one address. */
export type Message = {
  /** The same for the same message sent again, so that a mail server or Notify can tell. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
};

export const channels = ["smtp", "govuk-notify"] as const;
export type Channel = (typeof channels)[number];

/** In words of our own: what a server said can quote an address. */
export type Problem = "unreachable" | "refused" | "address" | "settings" | "too-many";

export type Sent =
  | { readonly kind: "sent" }
  /** May go through later. */
  | { readonly kind: "later"; readonly problem: Problem }
  /** Will not go through however often it is tried. */
  | { readonly kind: "never"; readonly problem: Problem };

export type Sender = {
  readonly channel: Channel;
  readonly send: (message: Message) => Promise<Sent>;
};

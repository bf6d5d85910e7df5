/** The largest file that is stored. */
export const fileLimit = 10 * 1024 * 1024;

/** The most files that one form brings. */
export const filesLimit = 5;

/** What each page that takes files says of scanning; beside each file stands what came of it. */
export const aboutScanning =
  "Where your partnership has a virus scanner, each file goes through it, and what it finds is not kept.";

/** What each page that takes files says of pictures. */
export const picturePolicy =
  "Never add an image of a child, nor anything taken from a phone or an account: not a photograph of its screen, not a screenshot, not a copy of messages. Leave the phone as it is, do not look further or forward anything, and ring the police single point of contact.";

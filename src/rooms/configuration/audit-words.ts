/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "configuration.read": "Viewed the configuration",
  home: "Opened the page they start from",
  moved: "Followed an old address to where its page is now",
  "configuration.set": "Set a version of the configuration, by a command",
};

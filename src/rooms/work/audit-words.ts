/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "notices.outside.choose": "Chose how they are told by mail",
  "notices.outside.count": "Counted messages about notices",
  "notices.outside.read": "Viewed how they are told by mail",
  "draft.discard": "Discarded a draft",
  "draft.list": "Viewed their drafts",
  "draft.save": "Saved a draft",
  "notice.seen": "Marked a notice as seen",
  "notices.read": "Read their notices",
};

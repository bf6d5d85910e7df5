/** What is done here, in words for whoever reads the audit. */
export const auditWords = {
  "lead.list": "Viewed the exploitation leads",
  "lead.file": "Exported the exploitation leads",
  "lead.read": "Viewed the exploitation leads of an agency or a school",
  "lead.name": "Named an exploitation lead in an agency or a school",
  "lead.confirm": "Confirmed an exploitation lead",
  "lead.train": "Recorded the training of an exploitation lead",
  "lead.end": "Ended an agency lead",
  "lead.message.list": "Viewed messages to leads",
  "lead.message.new": "Began a message to leads",
  "lead.message.send": "Sent a message to leads",
  "names.refused": "Was refused words that could name a child, where no child is named",
  "lead.message.read": "Read a message to leads",
  "lead.message.withdraw": "Withdrew a message to leads",
  "lead.message.chase": "Asked leads again to open a message",
  "lead.message.told": "Recorded that a lead was told by hand",
};

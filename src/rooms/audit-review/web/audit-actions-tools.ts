/** What is done of the tools themselves, about no child, in words for whoever reads the audit. */
export const toolEditorActions = {
  "tool.version.list": "Looked at the screening and assessment tools and their drafts",
  "tool.version.read": "Looked at a screening or assessment tool with its versions",
  "tool.draft.new": "Began to make a tool",
  "tool.draft.begin": "Made a draft of a tool",
  "tool.draft.read": "Looked at a draft of a tool",
  "tool.draft.change": "Changed a draft of a tool",
  "tool.draft.preview": "Looked at a draft of a tool as it will be filled in",
  "tool.draft.try": "Tried a draft of a tool with invented answers",
  "tool.draft.test": "Tested a draft of a tool on past answers, in counts",
  "tool.draft.discard": "Discarded a draft of a tool",
  "tool.publish": "Put a tool in force",
  "tool.retire": "Retired a tool",
  "tool.withdraw": "Withdrew a tool before its first day",
  "tool.file": "Took a tool out as a file",
} as const;

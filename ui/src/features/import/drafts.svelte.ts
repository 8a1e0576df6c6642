/** What was typed into the open dialog; kept while the window lives, so that nothing is lost. */
export const drafts = $state({ text: '', url: '', feed: '' });

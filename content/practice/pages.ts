/** What else there is to practise, each on a page of its own; the home of practice lists them. A new page needs a line here. */
export const practicePages: readonly { readonly href: string; readonly title: string; readonly line: string }[] = [];

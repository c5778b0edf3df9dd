/** A frame for another page. Its height is that of a lab with two charts on a laptop; whoever pastes it may change it. */
export const embedHtml = (src: string, title: string): string =>
  `<iframe src="${escaped(src)}" title="${escaped(title)}" width="100%" height="860" style="border:0" loading="lazy" allow="clipboard-write"></iframe>`;

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

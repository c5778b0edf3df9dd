import type { LessonContent, Source } from '../lesson-types';

/** Sources are numbered as the front matter lists them, so that is the order in which the words cite them. */
export function checkSources({ sources }: LessonContent, listed: readonly string[], cited: readonly string[]): string[] {
  return [
    ...(cited.join() === listed.join() ? [] : [`front matter sources must be in the order they are cited: ${cited.join(', ')}`]),
    ...Object.entries(sources)
      .filter(([, { href }]) => !/^https:\/\/\S+$/.test(href))
      .map(([id]) => `source ${id} must have an https address`),
    ...Object.entries(sources).flatMap(([id, source]) => checkPlace(source).map((fault) => `source ${id} ${fault}`)),
  ];
}

/** What a reader can look for: a number or page, a part that every paper has, a “heading”, a file. */
const PLACE =
  /\b(sections?|chapter|page|figure|table|equation|algorithm|annex|appendix) [\dA-Z]|\b(abstract|opening|message of the change)\b|“[^”]+”|\b[\w./-]+\.(?:cc|c|go|java|md|py|scala)\b/i;

function checkPlace(source: Source): string[] {
  const said = 'at' in source ? source.at : source.whole;
  return [
    ...(source.text.endsWith('.') && said.endsWith('.') ? [] : ['must be told in whole sentences']),
    ...(/\b(section|chapter|appendix|annex) [\dA-Z]/i.test(source.text) ? ['must tell its place in `at`'] : []),
    ...('at' in source && !PLACE.test(said)
      ? ['must name a section, heading, page, figure or file in `at`, or say why it is cited as a `whole`']
      : []),
  ];
}

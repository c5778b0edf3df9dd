import { type Level, levels } from '@/content/practice/articulate/prompt-types';

const names: Readonly<Record<Level, string>> = { mid: 'At mid level', senior: 'At senior level', staff: 'At staff level' };

/** The same prompt, answered three times. */
export function Exemplars({ exemplars }: { readonly exemplars: Readonly<Record<Level, string>> }) {
  return (
    <div className="grid gap-6">
      {levels.map((level) => (
        <section
          key={level}
          aria-label={names[level]}
          className="grid gap-x-8 gap-y-1 border-t border-rule pt-3 sm:grid-cols-[min(9rem,30%)_minmax(0,1fr)]"
        >
          <h3 className="font-sans text-sm font-medium">{names[level]}</h3>
          <p className="max-w-measure font-serif">{exemplars[level]}</p>
        </section>
      ))}
    </div>
  );
}

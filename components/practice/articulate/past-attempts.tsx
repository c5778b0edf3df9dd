import type { IdeaUnit } from '@/content/practice/articulate/prompt-types';
import { writeSpan } from '../clock/clock';
import { writeDate } from '../write-date';
import type { PastAttempt } from './attempt';

interface PastAttemptsProps {
  readonly past: readonly PastAttempt[];
  readonly units: readonly IdeaUnit[];
}

/** Answers to this prompt that were given before, newest first. */
export function PastAttempts({ past, units }: PastAttemptsProps) {
  if (past.length === 0) return null;
  return (
    <section aria-labelledby="earlier" className="max-w-[46rem] pt-4">
      <h2 id="earlier" className="pb-1 font-medium">
        Your answers before
      </h2>
      {past.map(({ atMs, tookMs, text, covered }) => {
        const missing = units.filter(({ id }) => !covered.includes(id));
        return (
          <details key={atMs} className="border-t border-rule py-1 last:border-b">
            <summary className="min-h-9 cursor-pointer py-1.5 tabular-nums pointer-coarse:min-h-11">
              {writeDate(atMs)}: {units.length - missing.length} of {units.length} ideas{' '}
              <span className="text-sm text-muted">in {writeSpan(Math.round(tookMs / 1000))}</span>
            </summary>
            <div className="grid gap-2 pb-3">
              {text.trim() === '' ? (
                <p className="text-muted">Nothing was written.</p>
              ) : (
                <p className="border-s-2 border-marker ps-3 font-serif whitespace-pre-line wrap-anywhere">{text}</p>
              )}
              {missing.length === 0 ? null : (
                <ul aria-label="Missing" className="list-disc ps-5 text-sm text-muted">
                  {missing.map(({ id, says }) => (
                    <li key={id}>{says}</li>
                  ))}
                </ul>
              )}
            </div>
          </details>
        );
      })}
    </section>
  );
}

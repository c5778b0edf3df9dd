import { DAY_MS, dayOf, type Now } from '@/runtime/review/days';
import type { Card } from '@/runtime/review/schedule';

const SPAN = 7;
const BAR = 56;

export interface AheadProps {
  readonly cards: ReadonlyMap<string, Card>;
  readonly now: Now;
}

const weekday = new Intl.DateTimeFormat('en-GB', { weekday: 'short', timeZone: 'UTC' });
const longWeekday = new Intl.DateTimeFormat('en-GB', { weekday: 'long', timeZone: 'UTC' });

/** How many come back on each of the next days; what is overdue counts as today. */
export function Ahead({ cards, now }: AheadProps) {
  const today = dayOf(now.nowMs, now);
  const counts = new Array<number>(SPAN).fill(0);
  for (const { dueAtMs } of cards.values()) {
    const ahead = Math.max(0, dayOf(dueAtMs, now) - today);
    if (ahead < SPAN) counts[ahead]!++;
  }
  const most = Math.max(1, ...counts);
  const dayAt = (i: number) => new Date((today + i) * DAY_MS);
  return (
    <table data-slot="ahead" className="w-full table-fixed border-collapse">
      <caption className="pb-1 text-start text-muted">Coming back in the next days</caption>
      <tbody>
        <tr>
          {counts.map((count, i) => (
            <td key={dayAt(i).getTime()} className="h-20 border-b border-ink p-0 text-center align-bottom tabular-nums">
              <span className={count === 0 ? 'text-muted' : undefined}>{count}</span>
              <span
                aria-hidden="true"
                className="mx-auto block w-5 border-x border-t border-ink bg-marker"
                style={{ height: count === 0 ? 0 : Math.max(3, (count / most) * BAR), borderWidth: count === 0 ? 0 : undefined }}
              />
            </td>
          ))}
        </tr>
        <tr>
          {counts.map((_, i) => (
            <th key={dayAt(i).getTime()} scope="col" className="pt-1 text-center text-xs font-normal text-muted">
              <abbr title={i === 0 ? 'Today' : longWeekday.format(dayAt(i))} className="no-underline">
                {i === 0 ? 'now' : weekday.format(dayAt(i))}
              </abbr>
            </th>
          ))}
        </tr>
      </tbody>
    </table>
  );
}

import { CAPSTONE_PART, type CourseRow, course, numberOf, opensOf, rowOf } from '@/content/course';
import { Link } from '../ui/link';
import { type Drawing, drawnAcross, drawnDown } from '../viz/course-graph/drawing';
import { allNeeds, essentialNeeds, inLayers } from '../viz/course-graph/layers';
import { linesOf } from '../viz/course-graph/lines-of';
import { uncrossed } from '../viz/course-graph/uncross';
import { GraphLight } from './graph-light';
import { GraphMark } from './graph-mark';

const nodes = course.map(({ slug, part, needs }) => ({ id: slug, group: part, needs, isLast: part === CAPSTONE_PART }));
const essential = essentialNeeds(nodes);
const layered = uncrossed(inLayers(nodes));
const across = drawnAcross(layered);
const down = drawnDown(layered);

const leadsTo = (slug: string): readonly string[] =>
  course.map((row) => row.slug).filter((other) => allNeeds(essential, other).has(slug));
const numbers = (slugs: readonly string[]): string => slugs.map(numberOf).join(' ');

/** Which lessons light a lesson: itself, those that build on it however far, and those it is opened by. */
const litBy = (slug: string): string => numbers([slug, ...leadsTo(slug), ...essential.get(slug)!]);
/** Which lessons light a line: those it is on the way to, and the one it leaves. */
const lineLitBy = (from: string, to: string): string => numbers([to, ...leadsTo(to), from]);

/** Which lesson builds on which: to the right on a wide screen, downwards on a narrow one. Its words are in the list of the course. */
export function CourseGraph({ written }: { readonly written: readonly string[] }) {
  return (
    <figure data-slot="course-graph" className="course-graph mb-10 max-w-lab font-sans">
      <GraphLight
        caption={
          <>
            A line leads from a lesson to one that builds on it; a broken outline is not written yet.{' '}
            <span className="scriptless:hidden">Point at a lesson to see all that it needs, and what it opens.</span>
          </>
        }
      >
        <Lines drawing={across} className="max-lg:hidden" />
        <Lines drawing={down} className="lg:hidden" />
        <ol className="graph-nodes" style={sizes}>
          {course.map((row) => (
            <Lesson key={row.slug} row={row} isWritten={written.includes(row.slug)} />
          ))}
        </ol>
      </GraphLight>
    </figure>
  );
}

/** Heights grow with the words. */
function rem(px: number): string {
  return `${px / 16}rem`;
}

/** Values that only the style can hold. */
type Styles = React.CSSProperties & Record<`--${string}`, string>;
const sizes: Styles = { '--across': rem(across.height), '--down': rem(down.height) };

function Lines({ drawing: { height, lines }, className }: { readonly drawing: Drawing; readonly className: string }) {
  return (
    <svg
      aria-hidden="true"
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      className={className}
      style={{ height: rem(height) }}
    >
      {lines.map(({ from, to, d }) => (
        <path key={`${from} ${to}`} d={d} data-with={lineLitBy(from, to)} vectorEffect="non-scaling-stroke" />
      ))}
    </svg>
  );
}

const placeOf = ({ nodes: placed }: Drawing, slug: string) => placed.find(({ id }) => id === slug)!;

function placeStyle(slug: string): Styles {
  const [wide, narrow] = [placeOf(across, slug), placeOf(down, slug)];
  return { '--ax': `${wide.x}%`, '--ay': rem(wide.y), '--dx': `${narrow.x}%`, '--dy': rem(narrow.y) };
}

type NodeProps = React.HTMLAttributes<HTMLElement> & Record<`data-${string}`, string>;

function Lesson({ row: { slug, title, needs }, isWritten }: { readonly row: CourseRow; readonly isWritten: boolean }) {
  const number = numberOf(slug);
  const own: NodeProps = {
    'data-node': number,
    'data-with': litBy(slug),
    'data-says': inWords(slug, isWritten),
    className: 'graph-node',
    children: (
      <>
        <GraphMark slug={slug} isWritten={isWritten} />
        <span className="graph-words">
          {linesOf(`${number} ${title}`).map((line, i) => (
            <span key={line} className="graph-line">
              {i === 0 ? <span className="graph-number">{number} </span> : null}
              <span className="graph-title">{i === 0 ? line.slice(number.length + 1) : line} </span>
            </span>
          ))}
        </span>
        {needs.length === 0 ? null : <span className="sr-only">after {needs.map(numberOf).join(', ')}</span>}
      </>
    ),
  };
  return <li style={placeStyle(slug)}>{isWritten ? <Link href={`/learn/${slug}`} {...own} /> : <span {...own} />}</li>;
}

function inWords(slug: string, isWritten: boolean): string {
  const { title, needs } = rowOf(slug)!;
  const named = (need: string): string => `${numberOf(need)} ${rowOf(need)!.title}`;
  const opens = opensOf(slug);
  return [
    `${numberOf(slug)} ${title}${isWritten ? '' : ', not written yet'}.`,
    needs.length === 0 ? 'Needs nothing before it.' : `Builds on ${needs.map(named).join(', ')}.`,
    opens.length === 0 ? '' : `Opens ${opens.map(numberOf).join(', ')}.`,
  ].join(' ');
}

import type { LessonLab as LessonLabSpec } from '@/content/lesson-types';

export interface LessonLabProps {
  readonly slug: string;
  readonly id: string;
  readonly lab: LessonLabSpec;
}

export function LessonLab({ slug, id, lab }: LessonLabProps) {
  return (
    <section data-slot="lab" id={`lab-${slug}-${id}`} aria-label={lab.title}>
      <p>{lab.title}</p>
      <p>{lab.summary}</p>
    </section>
  );
}

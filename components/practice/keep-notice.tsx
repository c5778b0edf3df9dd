import type { ProgressState } from '@/runtime/progress/store';

/** Said where what is done here will be gone with the page. */
export function KeepNotice({ keep }: Pick<ProgressState, 'keep'>) {
  if (keep === 'saved' || keep === 'unread') return null;
  return (
    <p role="alert" className="mb-4 border-s-2 border-failed ps-3 font-sans text-sm">
      {keep === 'full'
        ? 'This browser has no room left: what you do here is gone when you leave this page. Erase something, or export your progress.'
        : 'This browser keeps nothing: what you do here is gone when you leave this page.'}
    </p>
  );
}

'use client';
import { useEffect, useId, useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import type { RecallQuestion } from '@/content/practice/item-types';
import type { FieldsProps } from './fields';

/** One idea to recall. What was meant is shown once you have said how sure you are; whether you had it is yours to say. */
export function RecallFields({ question, onGrade, isShown }: FieldsProps<RecallQuestion>) {
  const id = useId();
  const [settle, setSettle] = useState<((hadIt: boolean) => void) | null>(null);
  const meant = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    onGrade(() => new Promise<boolean>((resolve) => setSettle(() => resolve)));
  }, [onGrade]);
  useEffect(() => {
    if (settle !== null) meant.current?.focus();
  }, [settle]);
  const isRevealed = settle !== null || isShown;
  return (
    <div className="grid max-w-measure gap-3">
      <label htmlFor={id} className="text-sm text-muted">
        Say it aloud, or in a sentence here. It is not kept.
      </label>
      <textarea
        id={id}
        rows={2}
        readOnly={isRevealed}
        autoComplete="off"
        className="w-full resize-y rounded-sm border border-edge bg-raised px-2 py-1 font-serif hover:border-ink"
      />
      {isRevealed ? (
        <p ref={meant} tabIndex={-1} data-slot="why" className="border-s-2 border-ink ps-3 font-serif">
          {question.says}
        </p>
      ) : null}
      {settle !== null && !isShown ? (
        <div className="flex flex-wrap gap-2">
          <Button onClick={() => settle(true)}>I had it</Button>
          <Button onClick={() => settle(false)}>I did not</Button>
        </div>
      ) : null}
    </div>
  );
}

'use client';
import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';

export interface EraseButtonProps {
  readonly onErase: () => void;
  readonly disabled?: boolean;
}

/** Asks first: it cannot be undone. */
export function EraseButton({ onErase, disabled }: EraseButtonProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button variant="danger" disabled={disabled} onClick={() => setOpen(true)}>
        Erase
      </Button>
      <Dialog
        open={isOpen}
        onOpenChange={setOpen}
        title="Erase your progress?"
        description="Lessons, answers, predictions and challenges are removed from this browser. Nobody else has a copy; export first if you may want them back."
        actions={
          <>
            <Button onClick={() => setOpen(false)}>Keep it</Button>
            <Button
              variant="danger"
              onClick={() => {
                setOpen(false);
                onErase();
              }}
            >
              Erase progress
            </Button>
          </>
        }
      />
    </>
  );
}

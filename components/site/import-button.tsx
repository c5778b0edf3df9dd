'use client';
import { useRef } from 'react';
import { Button } from '@/components/ui/button';
import { Icon } from '@/components/ui/icon';
import { progressActions } from '@/runtime/progress/use-progress';

const MAX_BYTES = 20_000_000;

export interface ImportButtonProps {
  readonly onImported: () => void;
  /** Field, rule and value of the first thing that is wrong. */
  readonly onRefused: (why: string) => void;
}

export function ImportButton({ onImported, onRefused }: ImportButtonProps) {
  const input = useRef<HTMLInputElement>(null);
  const read = async (file: File) => {
    try {
      if (file.size > MAX_BYTES)
        throw new Error(`file must be at most ${MAX_BYTES / 1e6} MB, got ${Math.round(file.size / 1e6)} MB`);
      progressActions().importText(await file.text());
      onImported();
    } catch (error) {
      onRefused((error as Error).message);
    }
  };
  return (
    <>
      <Button onClick={() => input.current?.click()}>
        <Icon name="upload" /> Import
      </Button>
      <input
        ref={input}
        type="file"
        accept="application/json,.json"
        aria-label="Progress file"
        tabIndex={-1}
        hidden
        onChange={(event) => {
          const file = event.target.files?.[0];
          event.target.value = '';
          if (file) void read(file);
        }}
      />
    </>
  );
}

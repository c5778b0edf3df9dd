import { useMemo } from 'react';
import type { ScenarioEvent } from '@/engine/scenario/types';
import { useRun } from './lab-context';
import { wordsOfInputs } from './words-of-inputs';

/** Names a run of this lab by what was done in it. */
export function useWordsOfRun(): (inputs: readonly ScenarioEvent[]) => string {
  const controls = useRun(({ controls }) => controls);
  const moreControls = useRun(({ moreControls }) => moreControls);
  return useMemo(() => {
    const views = [...controls, ...moreControls];
    return (inputs) => wordsOfInputs(inputs, views);
  }, [controls, moreControls]);
}
